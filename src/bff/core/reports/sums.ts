import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { ReportQuery } from '#contract/reports.ts';
import { ATTEMPT_ORIGINS, ATTEMPT_OUTCOMES } from '#domain/answered-attempts.ts';
import type { AttemptOrigin, AttemptOutcome } from '#domain/answered-attempts.ts';
import { MOVEMENT_KINDS } from '#domain/dated-movements.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { DAY_US, dayAt } from '../mirror/movement-days.ts';
import { positionAt } from '../mirror/positions.ts';
import type { Clock } from '../ports.ts';
import { among } from '../store/among.ts';
import { larger, smaller } from '../store/extremes.ts';
import { listed, rowsOf } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import type { Span } from './report-period.ts';
import { DAYS_US, piecesOf, readSlices, ROWS_US, slicesOf, wholeDays } from './slices.ts';
import type { Piece } from './slices.ts';

export type ReportFilters = Pick<ReportQuery, 'currency' | 'gateway'>;

/** What the sums of a report are taken from. */
export interface Source {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly filters: ReportFilters;
}

/** Money that moved in one span, by its currency and PSP; minor units, without a sign. */
export interface MovementSum {
  /** Which of the spans asked for. */
  readonly key: number;
  readonly kind: MovementKind;
  readonly currency: string;
  readonly gateway: string;
  readonly count: number;
  readonly amount: bigint;
}

/** Money by the moment at which it moved: whole days of UTC from what is kept of them, the rest row by row. */
export async function movementSums(
  source: Source,
  kinds: readonly MovementKind[],
  spans: readonly Span[],
): Promise<MovementSum[]> {
  const { db, clock, filters } = source;
  const parts = piecesOf(spans, await firstMoment(db)).map(wholeDays);
  const days = parts.flatMap((part) => part.days);
  const ends = parts.flatMap((part) => part.ends);
  const meant = sql<boolean>`${among('d.kind', kinds)} and d.count > 0 and ${matching('d', filters)}`;
  return [
    ...(await readSlices(clock, slicesOf(days, DAYS_US), (slice) => sumsOfDays(db, slice, meant))),
    ...(await readSlices(clock, slicesOf(ends, ROWS_US), (slice) => sumsOfRows(db, slice, meant))),
  ];
}

type Db = Kysely<Schema>;
/** A whole number, which a parameter would not be: then days would have fractions. */
const DAY = sql.lit(DAY_US);
type Account = Omit<MovementSum, 'count' | 'amount'>;

async function sumsOfDays(
  db: Db,
  slice: readonly Piece[],
  meant: RawBuilder<boolean>,
): Promise<MovementSum[]> {
  const { rows } = await sql<Account & { readonly count: number; readonly amount: string }>`
    with ${piecesAs(slice, dayAt)}
    select p.key, d.kind, d.currency, d.gateway, sum(d.count) as count, cast(sum(d.amount) as text) as amount
    from p cross join movement_day d where ${meant} and d.day >= p.first and d.day < p.next
    group by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** The days tell which accounts have rows to look at; each is a stretch of the table, which saves sorting them. */
async function sumsOfRows(
  db: Db,
  slice: readonly Piece[],
  meant: RawBuilder<boolean>,
): Promise<MovementSum[]> {
  const { rows } = await sql<Account & { readonly sums: string }>`
    with ${piecesAs(slice, (at) => at)}
    select p.key, d.kind, d.currency, d.gateway, (
        select cast(count(*) as text) || ' ' || cast(coalesce(sum(m.amount), 0) as text) from movement m
        where m.kind = d.kind and m.currency = d.currency and m.gateway = d.gateway
          and m.at_us >= ${larger(sql`p.first`, sql`d.day * ${DAY}`)}
          and m.at_us < ${smaller(sql`p.next`, sql`(d.day + 1) * ${DAY}`)}
      ) as sums
    from p cross join movement_day d
    where ${meant} and d.day >= p.first / ${DAY} and d.day <= (p.next - 1) / ${DAY}`.execute(db);
  return rows.map(({ sums, ...account }) => {
    const [count, amount] = sums.split(' ');
    return { ...account, count: Number(count), amount: BigInt(amount ?? 0) };
  });
}

export interface AttemptSum {
  readonly key: number;
  readonly gateway: string;
  readonly outcome: AttemptOutcome;
  readonly origin: AttemptOrigin;
  readonly count: number;
}

/** Answers of PSPs to the payments that were made in each span. */
export async function attemptSums(
  { db, clock, filters }: Source,
  spans: readonly Span[],
): Promise<AttemptSum[]> {
  const slices = slicesOf(piecesOf(spans, await firstMoment(db)), ROWS_US);
  return readSlices(clock, slices, async (slice) => {
    const { rows } = await sql<AttemptSum>`
      with recursive ${piecesAs(slice, positionAt)},
        psp(gateway) as (
          select min(gateway) from attempt union all
          select (select min(a.gateway) from attempt a where a.gateway > psp.gateway)
          from psp where psp.gateway is not null
        ),
        money(currency) as (select distinct currency from facet)
      select p.key, psp.gateway, outcome.value as outcome, origin.value as origin, (
          select count(*) from attempt a
          where a.gateway = psp.gateway and a.outcome = outcome.value and a.origin = origin.value
            and a.currency = money.currency
            and a.transaction_position >= p.first and a.transaction_position < p.next
        ) as count
      from p, psp, money, ${listed(ATTEMPT_OUTCOMES)} outcome, ${listed(ATTEMPT_ORIGINS)} origin
      where psp.gateway is not null and ${matching('psp', { gateway: filters.gateway })}
        and ${matching('money', { currency: filters.currency })}`.execute(db);
    return rows.filter(({ count }) => count > 0);
  });
}

export interface PaymentSum {
  readonly key: number;
  readonly kind: MovementKind;
  readonly count: number;
}

/** Payments that were made in each span, by what happened to their money since. */
export async function paymentSums(
  { db, clock, filters }: Source,
  spans: readonly Span[],
): Promise<PaymentSum[]> {
  const slices = slicesOf(piecesOf(spans, await firstMoment(db)), ROWS_US);
  return readSlices(clock, slices, async (slice) => {
    const { rows } = await sql<PaymentSum>`
      with ${piecesAs(slice, positionAt)},
        account as materialized (select distinct currency, gateway from facet f where ${matching('f', filters)})
      select p.key, kind.value as kind, (
          select count(*) from account a cross join movement m
          where m.kind = kind.value and m.currency = a.currency and m.gateway = a.gateway and m.is_first = 1
            and m.transaction_position >= p.first and m.transaction_position < p.next
        ) as count
      from p, ${listed(MOVEMENT_KINDS)} kind`.execute(db);
    return rows;
  });
}

/** Pieces as a table `p(key, first, next)`, in the units of a column. */
export function piecesAs(slice: readonly Piece[], toColumn: (us: number) => number): RawBuilder<unknown> {
  const rows = slice.map(({ key, from, to }) => ({ key, first: toColumn(from), next: toColumn(to) }));
  return sql`p as materialized ${rowsOf({ key: 'bigint', first: 'bigint', next: 'bigint' }, rows)}`;
}

export function matching(table: string, { currency, gateway }: ReportFilters): RawBuilder<boolean> {
  const parts = Object.entries({ currency, gateway }).flatMap(([column, values]) =>
    values === undefined ? [] : [among(`${table}.${column}`, values)],
  );
  return parts.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** When the first payment was made: nothing moved before it. Epoch microseconds. */
async function firstMoment(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('transaction')
    .select('created_us')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return row?.created_us ?? Number.MAX_SAFE_INTEGER;
}
