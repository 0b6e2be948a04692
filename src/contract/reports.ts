import * as z from 'zod/mini';
import { MONTH_END_MOVEMENTS } from '#domain/month-end.ts';
import { PAYOUT_PARTS } from '#domain/payout.ts';
import { parseMicros } from '#domain/time.ts';
import { coverage } from './page.ts';
import { gatewayName } from './payout-filters.ts';
import type { Parsed } from './parse-fields.ts';
import { currencyCode, parseQuery, time } from './query.ts';

/** An IANA name; whether there is such a zone is for those to say who know zones. */
const zone = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/, 'is not a time zone'));

export const REPORT_BUCKETS = ['day', 'week', 'month'] as const;

/** The query of every report: a period from its first moment up to and without its last, and the zone of its days. */
export const reportQuery = z.strictObject({
  period_gte: time,
  period_lt: time,
  zone,
  bucket: z._default(z.enum(REPORT_BUCKETS), 'day'),
  currency: z.optional(z.array(currencyCode)),
  gateway: z.optional(z.array(gatewayName)),
});
export type ReportQuery = z.infer<typeof reportQuery>;

const ARRAYS = new Set(['currency', 'gateway']);
const LONGEST_US = 3 * 366 * 86_400_000_000;

/** Reads a report's query from an address; on failure names every field that is wrong. */
export function parseReportQuery(params: URLSearchParams): Parsed<ReportQuery> {
  return parseQuery({ schema: reportQuery, arrays: ARRAYS, crossChecks: periodChecks }, params);
}

function periodChecks({ period_gte, period_lt }: ReportQuery): Record<string, string> {
  const length = (parseMicros(period_lt) ?? 0) - (parseMicros(period_gte) ?? 0);
  if (length <= 0) return { period_lt: 'is not after period_gte' };
  return length > LONGEST_US ? { period_lt: 'is more than three years after period_gte' } : {};
}

/** What every report says about itself. `period` are RFC 3339 moments. */
const reportFields = {
  period: z.object({ from: z.string(), to: z.string(), zone: z.string() }),
  /** False while something that the numbers need is still being fetched. */
  complete: z.boolean(),
  coverage,
};

const bucketFields = { from: z.string(), to: z.string(), finished: z.boolean() };
const parts = z.object(
  Object.fromEntries(PAYOUT_PARTS.map((part) => [part, z.string()])) as Record<
    (typeof PAYOUT_PARTS)[number],
    z.ZodMiniString
  >,
);

/** GET /api/reports/paid-out: what arrived, by time, currency and PSP, stacked by part. Decimal strings of `currency`. */
export const paidOutReport = z.object({
  ...reportFields,
  series: z.array(
    z.object({
      currency: z.string(),
      gateway: z.nullable(z.string()),
      buckets: z.array(z.object({ ...bucketFields, count: z.number(), amount: z.string(), parts })),
    }),
  ),
});
export type PaidOutReport = z.infer<typeof paidOutReport>;

/** GET /api/reports/fees: what PSPs took of what they paid out. The rate is fees by sales, for whoever shows it. */
export const feesReport = z.object({
  ...reportFields,
  rows: z.array(
    z.object({
      currency: z.string(),
      gateway: z.nullable(z.string()),
      payouts: z.number(),
      sales: z.string(),
      /** Positive. */
      fees: z.string(),
    }),
  ),
});
export type FeesReport = z.infer<typeof feesReport>;

/** GET /api/reports/delay: whole days from capture to settlement, by PSP. */
export const delayReport = z.object({
  ...reportFields,
  rows: z.array(
    z.object({
      gateway: z.nullable(z.string()),
      delay: z.nullable(z.object({ usual_days: z.number(), slow_days: z.number() })),
      days: z.array(z.object({ days: z.number(), count: z.number() })),
    }),
  ),
});
export type DelayReport = z.infer<typeof delayReport>;

const ratio = z.nullable(z.object({ part: z.number(), of: z.number() }));
/** Exact shares, null for nothing; `direction` is null where one of the periods has nothing to compare. */
const change = z.object({
  now: ratio,
  before: ratio,
  direction: z.nullable(z.enum(['up', 'down', 'same'])),
});
export type RateChangeView = z.infer<typeof change>;

/**
 * GET /api/reports/overview: a period against the one of the same length before it. Volumes are of the money that moved
 * in it: /api/transactions with `moved`, `moved_gte`, `moved_lt` and `currency` lists them. Rates are of the payments
 * that were made in it: with `created_gte` and `created_lt`, and `moved` for what became of their money, `tried` for the
 * PSPs that answered. A dispute counts when it became a chargeback.
 */
export const overviewReport = z.object({
  ...reportFields,
  before: z.object({ from: z.string(), to: z.string() }),
  volumes: z.array(
    z.object({
      currency: z.string(),
      captured: z.string(),
      captured_before: z.string(),
      /** Positive. */
      refunded: z.string(),
      refunded_before: z.string(),
      buckets: z.array(z.object({ ...bucketFields, captured: z.string(), refunded: z.string() })),
    }),
  ),
  rates: z.object({ approval: change, refund: change, dispute: change }),
  psps: z.array(
    z.object({
      gateway: z.string(),
      attempts: z.number(),
      approval: change,
      /** Of payments that came here first, and of those that another PSP had declined. */
      first_try: ratio,
      retry: ratio,
    }),
  ),
  /** Payments that were approved after a PSP had declined them. */
  saved_by_retry: z.number(),
});
export type OverviewReport = z.infer<typeof overviewReport>;

/**
 * Signed by what each does to the money that PSPs owe, decimal strings of `currency`. Every account has all lines, in
 * the same order; `count` is that of captures, refunds and chargebacks, else of payouts.
 */
const monthEndAccount = z.object({
  currency: z.string(),
  /** Null for a currency's total over all PSPs. */
  gateway: z.nullable(z.string()),
  opening: z.string(),
  movements: z.array(z.object({ line: z.enum(MONTH_END_MOVEMENTS), amount: z.string(), count: z.number() })),
  closing: z.string(),
  /** Closing minus (opening + movements): zero when the equation holds. */
  residual: z.string(),
});
export type MonthEndAccountView = z.infer<typeof monthEndAccount>;

/**
 * GET /api/reports/month-end; with `.csv` the same as a file. Behind what was captured, refunded and charged back are the
 * payments that `moved` lists, as for the overview; behind all other lines the payouts with `status=received`,
 * `settled_gte` and `settled_lt`; behind what is unsettled now /api/unsettled and the payouts still on their way. Disputes
 * that were won come back in `charged_back` when they are won (payments with `status=solved`).
 */
export const monthEndReport = z.object({
  ...reportFields,
  accounts: z.array(monthEndAccount),
  totals: z.array(monthEndAccount),
});
export type MonthEndReport = z.infer<typeof monthEndReport>;
