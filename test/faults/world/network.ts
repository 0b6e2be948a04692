import type { Upstream, UpstreamReply, UpstreamRequest } from '#bff/core/ports.ts';
import { isRedirect } from '#bff/core/processout/redirect.ts';
import type { PlainReply } from '#mocks/processout/http/transport.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import type { Stream } from '#mocks/processout/world/prng.ts';
import type { FakeClock } from '#test/bff/support/fake-clock.ts';

/** What may happen to a request on its way to ProcessOut or to the reply on its way back (faults F1 to F11 and F30). */
export const NETWORK_FAULTS = [
  'slow',
  'timeout before effect',
  'timeout after effect',
  '5xx before effect',
  '500 after effect',
  'connection refused',
  'reset before effect',
  'reset after effect',
  'truncated reply',
  'reply that is no JSON',
  'success: false after effect',
  '429',
  'key not accepted',
  '404 of a proxy',
  'delivered twice',
  'delivered late',
  'redirect',
  'oversized reply',
] as const;
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

export interface NetworkOptions {
  readonly simulator: Simulator;
  readonly clock: FakeClock;
  readonly random: Stream;
  /** What becomes of this request; null leaves it alone. */
  readonly pick: (request: UpstreamRequest) => NetworkFault | null;
  /** Told of every request that moves money just before it leaves. */
  readonly onMoney: (request: UpstreamRequest) => void;
}

type Send = Upstream['send'];
type Deliver = () => Promise<PlainReply>;

const ORIGIN = 'https://api.processout.test';
const NEVER = new AbortController().signal;

const LONGEST_DELAY_MS = 120_000;
/** What was handed over may take effect for so long after the line broke: longer than any PSP call may take. */
const LATEST_MS = 100_000;
const SIX_MEGABYTES = ' '.repeat(6 * 1024 * 1024);

/** ProcessOut with nothing in between. Nothing is made into a request or a reply of `fetch`: all stays in this thread. */
export function directly(simulator: Pick<Simulator, 'answer'>): Send {
  return async (request) => received(await arrive(simulator, request, request.signal), request);
}

/** The line between a process and ProcessOut. What has left is delivered even if the process has died or given up. */
export function createNetwork({ simulator, clock, random, pick, onMoney }: NetworkOptions): Send {
  return async (request) => {
    if (request.method === 'POST') onMoney(request);
    const reply = await meet(pick(request), () => arrive(simulator, request, NEVER), request.signal);
    return received(reply, request);
  };

  async function meet(
    fault: NetworkFault | null,
    deliver: Deliver,
    signal: AbortSignal,
  ): Promise<PlainReply> {
    switch (fault) {
      case null:
        return deliver();
      case 'slow':
        await clock.sleep(random.between(1, LONGEST_DELAY_MS));
        return deliver();
      case 'timeout before effect':
        return silence(signal);
      case 'timeout after effect':
        await deliver();
        return silence(signal);
      case '5xx before effect':
        return failure(random.pick([500, 502, 503, 504]));
      case '500 after effect':
        await deliver();
        return failure(500);
      case 'connection refused':
        throw broken('ECONNREFUSED');
      case 'reset before effect':
        throw broken('ECONNRESET');
      case 'reset after effect':
        await deliver();
        throw broken('ECONNRESET');
      case 'truncated reply': {
        const { body } = await deliver();
        return json(body.slice(0, random.between(0, body.length - 1)));
      }
      case 'reply that is no JSON':
        await deliver();
        return json('<html>Bad Gateway</html>');
      case 'success: false after effect':
        await deliver();
        return json('{"success":false,"message":"Something went wrong."}');
      case '429':
        return json('{"success":false}', 429, random.chance(0.5) ? { 'retry-after': '2' } : {});
      case 'key not accepted':
        return json('{"success":false,"error_type":"request.authentication.invalid"}', 401);
      case '404 of a proxy':
        return { status: 404, body: '<html>Not here</html>', headers: {} };
      case 'delivered twice': {
        const [reply] = await Promise.all([deliver(), deliver()]);
        return reply;
      }
      case 'delivered late':
        void clock.sleep(random.between(LATEST_MS / 2, LATEST_MS)).then(deliver);
        throw broken('ECONNRESET');
      case 'redirect':
        return { status: 302, body: '', headers: { location: 'https://evil.test/' } };
      case 'oversized reply':
        await deliver();
        return json(SIX_MEGABYTES);
    }
  }
}

function arrive(
  simulator: Pick<Simulator, 'answer'>,
  { method, path, headers, body }: UpstreamRequest,
  signal: AbortSignal,
): Promise<PlainReply> {
  const url = new URL(path, ORIGIN);
  return simulator.answer({ method, url, headers: new Headers(headers), text: body ?? '' }, signal);
}

/** What is too large, and what a redirect says, is not read. */
function received({ status, headers, body }: PlainReply, { mostBytes }: UpstreamRequest): UpstreamReply {
  const isRead = !isRedirect(status) && Buffer.byteLength(body) <= mostBytes;
  const get = (name: string): string | null => headers[name.toLowerCase()] ?? null;
  return { status, headers: { get }, text: isRead ? body : null };
}

function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(broken('ABORTED')), { once: true });
  });
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function failure(status: number): PlainReply {
  return json('{"success":false,"error_type":"request.internal","message":"Something went wrong."}', status);
}

function json(body: string, status = 200, headers: Record<string, string> = {}): PlainReply {
  return { status, body, headers: { 'content-type': 'application/json', ...headers } };
}
