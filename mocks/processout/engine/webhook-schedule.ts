const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long after a failed attempt the next one follows, microseconds: twelve retries over three days (facts sheet,
 * section 10, gives the two numbers; the steps are a choice).
 */
export const RETRY_AFTER: readonly number[] = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** "It might be forced to give up if your server takes too long to acknowledge them" (seed 003, Webhooks). */
export const GIVES_UP_AFTER_MS = 10_000;

/** What the receiver said; all but the time is null when it said nothing. */
export interface Outcome {
  readonly code: number | null;
  /** One "name: value" on each line. */
  readonly headers: string | null;
  readonly body: string | null;
  /** Milliseconds. */
  readonly took: number;
}

/** One attempt to tell one address of an event. Times are epoch microseconds. */
export interface Delivery {
  readonly url: string;
  /** From 0. */
  readonly attempt: number;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly created_at: number;
  /** When it went out, or will. */
  readonly release_at: number;
  readonly outcome: Outcome | null;
}
