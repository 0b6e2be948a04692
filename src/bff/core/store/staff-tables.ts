import type { PersonState } from '#contract/people.ts';
import type { Role } from '#domain/access.ts';

/**
 * The people who sign in here. The sign-in library fills these tables too; its times are RFC 3339 texts, ours epoch
 * milliseconds.
 */
export interface StaffTables {
  person: PersonRow;
  sign_in_session: SessionRow;
  sign_in_account: AccountRow;
  sign_in_passkey: PasskeyRow;
  sign_in_link: LinkRow;
  used_code: UsedCodeRow;
}

export interface PersonRow {
  id: string;
  /** Empty until an invitation is taken up. */
  name: string;
  /** In lower case. */
  email: string;
  email_verified: number;
  two_factor_enabled: number;
  role: Role;
  state: PersonState;
  last_seen_at: number | null;
  created_at: string;
  updated_at: string;
}

/** One browser that is signed in. */
export interface SessionRow {
  id: string;
  /** SHA-256 of what the cookie holds. */
  token: string;
  person_id: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
  /** When it last asked for something; null until it has. */
  seen_at: number | null;
  ip_address: string | null;
  user_agent: string | null;
}

/** A way to sign in: the password's hash, or who one is at the company's own sign-in. */
export interface AccountRow {
  id: string;
  account_id: string;
  provider_id: string;
  person_id: string;
  password: string | null;
  created_at: string;
  updated_at: string;
}

export interface PasskeyRow {
  id: string;
  person_id: string;
  name: string | null;
  created_at: string | null;
}

/** A one-time link: an invitation, one for a new password, or the first start's, which is nobody's yet. */
export interface LinkRow {
  /** SHA-256 of what stands behind the # of the link. */
  token: string;
  person_id: string | null;
  kind: 'first' | 'join' | 'reset';
  expires_at: number;
}

/** A code of an authenticator that was taken, so that it is not taken twice. */
export interface UsedCodeRow {
  person_id: string;
  code: string;
  used_at: number;
}
