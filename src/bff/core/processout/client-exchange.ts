import type { Clock, Ports, ReplyHeaders, UpstreamReply } from '../ports.ts';
import { isRedirect } from './redirect.ts';

/** What came back, before anybody judges it. */
export type Exchange =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: ReplyHeaders;
      readonly body: unknown;
    }
  /** It came back, but is no JSON of a sane size from the host that was asked. */
  | {
      readonly kind: 'unreadable';
      readonly status: number;
      readonly headers: ReplyHeaders;
      readonly why: string;
    }
  /** Nothing came back. `reached` is false when the request certainly never arrived. */
  | { readonly kind: 'silence'; readonly reached: boolean };

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const API_VERSION = '1.4.0.0';
/** Given as the reason, it spares every exchange the making of an error with a stack that nobody reads. */
const OVER = 'over';
const MAX_REPLY_BYTES = 5 * 1024 * 1024;

/** Errors of the connection, not of the exchange: the request was never on the wire (Node's and undici's names). */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Sends one request and reads its reply, within the time given. Never throws and never follows a redirect. */
export async function exchange(ports: Pick<Ports, 'upstream' | 'clock'>, call: Call): Promise<Exchange> {
  if (call.signal?.aborted) return { kind: 'silence', reached: false };
  const stop = new AbortController();
  // The clock's alone: to abort a request that is answered would cost more than to read it.
  const answered = new AbortController();
  const abort = () => stop.abort();
  call.signal?.addEventListener('abort', abort);
  void expire(ports.clock, call.timeoutMs, stop, answered.signal);
  try {
    return await Promise.race([send(ports.upstream, call, stop.signal), whenAborted(stop.signal)]);
  } catch (error) {
    return { kind: 'silence', reached: !NEVER_SENT.has(codeOf(error)) };
  } finally {
    call.signal?.removeEventListener('abort', abort);
    answered.abort(OVER);
  }
}

async function expire(clock: Clock, ms: number, stop: AbortController, answered: AbortSignal): Promise<void> {
  await clock.sleep(ms, answered);
  if (!answered.aborted) stop.abort(OVER);
}

function whenAborted(signal: AbortSignal): Promise<Exchange> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'silence', reached: true }), { once: true });
  });
}

async function send(upstream: Ports['upstream'], call: Call, signal: AbortSignal): Promise<Exchange> {
  const { method, path, body, idempotencyKey } = call;
  const reply = await upstream.send({
    method,
    path,
    headers: {
      authorization: `Basic ${base64(`${upstream.projectId}:${upstream.secret}`)}`,
      'api-version': API_VERSION,
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal,
    mostBytes: MAX_REPLY_BYTES,
  });
  return read(reply);
}

function read({ status, headers, text }: UpstreamReply): Exchange {
  if (isRedirect(status)) return { kind: 'unreadable', status, headers, why: 'redirect' };
  if (text === null) return { kind: 'unreadable', status, headers, why: 'too large' };
  try {
    return { kind: 'reply', status, headers, body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'unreadable', status, headers, why: 'not JSON' };
  }
}

/** A fetch names what went wrong on the line as its error's cause; who speaks to the line itself, in the error. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
