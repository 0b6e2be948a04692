/** An exact share: whole numbers of things, never a float until it is shown. `of` is positive. */
export interface Ratio {
  readonly part: number;
  readonly of: number;
}

/** Null where there is nothing to take a share of. */
export function ratio(part: number, of: number): Ratio | null {
  return of > 0 ? { part, of } : null;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`: exact, by cross-multiplication. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = BigInt(a.part) * BigInt(b.of);
  const right = BigInt(b.part) * BigInt(a.of);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Counts of payments in one period, of one PSP or of all. */
export interface RateCounts {
  /** Tries that a PSP answered. */
  readonly attempts: number;
  readonly approved: number;
  /** Payments that captured money. */
  readonly captured: number;
  /** Of those, the ones that gave some of it back, and the ones that were disputed. */
  readonly refunded: number;
  readonly disputed: number;
}

export const NO_COUNTS: RateCounts = { attempts: 0, approved: 0, captured: 0, refunded: 0, disputed: 0 };

export interface Rates {
  readonly approval: Ratio | null;
  readonly refund: Ratio | null;
  readonly dispute: Ratio | null;
}

export function ratesOf(counts: RateCounts): Rates {
  return {
    approval: ratio(counts.approved, counts.attempts),
    refund: ratio(counts.refunded, counts.captured),
    dispute: ratio(counts.disputed, counts.captured),
  };
}

/** Two periods, PSPs or pages of payments as one. */
export function addCounts(a: RateCounts, b: RateCounts): RateCounts {
  return {
    attempts: a.attempts + b.attempts,
    approved: a.approved + b.approved,
    captured: a.captured + b.captured,
    refunded: a.refunded + b.refunded,
    disputed: a.disputed + b.disputed,
  };
}

export interface RateChange {
  readonly now: Ratio | null;
  readonly before: Ratio | null;
  /** Null where one of the two periods has nothing to compare. */
  readonly direction: 'up' | 'down' | 'same' | null;
}

/** A period's rates against those of the one before. */
export function compareRates(now: RateCounts, before: RateCounts): Readonly<Record<keyof Rates, RateChange>> {
  const [a, b] = [ratesOf(now), ratesOf(before)];
  return {
    approval: change(a.approval, b.approval),
    refund: change(a.refund, b.refund),
    dispute: change(a.dispute, b.dispute),
  };
}

function change(now: Ratio | null, before: Ratio | null): RateChange {
  if (now === null || before === null) return { now, before, direction: null };
  const order = compareRatios(now, before);
  return { now, before, direction: order === 0 ? 'same' : order > 0 ? 'up' : 'down' };
}
