import type { OverviewReport } from '#contract/reports.ts';
import { money } from '#domain/money.ts';
import type { ChartData, ChartPoint } from '#web/charts/chart-data.ts';
import type { Bucket, When } from '#web/common/period/period.ts';
import { paymentsBehind } from '#web/common/rows-behind.ts';
import { amountInWords, amountText } from '#web/format/money.ts';
import { bucketHead, bucketTick, bucketTitle, inBucket } from '#web/format/span.ts';

export type Volume = OverviewReport['volumes'][number];
type VolumeBucket = Volume['buckets'][number];

/** Captured above the line, refunded below it; what is not over yet is hatched. */
export function volumeData({ currency, buckets }: Volume, when: When): ChartData {
  return {
    what: bucketHead(when.bucket),
    series: [
      { key: 'captured', name: 'Captured', fill: 'solid-1' },
      { key: 'refunded', name: 'Refunded', fill: 'minus' },
    ],
    also: buckets.some(({ finished }) => !finished)
      ? [{ name: `${soFar(when.bucket)} so far`, fill: 'lines' }]
      : [],
    points: buckets.map((each, index) => point(each, index === 0, currency, when)),
  };
}

function point(each: VolumeBucket, first: boolean, currency: string, when: When): ChartPoint {
  const { captured, refunded, finished, from } = each;
  const title = bucketTitle(when.zone, when.bucket, each, when.now);
  const minus =
    refunded.startsWith('-') || money(refunded, currency).minor === 0n ? refunded : `-${refunded}`;
  return {
    key: from,
    tick: bucketTick(when.zone, when.bucket, each, first, when.now),
    title: finished ? title : `${title}, so far`,
    href: paymentsBehind('captured', each, { currency }),
    values: {
      captured: {
        text: `${amountText(captured, currency)} ${currency}`,
        size: Number(captured),
        fill: finished ? undefined : 'lines',
      },
      refunded: {
        text: `${amountText(minus, currency)} ${currency}`,
        size: Number(minus),
        href: paymentsBehind('refunded', each, { currency }),
      },
    },
  };
}

function soFar(bucket: Bucket): string {
  return bucket === 'day' ? 'Today' : bucket === 'week' ? 'This week' : 'This month';
}

/** "Between €6,100.00 on Sunday 8 November and €13,400.00 on Friday 13 November; so far today €5,200.00." */
export function volumeSummary({ currency, buckets }: Volume, when: When): string {
  const over = buckets.filter(({ finished }) => finished);
  const open = buckets.find(({ finished }) => !finished);
  const now = open ? `${soFar(when.bucket)} so far ${amountInWords(open.captured, currency)}` : '';
  const [first, ...others] = over;
  if (!first) return now === '' ? 'Nothing was captured.' : `${now}.`;
  const least = others.reduce((a, b) => (minor(b, currency) < minor(a, currency) ? b : a), first);
  const most = others.reduce((a, b) => (minor(b, currency) > minor(a, currency) ? b : a), first);
  const told = (each: VolumeBucket) =>
    `${amountInWords(each.captured, currency)} ${inBucket(when.zone, when.bucket, each, when.now)}`;
  const range = least === most ? told(first) : `Between ${told(least)} and ${told(most)}`;
  return now === '' ? `${range}.` : `${range}. ${now}.`;
}

function minor({ captured }: VolumeBucket, currency: string): bigint {
  return money(captured, currency).minor;
}
