import type { OverviewReport } from '#contract/reports.ts';
import type { ChartData, ChartValue } from '#web/charts/chart-data.ts';
import { attemptsBehind } from '#web/common/rows-behind.ts';
import { countOf, countText } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { percentText } from '#web/format/percent.ts';
import { rateText } from './rate-note.ts';

type Psp = OverviewReport['psps'][number];
type Ratio = { readonly part: number; readonly of: number };

/** What each PSP approves of what comes to it first, and of what another one had declined. */
export function approvalData({ psps, period }: OverviewReport): ChartData {
  return {
    what: 'PSP',
    total: 'Approved',
    series: [
      { key: 'first', name: 'First try', fill: 'solid-1' },
      { key: 'retry', name: 'Retry after another PSP declined', fill: 'solid-2' },
    ],
    points: psps.map((psp) => ({
      key: psp.gateway,
      tick: gatewayName(psp.gateway),
      title: gatewayName(psp.gateway),
      total: psp.approval.now ? shareText(psp.approval.now) : countOf(psp.attempts, 'attempt'),
      href: attemptsBehind(period, psp.gateway),
      values: { ...valueOf('first', psp.first_try), ...valueOf('retry', psp.retry) },
    })),
  };
}

function valueOf(key: string, share: Ratio | null): Readonly<Record<string, ChartValue>> {
  if (share === null) return {};
  const text = `${shareText(share)} of ${countText(share.of)}`;
  return { [key]: { text, size: (100 * share.part) / share.of } };
}

function shareText({ part, of }: Ratio): string {
  return percentText(part, of);
}

/** "Adyen approves most, 88.2%; Checkout.com least, 79.3%. 143 payments were saved by a retry." */
export function approvalSummary({ psps, saved_by_retry: saved }: OverviewReport): string {
  const rated = psps.filter(({ approval }) => approval.now !== null).toSorted(byApproval);
  const [least, most] = [rated[0], rated.at(-1)];
  if (!least || !most) return 'No PSP was asked.';
  const ends =
    least === most
      ? `${gatewayName(most.gateway)} approves ${rateText(most.approval)}.`
      : `${gatewayName(most.gateway)} approves most, ${rateText(most.approval)}; ${gatewayName(least.gateway)} least, ${rateText(least.approval)}.`;
  return saved === 0 ? ends : `${ends} ${countOf(saved, 'payment was', 'payments were')} saved by a retry.`;
}

function byApproval({ approval: { now: a } }: Psp, { approval: { now: b } }: Psp): number {
  return a === null || b === null ? 0 : a.part * b.of - b.part * a.of;
}
