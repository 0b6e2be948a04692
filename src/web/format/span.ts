import { longDay, shortDay } from './date.ts';
import { daySpan, monthAndYear } from './trail-time.ts';
import { formatter } from './zone.ts';

type Bucket = 'day' | 'week' | 'month';

/** A span of time from its first moment up to and without its last, RFC 3339. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/** "Day": the head of a column of such spans. */
export function bucketHead(bucket: Bucket): string {
  return bucket === 'day' ? 'Day' : bucket === 'week' ? 'Week' : 'Month';
}

/** At an axis: "17" for a day (with its month where one begins), "9 Nov" for a week, "Nov" for a month. */
export function bucketTick(
  zone: string,
  bucket: Bucket,
  { from }: Span,
  first: boolean,
  now: number,
): string {
  const at = Date.parse(from);
  if (bucket === 'month') return formatter('en-GB', { timeZone: zone, month: 'short' }).format(at);
  const day = shortDay(zone, at, now);
  const [number = day, month = ''] = day.split(' ');
  if (bucket === 'week') return `${number} ${month}`;
  return first || number === '1' ? `${number} ${month}` : number;
}

/** In full: "Friday 13 November", "9 to 15 Nov", "November 2026". */
export function bucketTitle(zone: string, bucket: Bucket, span: Span, now: number): string {
  const at = Date.parse(span.from);
  if (bucket === 'day') return longDay(zone, at, now);
  if (bucket === 'month') return monthAndYear(zone, at);
  return spanWords(zone, span, now);
}

/** "1 to 14 Nov": the days of a span, first and last. */
export function spanWords(zone: string, { from, to }: Span, now: number): string {
  return daySpan(zone, Date.parse(from), Date.parse(to) - 1, now);
}

/** "on Friday 13 November", "from 9 to 15 Nov", "in November 2026". */
export function inBucket(zone: string, bucket: Bucket, span: Span, now: number): string {
  const word = bucket === 'day' ? 'on' : bucket === 'week' ? 'from' : 'in';
  return `${word} ${bucketTitle(zone, bucket, span, now)}`;
}
