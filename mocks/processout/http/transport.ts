import type { StoredReply } from '../engine/idempotency.ts';
import type { FaultRule } from '../faults.ts';

/** A reply as it leaves, before it is made one of `fetch`. */
export interface PlainReply extends StoredReply {
  readonly headers: Readonly<Record<string, string>>;
}

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** A connection that broke, as `fetch` tells it: by a TypeError. */
export class ConnectionBroke extends TypeError {
  constructor() {
    super('The connection to the simulated ProcessOut broke.');
    this.name = 'ConnectionBroke';
  }
}

/** Never answers: breaks after `ms`, or waits until the caller gives up. */
export async function hang(signal: AbortSignal, sleep: Sleep, ms?: number): Promise<never> {
  if (ms !== undefined) await sleep(ms, signal);
  else await untilAborted(signal);
  signal.throwIfAborted();
  throw new ConnectionBroke();
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

export function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

const PLAIN_FAILURE = { success: false, error_type: 'request.internal', message: 'Something went wrong.' };

/** A reply that is sent instead of doing anything, or null. */
export function replyBefore(rules: readonly FaultRule[], date: string): PlainReply | null {
  for (const rule of rules) {
    if (rule.kind === 'error-before') {
      return dated({ status: rule.status ?? 500, body: JSON.stringify(PLAIN_FAILURE) }, date);
    }
    if (rule.kind === 'rate-limit') return tooManyRequests(rule.retryAfter, date);
  }
  return null;
}

/** Headers as ProcessOut names them (facts sheet, section 1). */
function tooManyRequests(retryAfter: number | undefined, date: string): PlainReply {
  const message = 'Too many requests.';
  const body = JSON.stringify({ success: false, error_type: 'request.rate-limit-exceeded', message });
  return dated({ status: 429, body }, date, {
    'x-ratelimit': '3000',
    'x-ratelimit-remaining': '0',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
}

/** The reply as it leaves, spoilt by the rules that spoil replies. */
export function replyAfter(reply: StoredReply, rules: readonly FaultRule[], date: string): PlainReply {
  return dated(rules.reduce(spoil, reply), date);
}

function spoil(reply: StoredReply, rule: FaultRule): StoredReply {
  switch (rule.kind) {
    case 'error-after':
      return { status: rule.status ?? 500, body: JSON.stringify(PLAIN_FAILURE) };
    case 'truncated-body':
      return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
    case 'not-json':
      return { ...reply, body: '<html><body>Bad Gateway</body></html>' };
    case 'success-false':
      return { status: 200, body: JSON.stringify(PLAIN_FAILURE) };
    case 'malformed-object':
      return { ...reply, body: malform(reply.body) };
    default:
      return reply;
  }
}

function malform(text: string): string {
  const body = JSON.parse(text) as {
    transaction?: { amount: unknown };
    transactions?: { amount: unknown }[];
  };
  const victim = body.transactions?.[0] ?? body.transaction;
  if (victim) victim.amount = 12.5;
  return JSON.stringify(body);
}

function dated({ status, body }: StoredReply, date: string, headers: PlainReply['headers'] = {}): PlainReply {
  return { status, body, headers: { 'content-type': 'application/json', date, ...headers } };
}
