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
  readonly pick: (request: Request) => NetworkFault | null;
  /** Told of every request that moves money just before it leaves. */
  readonly onMoney: (request: Request) => void;
}

type Deliver = () => Promise<Response>;

const LONGEST_DELAY_MS = 120_000;
/** What was handed over may take effect for so long after the line broke: longer than any PSP call may take. */
const LATEST_MS = 100_000;
const MEGABYTE = new Uint8Array(1024 * 1024).fill(32);

/** The line between a process and ProcessOut. What has left is delivered even if the process has died or given up. */
export function createNetwork({ simulator, clock, random, pick, onMoney }: NetworkOptions) {
  return async (request: Request): Promise<Response> => {
    const { signal, method, url, headers } = request;
    if (method === 'POST') onMoney(request);
    const text = await request.text();
    const deliver: Deliver = () =>
      simulator.fetch(new Request(url, { method, headers, body: method === 'GET' ? null : text }));
    return meet(pick(request), deliver, signal);
  };

  async function meet(fault: NetworkFault | null, deliver: Deliver, signal: AbortSignal): Promise<Response> {
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
        const reply = await (await deliver()).text();
        return json(reply.slice(0, random.between(0, reply.length - 1)));
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
        return new Response('<html>Not here</html>', { status: 404 });
      case 'delivered twice': {
        const [reply] = await Promise.all([deliver(), deliver()]);
        return reply;
      }
      case 'delivered late':
        void clock.sleep(random.between(LATEST_MS / 2, LATEST_MS)).then(deliver);
        throw broken('ECONNRESET');
      case 'redirect':
        return new Response(null, { status: 302, headers: { location: 'https://evil.test/' } });
      case 'oversized reply':
        await deliver();
        return new Response(oversized());
    }
  }
}

function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(broken('ABORTED')), { once: true });
  });
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function failure(status: number): Response {
  return json('{"success":false,"error_type":"request.internal","message":"Something went wrong."}', status);
}

function json(text: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
}

function oversized(): ReadableStream {
  let left = 6;
  return new ReadableStream({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.close();
      else controller.enqueue(MEGABYTE);
    },
  });
}
