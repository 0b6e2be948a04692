import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Actor } from '#contract/session.ts';
import { refusalOf } from '#domain/access.ts';
import { createCallLimiter } from '../access/call-rates.ts';
import { capabilityFor, needsFreshSignIn, opensUnenrolled } from '../access/route-policy.ts';
import type { Ports } from '../ports.ts';
import type { ReadTurns } from '../processout/read-turns.ts';
import { ApiProblem, problemReply } from './api-problem.ts';
import type { AppEnv, Routes } from './env.ts';
import { fromStorage } from './storage-problem.ts';

type Handler = MiddlewareHandler<AppEnv>;

type GuardPorts = Pick<Ports, 'identify' | 'staff' | 'callRates' | 'clock' | 'log'>;

const NOBODY_MAY = 'Nobody may do this here.';

/** Names the request, keeps its reply out of caches, and says its name in the reply. */
export function nameRequests(ports: Pick<Ports, 'ids'>): Handler {
  return async (c, next) => {
    c.set('requestId', `req_${ports.ids.uuid().replaceAll('-', '')}`);
    await next();
    // On the reply itself: the context would make another of it.
    c.res.headers.set('X-Request-Id', c.get('requestId'));
    c.res.headers.set('Cache-Control', 'no-store');
  };
}

/**
 * The one choke point that every request passes: the header that a page of another origin cannot send without a
 * preflight, then who acts, then whether they may.
 */
export function guard(ports: GuardPorts, record: CallRecord, turns: Pick<ReadTurns, 'belongs'>): Handler {
  const limiter = ports.callRates ? createCallLimiter(ports.callRates, ports.clock) : null;
  return async (c, next) => {
    if (c.req.header('X-Counterfoil') !== '1') {
      throw new ApiProblem('forbidden', 'This request does not come from the Counterfoil app.');
    }
    const actor = await ports.identify(c.req.raw);
    if (actor === null) throw new ApiProblem('signed_out', 'Nobody is signed in. Sign in and try again.');
    c.set('actor', actor);
    const refusal = refusalFor(actor, c);
    if (refusal !== null) {
      await record.denied(c, refusal);
      throw new ApiProblem('forbidden', refusal);
    }
    slowDown(actor, c);
    turns.belongs(c.req.raw.signal, actor.id);
    if (!opensUnenrolled(c.req.path)) await mustBeEnrolled(ports, c.req.raw);
    if (needsFreshSignIn(c.req.method, c.req.path)) await mustBeFresh(ports, c.req.raw);
    await record.allowed(c);
    await next();
  };

  /** Whoever has somebody's session has no more of it than somebody's hands would. */
  function slowDown(actor: Actor, c: Context<AppEnv>): void {
    const capability = capabilityFor(c.req.method, c.req.path);
    const seconds = capability === null ? 0 : (limiter?.take(actor.id, capability) ?? 0);
    if (seconds === 0) return;
    ports.log.warn('rate limited', { actor: actor.id, capability, request_id: c.get('requestId') });
    const message = `These are more calls than one person makes. Try again in ${String(seconds)} s.`;
    throw new ApiProblem('rate_limited', message, { retryAfterSeconds: seconds });
  }
}

/** Ends a request whose caller signed in too long ago for what they ask. Where nobody signs in, nobody can. */
export async function mustBeFresh({ staff }: Pick<Ports, 'staff'>, request: Request): Promise<void> {
  if (!staff || (await staff.isFresh(request))) return;
  const message = 'Sign in once more for this, so that it is surely you.';
  throw new ApiProblem('fresh_sign_in_needed', message);
}

/** Ends a request of somebody who has not set up the second factor that is demanded here. */
async function mustBeEnrolled({ staff }: Pick<Ports, 'staff'>, request: Request): Promise<void> {
  if (!staff || !(await staff.mustEnrol(request))) return;
  const message = 'Here a second factor is needed. Set up an authenticator in your account first.';
  throw new ApiProblem('second_factor_needed', message);
}

/** Writes calls down before they are answered. */
export interface CallRecord {
  denied(c: Context<AppEnv>, reason: string): Promise<void>;
  /** Only what changes something or takes rows away. */
  allowed(c: Context<AppEnv>): Promise<void>;
}

/** Why this person may not make this call; null when they may, and where nothing answers at all. */
function refusalFor({ role }: Actor, c: Context<AppEnv>): string | null {
  const capability = capabilityFor(c.req.method, c.req.path);
  if (capability !== null) return refusalOf(role, capability);
  return matchedRoutes(c).some(({ method }) => method !== 'ALL') ? NOBODY_MAY : null;
}

/** Writes the envelope for what routes throw. What was not expected is logged by name and never shown. */
export function answerErrors(app: Routes, ports: Pick<Ports, 'log'>): void {
  app.onError((error, c) => {
    const requestId = c.get('requestId');
    if (error instanceof ApiProblem) return problemReply(error, requestId);
    const storage = fromStorage(error);
    ports.log.error('request failed', {
      request_id: requestId,
      method: c.req.method,
      path: c.req.path,
      name: error.name,
      message: error.message,
      stack: error.stack ?? null,
    });
    if (storage !== null) return problemReply(storage, requestId);
    const message = 'Something went wrong on this server. Try again; if it stays, report the request id.';
    return problemReply(new ApiProblem('internal', message), requestId);
  });
}

/** 404 for a path that nothing answers, 405 with the methods that are answered for one that something does. */
export function answerUnrouted(app: Routes): void {
  app.notFound((c) => {
    const requestId = c.get('requestId');
    const methods = methodsOf(app, c.req.path);
    if (methods.length === 0)
      return problemReply(new ApiProblem('not_found', 'There is nothing at this address.'), requestId);
    const problem = new ApiProblem(
      'method_not_allowed',
      `This address answers to ${methods.join(' and ')} only.`,
    );
    const reply = problemReply(problem, requestId);
    reply.headers.set('Allow', methods.join(', '));
    return reply;
  });
}

function methodsOf(app: Routes, path: string): string[] {
  const found = app.routes.filter((route) => route.method !== 'ALL' && patternOf(route.path).test(path));
  return [...new Set(found.map(({ method }) => method))];
}

function patternOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replaceAll('.', '\\.')));
  return new RegExp(`^${segments.join('/')}$`);
}
