import type { Audit } from '#bff/core/audit/audit.ts';
import type { Ids, Log } from '#bff/core/ports.ts';
import type { Db } from '#bff/core/store/schema.ts';
import type { Attempts } from './attempts.ts';
import type { Auth, SingleSignOn } from './auth.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SessionTimes, SignedIn, Sessions } from './sessions.ts';

/** What the parts of sign-in share: made once in sign-in.ts. */
export interface SignInContext {
  readonly db: Db;
  readonly audit: Audit;
  readonly ids: Ids;
  readonly log: Log;
  readonly now: () => number;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly times: SessionTimes;
  readonly attempts: Attempts;
  /** The origin that browsers use. */
  readonly url: string;
  readonly singleSignOn: SingleSignOn | null;
  readonly secondFactor: SecondFactor;
}

/** One call to sign-in, once it is known whose it is. */
export interface Visit {
  readonly request: Request;
  readonly requestId: string;
  /** The address that it came from, where that is known. */
  readonly from: string | null;
  /** Who is signed in already. */
  readonly before: SignedIn | null;
}
