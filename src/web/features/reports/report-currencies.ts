import type { PaidOutReport } from '#contract/reports.ts';
import type { UnsettledGroups } from '#contract/settlement.ts';

/** The currencies that there is something to show of, those of the most payouts first. */
export function reportCurrencies(
  paidOut: PaidOutReport | undefined,
  unsettled: UnsettledGroups | undefined,
): string[] {
  const payouts = new Map<string, number>();
  for (const { currency, buckets } of paidOut?.series ?? [])
    payouts.set(
      currency,
      buckets.reduce((sum, { count }) => sum + count, payouts.get(currency) ?? 0),
    );
  for (const { currency } of unsettled?.groups ?? []) payouts.set(currency, payouts.get(currency) ?? 0);
  return [...payouts].sort(([a, as], [b, bs]) => bs - as || (a < b ? -1 : 1)).map(([currency]) => currency);
}
