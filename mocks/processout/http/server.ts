import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/idempotency.ts';
import type { IdempotencyKeys, StoredReply } from '../engine/idempotency.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { Webhooks } from '../engine/webhooks.ts';
import type { FaultRule } from '../faults.ts';
import { ROUTES } from '../routes/table.ts';
import { sentinelOf, sentinelRule } from '../sentinels.ts';
import { authenticate } from './auth.ts';
import type { Project } from './auth.ts';
import { parseBody } from './body.ts';
import type { Fields } from './body.ts';
import type { Call } from './call.ts';
import { ApiError, failureEnvelope } from './errors.ts';
import { readExpand } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { createRouter } from './router.ts';

/** What one project's API answers with. */
export interface Backend {
  readonly project: Project;
  readonly engine: Engine;
  readonly timeline: Timeline;
  readonly webhooks: Webhooks;
  readonly rendering: Rendering;
  readonly keys: IdempotencyKeys;
  readonly maxLimit: number;
}

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

export interface Outgoing extends StoredReply {
  /** What a sentinel in the request asks of the transport. */
  readonly rule: FaultRule | null;
}

const route = createRouter(ROUTES);

/** Answers one request, at once and in full: nothing else happens meanwhile. */
export function serve(backend: Backend, incoming: Incoming, rules: readonly FaultRule[]): Outgoing {
  try {
    authenticate(incoming.headers.get('authorization'), backend.project);
    const { method, url } = incoming;
    const match = route(method, url.pathname);
    if (!match) throw new ApiError(404, 'request.route-not-found', `There is no ${method} ${url.pathname}.`);
    const body = parseBody(incoming.text, incoming.headers.get('content-type'));
    const call = (): Reply =>
      run(match.status, () => match.handler(makeCall(backend, incoming, body, match.params, rules)));
    const sentinel = sentinelRule(sentinelOf(body));
    if (sentinel?.kind === 'error-before' || sentinel?.kind === 'timeout-before') {
      return { ...failure(new ApiError(500, 'request.internal', 'Something went wrong.')), rule: sentinel };
    }
    const { reply, replayed } = once(backend, incoming, body, rules, call);
    // A sentinel plays its part once; the same request with the same key then gets its answer.
    return { ...reply, rule: replayed ? null : sentinel };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...failure(error), rule: null };
  }
}

interface Reply extends StoredReply {
  /** Something happened, or a PSP declined it: a reply that belongs to its idempotency key. */
  readonly final: boolean;
}

function run(status: number, handler: () => Wire): Reply {
  try {
    return { status, body: JSON.stringify(handler()), final: true };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...failure(error), final: error.status === 410 };
  }
}

function failure(error: ApiError): StoredReply {
  return { status: error.status, body: JSON.stringify(failureEnvelope(error)) };
}

/** POST and PUT with an Idempotency-Key happen once (facts sheet, section 1; docs/simulator-differences.md). */
function once(
  { keys, engine }: Backend,
  { method, url, headers }: Incoming,
  body: Fields,
  rules: readonly FaultRule[],
  call: () => Reply,
): { reply: StoredReply; replayed: boolean } {
  const key = keyOf(headers);
  const ignored = rules.some(({ kind }) => kind === 'ignore-idempotency-key');
  if (key === null || ignored || (method !== 'POST' && method !== 'PUT'))
    return { reply: call(), replayed: false };
  const print = fingerprint(method, url.pathname, body);
  const now = Math.floor(engine.now() / 1000);
  const keptFor = rules.find((rule) => rule.kind === 'expire-idempotency-key')?.ms;
  const recalled = keys.recall(key, print, now, keptFor);
  if (recalled.kind === 'replay') return { reply: recalled.reply, replayed: true };
  if (recalled.kind === 'mismatch') {
    const message = 'This Idempotency-Key was used for another request.';
    throw new ApiError(400, 'request.idempotency-key.mismatch', message);
  }
  const reply = call();
  if (reply.final) keys.keep(key, print, { status: reply.status, body: reply.body }, now);
  return { reply, replayed: false };
}

/** Ruby's SDK sends an empty header when there is no key (facts sheet, section 1). */
function keyOf(headers: Headers): string | null {
  return headers.get('idempotency-key')?.trim() || null;
}

function makeCall(
  backend: Backend,
  { method, url, headers }: Incoming,
  body: Fields,
  params: Readonly<Record<string, string>>,
  rules: readonly FaultRule[],
): Call {
  const stale = method === 'GET' ? rules.find((rule) => rule.kind === 'stale-reads') : undefined;
  return {
    engine: backend.engine,
    timeline: backend.timeline,
    webhooks: backend.webhooks,
    rendering: { ...backend.rendering, checksInWords: headers.has('api-version') },
    params,
    query: url.searchParams,
    body: rules.some(({ kind }) => kind === 'drop-metadata') ? withoutMetadata(body) : body,
    expand: readExpand(url.searchParams, body),
    maxLimit: backend.maxLimit,
    idempotencyKey: keyOf(headers),
    sentinel: sentinelOf(body),
    asOf: stale ? backend.engine.now() - stale.ms * 1000 : null,
  };
}

function withoutMetadata({ metadata: _lost, ...body }: Fields): Fields {
  return body;
}
