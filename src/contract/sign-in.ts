import * as z from 'zod/mini';
import { ROLES } from '#domain/access.ts';

/** The shortest password that is taken. Long ones are; no other rule (NIST SP 800-63B, ASVS 5.0 6.2). */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** GET /api/sign-in: how one signs in here. Answered to anybody. */
export const signInWays = z.object({
  password: z.literal(true),
  passkey: z.boolean(),
  /** What the company's own sign-in is called; null where there is none. */
  single_sign_on: z.nullable(z.object({ name: z.string() })),
  /** Nobody has been here yet: the link that was printed at the start creates the first administrator. */
  first_start: z.boolean(),
});
export type SignInWays = z.infer<typeof signInWays>;

const name = z
  .string()
  .check(z.trim(), z.minLength(1, 'is empty'), z.maxLength(80, 'is longer than 80 characters'));

/** An address as it is compared: in lower case. */
export const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254, 'is too long'), z.email('is not an e-mail address'));

/** A password that somebody chooses. */
export const newPassword = z
  .string()
  .check(
    z.minLength(PASSWORD_MIN, `is shorter than ${String(PASSWORD_MIN)} characters`),
    z.maxLength(PASSWORD_MAX, `is longer than ${String(PASSWORD_MAX)} characters`),
  );

/** What a link carries behind its #. */
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'is not the end of such a link'));

/** POST /api/sign-in/first: the first administrator, by the link printed at the first start. Signs in. */
export const firstBody = z.strictObject({ token, name, email, password: newPassword });
export type FirstBody = z.infer<typeof firstBody>;

/** POST /api/sign-in/join: who was invited, by the link that an administrator handed over. Signs in. */
export const joinBody = z.strictObject({ token, name, password: newPassword });
export type JoinBody = z.infer<typeof joinBody>;

/** POST /api/sign-in/reset: a new password, by the link of an administrator. Signs in nobody. */
export const resetBody = z.strictObject({ token, password: newPassword });
export type ResetBody = z.infer<typeof resetBody>;

/**
 * POST /api/sign-in/confirm: who is signed in proves it again, before what needs a fresh sign-in. `code` is the
 * authenticator's, or a backup code, where one is set up.
 */
export const confirmBody = z.strictObject({
  password: z.string().check(z.minLength(1, 'is empty'), z.maxLength(PASSWORD_MAX, 'is too long')),
  code: z.optional(z.string().check(z.minLength(6), z.maxLength(20))),
});
export type ConfirmBody = z.infer<typeof confirmBody>;

/** A browser that is signed in. */
const signedInSession = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  created_at: z.string(),
  last_seen_at: z.string(),
  user_agent: z.nullable(z.string()),
  ip: z.nullable(z.string()),
});

/** GET /api/me */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** Whether there is a password; who came by single sign-on has none. */
  password: z.boolean(),
  two_factor: z.boolean(),
  /** An authenticator is demanded here, and there is none yet: nothing but the account opens. */
  second_factor_needed: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), created_at: z.string() })),
  sessions: z.array(signedInSession),
});
export type Me = z.infer<typeof me>;
