import type { Invitation, InviteBody, PersonChange, StaffPerson } from '#contract/people.ts';
import type { Actor } from '#contract/session.ts';
import type { Me } from '#contract/sign-in.ts';

/** Who asks, and in which request: for the record. */
export interface Asking {
  readonly actor: Actor;
  readonly requestId: string;
}

/**
 * The people who sign in here, their invitations and their sessions. What cannot be done ends with an ApiProblem; what
 * is done is in the audit record and takes effect with the next call of whom it concerns.
 */
export interface Staff {
  /** Whether whoever asks has signed in, or proved it again, within the last minutes. */
  isFresh(request: Request): Promise<boolean>;
  /** Whether whoever asked still is signed in; asking so does not count as their doing something. */
  isSignedIn(request: Request): Promise<boolean>;
  /** Whether whoever asks still has to set up the second factor that is demanded here. */
  mustEnrol(request: Request): Promise<boolean>;
  people(): Promise<StaffPerson[]>;
  invite(invited: InviteBody, by: Asking): Promise<Invitation>;
  change(id: string, change: PersonChange, by: Asking): Promise<StaffPerson>;
  /** A one-time link to a new password, for somebody who forgot theirs; ends their sessions. */
  resetPassword(id: string, by: Asking): Promise<Invitation>;
  endSessionsOf(id: string, by: Asking): Promise<void>;
  /** The caller's own account. */
  me(request: Request): Promise<Me>;
  /** One of the caller's own sessions, perhaps the one that asks. */
  endSession(request: Request, id: string, by: Asking): Promise<void>;
  endOtherSessions(request: Request, by: Asking): Promise<void>;
}
