import type { MonthEndAccountView, MonthEndReport } from '#contract/reports.ts';
import { formatDecimal } from '#domain/money.ts';
import { monthEnd, MONTH_END_MOVEMENTS, totalsByCurrency } from '#domain/month-end.ts';
import type { MonthEndAccount } from '#domain/month-end.ts';
import { pspOf } from '#domain/psp.ts';
import { parseMicros, parseMillis } from '#domain/time.ts';
import { dayOf } from '#domain/zoned-days.ts';
import { csvLine, csvNumber } from '../http/csv.ts';
import { aboutReport } from './asked.ts';
import type { Asked } from './asked.ts';
import { figuresOf } from './month-end-figures.ts';
import { payoutsComplete } from './paid-payouts.ts';
import type { Source } from './sums.ts';
import { zoneOffset } from './zone.ts';

/** What PSPs owed when a period began, what moved it, and what they owed when it ended, by currency and PSP. */
export async function monthEndReport(source: Source, asked: Asked): Promise<MonthEndReport> {
  const { period } = asked;
  const accounts = monthEnd(await figuresOf(source, period.now));
  return {
    ...aboutReport(asked, await payoutsComplete(source.db, period.now.to)),
    accounts: accounts.map((account) => toView(account, pspOf(account.psp))),
    totals: totalsByCurrency(accounts).map((account) => toView(account, null)),
  };
}

function toView(account: MonthEndAccount, gateway: string | null): MonthEndAccountView {
  const { currency, movements, counts } = account;
  const text = (minor: bigint): string => formatDecimal({ minor, currency });
  return {
    currency,
    gateway,
    opening: text(account.opening),
    movements: MONTH_END_MOVEMENTS.map((line) => ({
      line,
      amount: text(movements[line]),
      count: counts[line],
    })),
    closing: text(account.closing),
    residual: text(account.residual),
  };
}

/** "month-end-2026-10-01-to-2026-10-31.csv": the first and the last day, in the zone that was asked for. */
export function monthEndFileName({ period }: MonthEndReport): string {
  const offsetAt = zoneOffset(period.zone) ?? (() => 0);
  const last = Math.ceil((parseMicros(period.to) ?? 0) / 1000) - 1;
  return `month-end-${dayOf(parseMillis(period.from) ?? 0, offsetAt)}-to-${dayOf(last, offsetAt)}.csv`;
}

const HEADER = [
  'period_from',
  'period_to',
  'zone',
  'complete',
  'currency',
  'gateway',
  'line',
  'amount',
  'count',
];

/** The report as a file: a line for each figure, accounts before the totals of their currencies ("all"). */
export function* monthEndCsv({ period, complete, accounts, totals }: MonthEndReport): Generator<string> {
  yield csvLine(HEADER);
  for (const { currency, gateway, opening, movements, closing, residual } of [...accounts, ...totals]) {
    const begin = [period.from, period.to, period.zone, complete ? 'yes' : 'no', currency, gateway ?? 'all'];
    const line = (name: string, amount: string, count?: number): string =>
      csvLine([...begin, name, csvNumber(amount), count === undefined ? '' : csvNumber(count)]);
    yield line('opening', opening);
    for (const movement of movements) yield line(movement.line, movement.amount, movement.count);
    yield line('closing', closing);
    yield line('residual', residual);
  }
}
