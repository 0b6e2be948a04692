import * as z from 'zod/mini';
import { ROLES } from '#domain/access.ts';

export const ENVIRONMENTS = ['demo', 'sandbox', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** A member of the staff, as others see them. */
export const person = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof person>;

/** Who acts, and as what: the role decides what they may do (src/domain/access.ts). */
export const actor = z.object({ ...person.shape, role: z.enum(ROLES) });
export type Actor = z.infer<typeof actor>;

/** GET /api/session: what the shell needs before it draws. `now` is the server's (and upstream's) time, RFC 3339. */
export const session = z.object({
  actor,
  project: z.object({ id: z.string(), name: z.string() }),
  environment: z.enum(ENVIRONMENTS),
  now: z.string(),
  /** Whom one may act as with a click: in the demo and the sandbox only, empty elsewhere. */
  identities: z.array(actor),
  /** Whether people sign in here, and so can sign out. */
  sign_in: z.boolean(),
});
export type Session = z.infer<typeof session>;

/** POST /api/session/identity. */
export const identityBody = z.strictObject({ id: z.string().check(z.minLength(1), z.maxLength(40)) });
