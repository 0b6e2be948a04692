import type { OverviewReport } from '#contract/reports.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { formatDecimal } from '#domain/money.ts';
import { addCounts, compareRates, NO_COUNTS, ratio } from '#domain/rates.ts';
import type { RateCounts } from '#domain/rates.ts';
import type { Clock } from '../ports.ts';
import { aboutReport } from './asked.ts';
import type { Asked } from './asked.ts';
import { amountOf, countOf, groupBy } from './group.ts';
import { bucketText, spanText } from './report-period.ts';
import type { ReportPeriod } from './report-period.ts';
import { eachInTurn } from './slices.ts';
import { attemptSums, movementSums, paymentSums } from './sums.ts';
import type { AttemptSum, MovementSum, PaymentSum, Source } from './sums.ts';

/** Money by the moment at which it moved, rates of the payments that were made in the period. */
export async function overview(source: Source, asked: Asked): Promise<OverviewReport> {
  const { period, now } = asked;
  const spans = [...period.buckets, period.before];
  const periods = [period.now, period.before];
  const moved = await movementSums(source, ['captured', 'refunded'], spans);
  const attempts = await attemptSums(source, periods);
  const counts = countsOf(attempts, await paymentSums(source, periods));
  return {
    ...aboutReport(asked, true),
    before: spanText(period.before),
    volumes: await volumesOf(source.clock, moved, period, now),
    rates: compareRates(counts(NOW), counts(BEFORE)),
    psps: pspsOf(attempts),
    saved_by_retry: countOf(attempts.filter(isOf(NOW)).filter(isSaved)),
  };
}

/** The keys of the two periods. */
const NOW = 0;
const BEFORE = 1;

async function volumesOf(
  clock: Clock,
  moved: readonly MovementSum[],
  { buckets }: ReportPeriod,
  now: number,
): Promise<OverviewReport['volumes']> {
  const before = buckets.length;
  const times = buckets.map((span) => bucketText(span, now));
  const byCurrency = [...groupBy(moved, ({ currency }) => currency)].toSorted(
    ([a, as], [b, bs]) => countOf(bs) - countOf(as) || (a < b ? -1 : 1),
  );
  return eachInTurn(clock, byCurrency, times.length, ([currency, sums]) => {
    const byKey = groupBy(sums, ({ key }) => key);
    const text = (kind: MovementKind, some: readonly MovementSum[] = []): string =>
      formatDecimal({ currency, minor: amountOf(some.filter((sum) => sum.kind === kind)) });
    const inPeriod = sums.filter(({ key }) => key !== before);
    return {
      currency,
      captured: text('captured', inPeriod),
      captured_before: text('captured', byKey.get(before)),
      refunded: text('refunded', inPeriod),
      refunded_before: text('refunded', byKey.get(before)),
      buckets: times.map((time, key) => ({
        ...time,
        captured: text('captured', byKey.get(key)),
        refunded: text('refunded', byKey.get(key)),
      })),
    };
  });
}

/** All counts of a period, by its key. */
function countsOf(
  attempts: readonly AttemptSum[],
  payments: readonly PaymentSum[],
): (key: number) => RateCounts {
  return (key) => {
    const of = (kind: PaymentSum['kind']): number =>
      countOf(payments.filter((sum) => sum.key === key && sum.kind === kind));
    const answers = answersOf(attempts.filter(isOf(key)));
    return addCounts(answers, {
      ...NO_COUNTS,
      captured: of('captured'),
      refunded: of('refunded'),
      disputed: of('charged_back'),
    });
  };
}

function pspsOf(attempts: readonly AttemptSum[]): OverviewReport['psps'] {
  return [...groupBy(attempts, ({ gateway }) => gateway)]
    .filter(([gateway]) => gateway !== '')
    .map(([gateway, sums]) => {
      const now = sums.filter(isOf(NOW));
      const share = (some: readonly AttemptSum[]) => ratio(countOf(some.filter(isApproved)), countOf(some));
      return {
        gateway,
        attempts: countOf(now),
        approval: compareRates(answersOf(now), answersOf(sums.filter(isOf(BEFORE)))).approval,
        first_try: share(now.filter(({ origin }) => origin === 'fresh')),
        retry: share(now.filter(({ origin }) => origin === 'rescue')),
      };
    })
    .toSorted((a, b) => b.attempts - a.attempts || (a.gateway < b.gateway ? -1 : 1));
}

function answersOf(attempts: readonly AttemptSum[]): RateCounts {
  return { ...NO_COUNTS, attempts: countOf(attempts), approved: countOf(attempts.filter(isApproved)) };
}

const isOf =
  (key: number) =>
  (sum: { readonly key: number }): boolean =>
    sum.key === key;

const isApproved = ({ outcome }: AttemptSum): boolean => outcome === 'approved';
const isSaved = (sum: AttemptSum): boolean => isApproved(sum) && sum.origin !== 'fresh';
