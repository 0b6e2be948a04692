import type { PaidOutReport } from '#contract/reports.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { byPart, PAYOUT_PARTS } from '#domain/payout.ts';
import type { ByPart, PayoutPart } from '#domain/payout.ts';
import type { ChartData, ChartSeries, Fill } from '#web/charts/chart-data.ts';
import type { When } from '#web/common/period/period.ts';
import { payoutsBehind } from '#web/common/rows-behind.ts';
import { amountInWords, amountText, countOf } from '#web/format/money.ts';
import { bucketHead, bucketTick, bucketTitle, inBucket } from '#web/format/span.ts';

/** Whose payouts: one currency's, of all PSPs or of one. */
export interface Whose {
  readonly currency: string;
  readonly gateway?: string | undefined;
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly amount: bigint;
  readonly parts: ByPart<bigint>;
}

const PARTS: ByPart<{ readonly name: string; readonly fill: Fill }> = {
  sales: { name: 'Sales', fill: 'solid-1' },
  refunds: { name: 'Refunds', fill: 'minus' },
  chargebacks: { name: 'Chargebacks', fill: 'cross' },
  fees: { name: 'Fees', fill: 'minus-lines' },
  adjustments: { name: 'Adjustments', fill: 'solid-3' },
  reserve: { name: 'Reserve', fill: 'lines' },
};

/** What arrived, span by span: what adds to it above the line, what was taken off it below. */
export function paidOutData(report: PaidOutReport, whose: Whose, when: When): ChartData {
  const { currency } = whose;
  const spans = spansOf(report, whose);
  const decimal = (minor: bigint) => formatDecimal({ minor, currency });
  const text = (minor: bigint) => `${amountText(decimal(minor), currency)} ${currency}`;
  const used = PAYOUT_PARTS.filter((part) => spans.some(({ parts }) => parts[part] !== 0n));
  return {
    what: bucketHead(when.bucket),
    total: 'Paid out',
    series: used.map((part): ChartSeries => ({ key: part, ...PARTS[part] })),
    points:
      used.length === 0
        ? []
        : spans.map((span, index) => ({
            key: span.from,
            tick: bucketTick(when.zone, when.bucket, span, index === 0, when.now),
            title: bucketTitle(when.zone, when.bucket, span, when.now),
            total: text(span.amount),
            href: span.count === 0 ? undefined : payoutsBehind(span, whose),
            values: Object.fromEntries(
              used.map((part) => [
                part,
                { text: text(span.parts[part]), size: Number(decimal(span.parts[part])) },
              ]),
            ),
          })),
  };
}

/** "€184,003.10 in 14 payouts, most of it, €41,906.75, on Thursday 12 November." */
export function paidOutSummary(report: PaidOutReport, whose: Whose, when: When): string {
  const { currency } = whose;
  const spans = spansOf(report, whose);
  const words = (minor: bigint) => amountInWords(formatDecimal({ minor, currency }), currency);
  const count = spans.reduce((sum, each) => sum + each.count, 0);
  const [first, ...others] = spans;
  if (!first || count === 0) return `No payout in ${currency} arrived.`;
  const total = spans.reduce((sum, { amount }) => sum + amount, 0n);
  const most = others.reduce((a, b) => (b.amount > a.amount ? b : a), first);
  const where = inBucket(when.zone, when.bucket, most, when.now);
  return `${words(total)} in ${countOf(count, 'payout')}; most of it ${where}, ${words(most.amount)}.`;
}

export interface PaidOutTotals {
  readonly amount: string;
  readonly sales: string;
  readonly fees: string;
}

/** The period as a whole, decimal strings of the currency. */
export function paidOutTotals(report: PaidOutReport, whose: Whose): PaidOutTotals {
  const spans = spansOf(report, whose);
  const total = (of: (span: Span) => bigint) =>
    formatDecimal({ minor: spans.reduce((sum, span) => sum + of(span), 0n), currency: whose.currency });
  return {
    amount: total(({ amount }) => amount),
    sales: total(({ parts }) => parts.sales),
    fees: total(({ parts }) => parts.fees),
  };
}

/** The series of one currency as one. */
function spansOf({ series }: PaidOutReport, { currency, gateway }: Whose): Span[] {
  const minor = (text: string) => money(text, currency).minor;
  const spans = new Map<string, Span>();
  for (const each of series) {
    if (each.currency !== currency || (gateway !== undefined && each.gateway !== gateway)) continue;
    for (const { from, to, count, amount, parts } of each.buckets) {
      const before = spans.get(from);
      spans.set(from, {
        from,
        to,
        count: count + (before?.count ?? 0),
        amount: minor(amount) + (before?.amount ?? 0n),
        parts: byPart((part: PayoutPart) => minor(parts[part]) + (before?.parts[part] ?? 0n)),
      });
    }
  }
  return [...spans.values()].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}
