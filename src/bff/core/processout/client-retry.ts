import type { Clock, Ids, ReplyHeaders } from '../ports.ts';
import type { UpstreamResult } from './upstream.ts';

const TRIES = 3;
const BASE_MS = 200;
const CAP_MS = 5_000;

/** The wait that a Retry-After header asks for, in seconds or as a date; null when there is none that can be read. */
export function retryAfterMs(headers: ReplyHeaders, now: number): number | null {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return null;
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** At least 0, less than 1. */
function fraction(ids: Ids): number {
  return Number.parseInt(ids.uuid().slice(0, 8), 16) / 0x1_0000_0000;
}

/**
 * How long to wait before a read is tried again: full jitter, or what the server asks for. Null when another try makes
 * no sense, also because the server asks for more patience than somebody waiting for a page has.
 */
function pause<T>(result: UpstreamResult<T>, tried: number, ids: Ids): number | null {
  if (result.ok || tried >= TRIES) return null;
  const { problem } = result;
  const jittered = fraction(ids) * Math.min(CAP_MS, BASE_MS * 2 ** tried);
  if (problem.kind === 'unavailable') return jittered;
  if (problem.kind !== 'rate_limited') return null;
  if (problem.retryAfterMs === null) return jittered;
  return problem.retryAfterMs <= CAP_MS ? problem.retryAfterMs : null;
}

/** Runs a read until it gives an answer, at most three times. Money never comes here. */
export async function withRetries<T>(
  ports: { readonly clock: Clock; readonly ids: Ids },
  read: () => Promise<UpstreamResult<T>>,
  signal: AbortSignal | undefined,
): Promise<UpstreamResult<T>> {
  for (let tried = 1; ; tried += 1) {
    const result = await read();
    const wait = pause(result, tried, ports.ids);
    if (wait === null || signal?.aborted) return result;
    await ports.clock.sleep(wait, signal);
    if (signal?.aborted) return result;
  }
}
