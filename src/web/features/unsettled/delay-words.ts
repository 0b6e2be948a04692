import type { SettlementDelay, UnsettledGroup } from '#contract/settlement.ts';
import { countOf, countText } from '#web/format/money.ts';

type Age = Pick<UnsettledGroup['ages'][number], 'from_days' | 'to_days'>;

/** "Usually 2 days, late after 5"; why not where there is too little history. */
export function delayInWords(delay: SettlementDelay): string {
  if (delay === null) return 'Too little history to tell';
  return `Usually ${days(delay.usual_days)}, late after ${countText(delay.slow_days)}`;
}

function days(count: number): string {
  return count === 0 ? 'the same day' : countOf(count, 'day');
}

/** "Under 3 days", "3 to 6 days", "30 days or more": the days since capture. */
export function ageInWords({ from_days, to_days }: Age): string {
  if (to_days === null) return `${countOf(from_days, 'day')} or more`;
  if (from_days === 0) return `Under ${countOf(to_days, 'day')}`;
  const last = to_days - 1;
  return last <= from_days ? countOf(from_days, 'day') : `${countText(from_days)} to ${countOf(last, 'day')}`;
}

/** Groups with late money first, then those with most payments. */
export function worstFirst(groups: readonly UnsettledGroup[]): UnsettledGroup[] {
  return groups.toSorted((a, b) => Number(hasLate(b)) - Number(hasLate(a)) || b.count - a.count);
}

export function hasLate({ late_amount }: Pick<UnsettledGroup, 'late_amount'>): boolean {
  return late_amount !== null && /[1-9]/.test(late_amount);
}

/** The ages up to the highest that some payment has, youngest first. */
export function agesOf(groups: readonly UnsettledGroup[]): Age[] {
  const all = groups.flatMap(({ ages }) => ages);
  const oldest = Math.max(0, ...all.filter(({ count }) => count > 0).map(({ from_days }) => from_days));
  const ages = new Map(all.map((age) => [age.from_days, age]));
  return [...ages.values()]
    .filter(({ from_days }) => from_days <= oldest)
    .toSorted((a, b) => a.from_days - b.from_days);
}
