import { hashText } from '../world/prng.ts';
import type { LoggedEvent } from './event-log.ts';
import { GIVES_UP_AFTER_MS, RETRY_AFTER } from './webhook-schedule.ts';
import type { Delivery, Outcome } from './webhook-schedule.ts';

const MILLISECOND = 1000;

/** How many of a thousand deliveries failed so often before one arrived. */
const FAILURES: readonly (readonly [perMille: number, failures: number])[] = [
  [45, 1],
  [18, 2],
  [6, 4],
  // Given up.
  [3, RETRY_AFTER.length + 1],
];

const TROUBLES: readonly Outcome[] = [
  { code: 503, headers: 'content-type: text/plain', body: 'Service Unavailable', took: 31 },
  { code: 500, headers: 'content-type: text/html', body: '<h1>Internal Server Error</h1>', took: 212 },
  { code: null, headers: null, body: null, took: GIVES_UP_AFTER_MS },
];

/**
 * How an event of the world's history was delivered: at once, as a rule; some after a retry or two. It follows from the
 * event's id alone, and all of it happened before the start.
 * @param start epoch microseconds
 */
export function pastDeliveries(event: LoggedEvent, url: string, start: number): Delivery[] {
  const luck = hashText(`${event.id}/${url}`);
  const failures = failuresOf(luck % 1000);
  const times = [event.fired_at];
  for (const wait of RETRY_AFTER.slice(0, failures)) times.push((times.at(-1) ?? 0) + wait);
  const fits = (times.at(-1) ?? 0) + GIVES_UP_AFTER_MS * MILLISECOND < start;
  const shown = fits ? times : [event.fired_at];
  return shown.map((at, attempt) => {
    const failed = fits && attempt < failures;
    const trouble = failed ? TROUBLES[(luck >>> 10) % TROUBLES.length] : undefined;
    const outcome = trouble ?? acknowledged(hashText(`${event.id}#${attempt}`));
    return { attempt, status: failed ? 'failed' : 'delivered', url, created_at: at, release_at: at, outcome };
  });
}

function failuresOf(luck: number): number {
  let end = 0;
  for (const [perMille, failures] of FAILURES) {
    end += perMille;
    if (luck < end) return failures;
  }
  return 0;
}

function acknowledged(luck: number): Outcome {
  return {
    code: 200,
    headers: 'content-type: application/json',
    body: '{"success":true}',
    took: 35 + (luck % 240),
  };
}
