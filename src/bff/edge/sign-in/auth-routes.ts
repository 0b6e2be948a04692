import * as z from 'zod/mini';
import type { AuditAct } from '#contract/audit.ts';
import { newPassword, PASSWORD_MAX } from '#contract/sign-in.ts';

/** One of the library's endpoints that is open; there is none beside those listed here. */
export interface AuthRoute {
  readonly method: 'GET' | 'POST';
  /** Below /api/auth. */
  readonly path: string;
  /** Fields that it takes; what else is sent is refused. */
  readonly body: z.ZodMiniType<Readonly<Record<string, unknown>>> | null;
  /** Whether it is for those who are signed in, or for those who are about to. */
  readonly signedIn: boolean;
  /** What a success is called in the record; null where it changes nothing. */
  readonly record: AuditAct | null;
  /** What is said beside that. */
  readonly fact?: string;
  /** Fields that go to the library without being asked for. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What of the library's reply goes out. Tokens never do. */
  readonly reply: (body: Readonly<Record<string, unknown>>) => unknown;
}

const text = (longest: number) =>
  z.string().check(z.minLength(1, 'is empty'), z.maxLength(longest, 'is too long'));
const password = text(PASSWORD_MAX);
const webauthn = z.record(z.string(), z.unknown());
const done = () => ({});

export const AUTH_ROUTES: readonly AuthRoute[] = [
  {
    method: 'POST',
    path: '/sign-in/email',
    body: z.strictObject({ email: text(254), password }),
    signedIn: false,
    record: 'session.signed_in',
    fact: 'password',
    reply: ({ twoFactorRedirect }) => ({ twoFactorRedirect: twoFactorRedirect === true }),
  },
  {
    method: 'POST',
    path: '/two-factor/verify-totp',
    body: z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/, 'is not six digits')) }),
    signedIn: false,
    record: 'session.signed_in',
    fact: 'password and authenticator',
    reply: done,
  },
  {
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    body: z.strictObject({ code: text(20) }),
    signedIn: false,
    record: 'session.signed_in',
    fact: 'password and backup code',
    reply: done,
  },
  {
    method: 'POST',
    path: '/two-factor/enable',
    body: z.strictObject({ password }),
    signedIn: true,
    record: null,
    reply: ({ totpURI, backupCodes }) => ({ totpURI, backupCodes }),
  },
  {
    method: 'POST',
    path: '/two-factor/disable',
    body: z.strictObject({ password }),
    signedIn: true,
    record: 'account.changed',
    fact: 'authenticator taken away',
    reply: done,
  },
  {
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    body: z.strictObject({ password }),
    signedIn: true,
    record: 'account.changed',
    fact: 'new backup codes',
    reply: ({ backupCodes }) => ({ backupCodes }),
  },
  {
    method: 'GET',
    path: '/passkey/generate-authenticate-options',
    body: null,
    signedIn: false,
    record: null,
    reply: (options) => ({ ...options, userVerification: 'required' }),
  },
  {
    method: 'POST',
    path: '/passkey/verify-authentication',
    body: z.strictObject({ response: webauthn }),
    signedIn: false,
    record: 'session.signed_in',
    fact: 'passkey',
    reply: done,
  },
  {
    method: 'GET',
    path: '/passkey/generate-register-options',
    body: null,
    signedIn: true,
    record: null,
    reply: (options) => options,
  },
  {
    method: 'POST',
    path: '/passkey/verify-registration',
    body: z.strictObject({ response: webauthn, name: text(60) }),
    signedIn: true,
    record: 'account.changed',
    fact: 'passkey added',
    reply: ({ id, name }) => ({ id, name }),
  },
  {
    method: 'POST',
    path: '/passkey/delete-passkey',
    body: z.strictObject({ id: text(60) }),
    signedIn: true,
    record: 'account.changed',
    fact: 'passkey taken away',
    reply: done,
  },
  {
    method: 'POST',
    path: '/change-password',
    body: z.strictObject({
      currentPassword: password,
      newPassword,
      revokeOtherSessions: z.optional(z.literal(true)),
    }),
    fixed: { revokeOtherSessions: true },
    signedIn: true,
    record: 'account.changed',
    fact: 'password changed, other sessions ended',
    reply: done,
  },
  {
    method: 'POST',
    path: '/sign-out',
    body: z.strictObject({}),
    signedIn: true,
    record: 'session.signed_out',
    reply: done,
  },
];
