import { DAYS_EARLY, DAYS_LATE } from '#domain/statement-group.ts';
import { dayAfter } from '#domain/statement-date.ts';
import type { StatementRangeTable } from '../../store/statement-tables.ts';

type Range = Pick<StatementRangeTable, 'account' | 'currency' | 'from_day' | 'to_day'>;

/**
 * Whether the statements of one account hold all the days on which a payout's line may be booked. Only then can it be said
 * that the line is missing.
 */
export function coveredDays(ranges: readonly Range[]): (currency: string, dueOn: string) => boolean {
  const byAccount = new Map<string, { currency: string; spans: { from: string; to: string }[] }>();
  const sorted = [...ranges].sort((a, b) => (a.from_day < b.from_day ? -1 : 1));
  for (const { account, currency, from_day, to_day } of sorted) {
    const key = `${currency} ${account}`;
    const spans = byAccount.get(key)?.spans ?? [];
    byAccount.set(key, { currency, spans });
    const last = spans.at(-1);
    // The day after the one that ends here may begin there.
    if (last && from_day <= dayAfter(last.to, 1)) last.to = to_day > last.to ? to_day : last.to;
    else spans.push({ from: from_day, to: to_day });
  }
  const accounts = [...byAccount.values()];
  return (currency, dueOn) => {
    const from = dayAfter(dueOn, -DAYS_EARLY);
    const to = dayAfter(dueOn, DAYS_LATE);
    return accounts.some(
      (account) =>
        account.currency === currency && account.spans.some((span) => span.from <= from && span.to >= to),
    );
  };
}

/** The day in UTC of a time in microseconds. */
export function dayOfMicros(us: number): string {
  return new Date(us / 1000).toISOString().slice(0, 10);
}
