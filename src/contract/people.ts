import * as z from 'zod/mini';
import { ROLES } from '#domain/access.ts';
import { email } from './sign-in.ts';

export const PERSON_STATES = ['active', 'disabled', 'invited'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** Somebody of the staff, as administrators see them. */
export const staffPerson = z.object({
  id: z.string(),
  /** Empty until an invitation is taken up. */
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  state: z.enum(PERSON_STATES),
  two_factor: z.boolean(),
  /** RFC 3339; null who was never here. */
  last_seen_at: z.nullable(z.string()),
});
export type StaffPerson = z.infer<typeof staffPerson>;

/** GET /api/people, by name. */
export const people = z.object({ people: z.array(staffPerson) });
export type People = z.infer<typeof people>;

/** POST /api/people: invites, or invites again, which makes the earlier link void. */
export const inviteBody = z.strictObject({ email, role: z.enum(ROLES) });
export type InviteBody = z.infer<typeof inviteBody>;

/** Also POST /api/people/:id/reset: the link is one for a new password. It is shown this once. Who has single sign-on may sign in with it instead. */
export const invitation = z.object({ link: z.string(), expires_at: z.string() });
export type Invitation = z.infer<typeof invitation>;

/** PATCH /api/people/:id: one change at a time; the reply is the person as changed. */
export const personChange = z.union([
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ state: z.enum(['active', 'disabled']) }),
]);
export type PersonChange = z.infer<typeof personChange>;
