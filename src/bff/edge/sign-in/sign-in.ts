import type { Staff } from '#bff/core/access/staff.ts';
import type { Audit, AuditNote } from '#bff/core/audit/audit.ts';
import { ApiProblem, problemReply } from '#bff/core/http/api-problem.ts';
import type { Ids, Log } from '#bff/core/ports.ts';
import type { Db } from '#bff/core/store/schema.ts';
import type { Actor } from '#contract/session.ts';
import type { SignInWays } from '#contract/sign-in.ts';
import { createRateLimit } from '../rate-limit.ts';
import { admitTo } from './admit.ts';
import { createAttempts } from './attempts.ts';
import { AUTH_PATH, createAuth } from './auth.ts';
import type { Auth, SingleSignOn } from './auth.ts';
import { AUTH_ROUTES } from './auth-routes.ts';
import { first, join, reset } from './by-link.ts';
import type { SignInContext, Visit } from './context.ts';
import { callLibrary } from './library-calls.ts';
import { FIRST_START_MS, makeLink } from './links.ts';
import { confirm } from './password.ts';
import { tooMany } from './refusals.ts';
import type { SecondFactor } from './second-factor.ts';
import { createSessions } from './sessions.ts';
import type { SessionTimes } from './sessions.ts';
import { CALLBACK_PATH, finishSingleSignOn, startSingleSignOn } from './single-sign-on.ts';
import { createStaff } from './staff.ts';

export interface SignInOptions {
  readonly db: Db;
  readonly audit: Audit;
  readonly ids: Ids;
  readonly log: Log;
  readonly now: () => number;
  /** Signs cookies and encrypts authenticators' secrets. */
  readonly secret: string;
  /** The origin that browsers use. */
  readonly url: string;
  readonly times: SessionTimes;
  readonly singleSignOn: SingleSignOn | null;
  readonly secondFactor: SecondFactor;
}

/** How people sign in: everything below /api/auth and /api/sign-in, and who somebody is everywhere else. */
export interface SignIn {
  /** Whether this answers the path, rather than the core. */
  owns(pathname: string): boolean;
  /** Whether it is the return from the company's sign-in, which comes from another site. */
  isReturn(request: Request): boolean;
  /** @param from the address that it came from, where that is known */
  fetch(request: Request, from: string | null): Promise<Response>;
  identify(request: Request): Promise<Actor | null>;
  readonly staff: Staff;
  /** The link that creates the first administrator; null where somebody is here already. */
  firstStartLink(): Promise<string | null>;
}

/** Each costs a tenth of a second of work, so this bounds what guessing costs. */
const SECRETS_PER_SECOND = 5;

export function createSignIn(options: SignInOptions): SignIn {
  const { db, audit, ids, log, now, url, times, singleSignOn, secondFactor } = options;
  const make = (provider: SingleSignOn | null): Auth =>
    createAuth({
      db,
      log,
      url,
      secret: options.secret,
      absoluteSeconds: times.absoluteMs / 1_000,
      freshSeconds: times.freshMs / 1_000,
      singleSignOn: provider,
      admit: admitTo(db, audit),
    });
  const auth = make(null);
  // One of its own, so that a provider that does not answer holds up nobody who signs in another way.
  const withProvider = singleSignOn && make(singleSignOn);
  const sessions = createSessions({ auth, db, audit, now, times });
  const attempts = createAttempts(now);
  const context: SignInContext = {
    db,
    audit,
    ids,
    log,
    now,
    auth,
    sessions,
    times,
    attempts,
    url,
    singleSignOn,
    secondFactor,
  };
  const secrets = createRateLimit(SECRETS_PER_SECOND, now);

  async function ways(request: Request): Promise<SignInWays> {
    const anybody = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
    return {
      password: true,
      // A passkey belongs to a name: there is none for an address of numbers, or for another name than the server's.
      passkey: isOwnName(request, url),
      single_sign_on: singleSignOn && { name: singleSignOn.name },
      first_start: anybody === undefined,
    };
  }

  async function answer(context: SignInContext, visit: Visit): Promise<Response> {
    const { request } = visit;
    const { pathname } = new URL(request.url);
    const call = `${request.method} ${pathname}`;
    if (call === 'GET /api/sign-in') return Response.json(await ways(request));
    if (request.method === 'POST' && !pathname.endsWith('/sign-out') && !secrets.take()) throw tooMany(1);
    if (call === 'POST /api/sign-in/first') return first(context, visit);
    if (call === 'POST /api/sign-in/join') return join(context, visit);
    if (call === 'POST /api/sign-in/reset') return reset(context, visit);
    if (call === 'POST /api/sign-in/confirm') return confirm(context, visit);
    if (withProvider && call === `POST ${AUTH_PATH}/sign-in/social`)
      return startSingleSignOn(context, withProvider, visit);
    const route = AUTH_ROUTES.find(({ method, path }) => call === `${method} ${AUTH_PATH}${path}`);
    if (route) return callLibrary(context, route, visit);
    throw new ApiProblem('not_found', 'There is nothing at this address.');
  }

  function isReturn(request: Request): boolean {
    return request.method === 'GET' && new URL(request.url).pathname === CALLBACK_PATH;
  }

  return {
    owns: (pathname) => /^\/api\/(auth|sign-in)(\/|$)/.test(pathname),
    isReturn: (request) => withProvider !== null && isReturn(request),
    async fetch(request, from) {
      const requestId = `req_${ids.uuid().replaceAll('-', '')}`;
      const reply = await respond(request, requestId, from);
      reply.headers.set('X-Request-Id', requestId);
      return reply;
    },
    identify: async (request) => (await sessions.use(request))?.actor ?? null,
    staff: createStaff(context),
    async firstStartLink() {
      const anybody = await db.selectFrom('person').select('id').limit(1).executeTakeFirst();
      if (anybody) return null;
      return `${url}/first-start#${await makeLink(db, 'first', null, now() + FIRST_START_MS)}`;
    },
  };

  async function respond(request: Request, requestId: string, from: string | null): Promise<Response> {
    try {
      const isBack = withProvider !== null && isReturn(request);
      if (!isBack && request.headers.get('X-Counterfoil') !== '1')
        throw new ApiProblem('forbidden', 'This request does not come from the Counterfoil app.');
      const visit = { request, requestId, from, before: await sessions.use(request) };
      const here = { ...context, audit: noting(audit, from) };
      return await (isBack ? finishSingleSignOn(here, withProvider, visit) : answer(here, visit));
    } catch (error) {
      if (error instanceof ApiProblem) return problemReply(error, requestId);
      log.error('sign_in_failed', {
        request_id: requestId,
        error: error instanceof Error ? error.message : 'unknown',
      });
      const message = 'Something went wrong on this server. Try again; if it stays, report the request id.';
      return problemReply(new ApiProblem('internal', message), requestId);
    }
  }
}

function isOwnName(request: Request, url: string): boolean {
  const { host, hostname } = new URL(url);
  const asked = request.headers.get('host') ?? new URL(request.url).host;
  return asked.toLowerCase() === host && !/^(\d+\.){3}\d+$|^\[/.test(hostname);
}

/** The record, with the address that each call came from. */
function noting(audit: Audit, from: string | null): Audit {
  const placed = (note: AuditNote): AuditNote => ({ ...note, facts: { ...note.facts, from } });
  return {
    write: (note) => audit.write(placed(note)),
    writeWith: (trx, note) => audit.writeWith(trx, placed(note)),
  };
}
