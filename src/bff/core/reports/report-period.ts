import type { ReportQuery } from '#contract/reports.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import { cutByCalendar, stretchBefore } from '#domain/zoned-days.ts';
import type { Stretch } from '#domain/zoned-days.ts';
import { formatMicros } from '../mirror/time-text.ts';
import { zoneOffset } from './zone.ts';

/** A stretch of time in microseconds since the epoch, its end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A report's period, cut into buckets at the midnights of its zone, and the one of the same length before it. */
export interface ReportPeriod {
  readonly now: Span;
  readonly before: Span;
  readonly buckets: readonly Span[];
}

/** The period of a query that the contract's parser has read; on failure, what is wrong by field. */
export function readPeriod(query: ReportQuery): Result<ReportPeriod, Record<string, string>> {
  const offsetAt = zoneOffset(query.zone);
  if (offsetAt === null) return fail({ zone: 'is not a time zone that is known here' });
  const now = { from: parseMicros(query.period_gte) ?? 0, to: parseMicros(query.period_lt) ?? 0 };
  // Calendars know milliseconds: what is cut off at the ends is put back.
  const stretch = { from: Math.floor(now.from / 1000), to: Math.ceil(now.to / 1000) };
  const buckets = cutByCalendar(stretch, query.bucket, offsetAt).map(toSpan);
  return ok({
    now,
    before: { ...toSpan(stretchBefore(stretch, offsetAt)), to: now.from },
    buckets: buckets.map(({ from, to }) => ({ from: Math.max(from, now.from), to: Math.min(to, now.to) })),
  });
}

function toSpan({ from, to }: Stretch): Span {
  return { from: from * 1000, to: to * 1000 };
}

/** A span as the contract writes it. */
export function spanText({ from, to }: Span): { from: string; to: string } {
  return { from: formatMicros(from), to: formatMicros(to) };
}

/** @param now epoch milliseconds by ProcessOut's clock */
export function bucketText(span: Span, now: number): { from: string; to: string; finished: boolean } {
  return { ...spanText(span), finished: span.to <= now * 1000 };
}
