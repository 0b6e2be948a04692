import type { FeesReport } from '#contract/reports.ts';
import { money } from '#domain/money.ts';
import type { ChartData } from '#web/charts/chart-data.ts';
import { payoutsBehind } from '#web/common/rows-behind.ts';
import { amountText } from '#web/format/money.ts';
import { percentText } from '#web/format/percent.ts';
import { pspName } from './psp-name.ts';

type Row = FeesReport['rows'][number];

interface Rated extends Row {
  readonly taken: bigint;
  readonly of: bigint;
}

/** What each PSP took of what it sold, in one currency; where nothing was sold there is no rate. */
export function feeData({ rows, period }: FeesReport, currency: string): ChartData {
  return {
    what: 'PSP',
    total: 'Rate',
    series: [{ key: 'rate', name: 'Fees', fill: 'solid-1' }],
    points: rated(rows, currency).map(({ gateway, fees, sales, taken, of }) => ({
      key: gateway ?? '',
      tick: pspName(gateway),
      title: pspName(gateway),
      total: percentText(taken, of, 2),
      href: payoutsBehind(period, { currency, gateway }),
      values: {
        rate: {
          text: `${amountText(fees, currency)} of ${amountText(sales, currency)} ${currency}`,
          size: (100 * Number(taken)) / Number(of),
        },
      },
    })),
  };
}

/** "Klarna takes most, 3.41% of its sales; Adyen least, 1.20%. All together 2.02%." */
export function feeSummary({ rows }: FeesReport, currency: string): string {
  const all = rated(rows, currency);
  const [most, least] = [all[0], all.at(-1)];
  if (!most || !least) return `No PSP paid out sales in ${currency}.`;
  const told = ({ taken, of }: Rated) => percentText(taken, of, 2);
  if (most === least) return `${pspName(most.gateway)} takes ${told(most)} of its sales.`;
  const together = percentText(
    all.reduce((sum, { taken }) => sum + taken, 0n),
    all.reduce((sum, { of }) => sum + of, 0n),
    2,
  );
  return `${pspName(most.gateway)} takes most, ${told(most)} of its sales; ${pspName(least.gateway)} least, ${told(least)}. All together ${together}.`;
}

/** The dearest first. */
function rated(rows: readonly Row[], currency: string): Rated[] {
  return rows
    .filter((row) => row.currency === currency)
    .map((row) => ({
      ...row,
      taken: money(row.fees, currency).minor,
      of: money(row.sales, currency).minor,
    }))
    .filter(({ of }) => of > 0n)
    .sort((a, b) => Number(b.taken * a.of - a.taken * b.of));
}
