import type { DelayReport } from '#contract/reports.ts';
import type { ChartData, ChartValue } from '#web/charts/chart-data.ts';
import { payoutsBehind } from '#web/common/rows-behind.ts';
import { countOf } from '#web/format/money.ts';
import { pspName } from './psp-name.ts';

type Row = DelayReport['rows'][number];

/** How long each PSP takes from capture to settlement: half of the payments, and nineteen of twenty. */
export function delayData({ rows, period }: DelayReport): ChartData {
  return {
    what: 'PSP',
    total: 'Payments',
    series: [
      { key: 'usual', name: 'Half of them arrived within', fill: 'solid-1' },
      { key: 'slow', name: '19 of 20 arrived within', fill: 'solid-2' },
    ],
    points: rows.map((row) => ({
      key: row.gateway ?? '',
      tick: pspName(row.gateway),
      title: pspName(row.gateway),
      total: row.delay === null ? 'too few yet' : countOf(paymentsOf(row), 'payment'),
      href: payoutsBehind(period, { gateway: row.gateway }),
      values: valuesOf(row),
    })),
  };
}

function valuesOf({ delay }: Row): Readonly<Record<string, ChartValue>> {
  if (delay === null) return {};
  return {
    usual: { text: countOf(delay.usual_days, 'day'), size: delay.usual_days },
    slow: { text: countOf(delay.slow_days, 'day'), size: delay.slow_days },
  };
}

function paymentsOf({ days }: Row): number {
  return days.reduce((sum, { count }) => sum + count, 0);
}

/** "Stripe is quickest, usually 2 days; Worldpay slowest, usually 6 days." */
export function delaySummary({ rows }: DelayReport): string {
  const known = rows
    .flatMap(({ gateway, delay }) => (delay === null ? [] : [{ gateway, days: delay.usual_days }]))
    .sort((a, b) => a.days - b.days);
  const [quickest, slowest] = [known[0], known.at(-1)];
  if (!quickest || !slowest) return 'Too few payments were settled to say what is usual.';
  const told = ({ days }: { readonly days: number }) => `usually ${countOf(days, 'day')}`;
  if (quickest === slowest) return `${pspName(quickest.gateway)} takes ${told(quickest)}.`;
  return `${pspName(quickest.gateway)} is quickest, ${told(quickest)}; ${pspName(slowest.gateway)} slowest, ${told(slowest)}.`;
}
