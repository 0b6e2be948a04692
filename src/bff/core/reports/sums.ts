import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { ReportQuery } from '#contract/reports.ts';
import type { AttemptOrigin, AttemptOutcome } from '#domain/answered-attempts.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import { dayAt } from '../mirror/movement-days.ts';
import { positionAt } from '../mirror/positions.ts';
import type { Clock } from '../ports.ts';
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

type SumRow = Omit<MovementSum, 'amount'> & { readonly amount: string };

/** Money by the moment at which it moved: whole days of UTC from what is kept of them, the rest row by row. */
export async function movementSums(
  { db, clock, filters }: Source,
  kinds: readonly MovementKind[],
  spans: readonly Span[],
): Promise<MovementSum[]> {
  const parts = piecesOf(spans, await firstMoment(db)).map(wholeDays);
  const days = slicesOf(
    parts.flatMap((part) => part.days),
    DAYS_US,
  );
  const ends = slicesOf(
    parts.flatMap((part) => part.ends),
    ROWS_US,
  );
  const meant = sql`m.kind in (${sql.join(kinds)}) and ${matching('m', filters)}`;
  const ofDays = await readSlices(clock, days, async (slice) => {
    const { rows } = await sql<SumRow>`
      select p.value ->> 0 as key, m.kind, m.currency, m.gateway,
        sum(m.count) as count, cast(sum(m.amount) as text) as amount
      from json_each(${pieces(slice, dayAt)}) p cross join movement_day m
      where ${meant} and m.day >= p.value ->> 1 and m.day < p.value ->> 2 and m.count > 0
      group by 1, 2, 3, 4`.execute(db);
    return rows;
  });
  const ofEnds = await readSlices(clock, ends, async (slice) => {
    const { rows } = await sql<SumRow>`
      select p.value ->> 0 as key, m.kind, m.currency, m.gateway,
        count(*) as count, cast(sum(m.amount) as text) as amount
      from json_each(${pieces(slice, (at) => at)}) p cross join movement m
      where ${meant} and m.at_us >= p.value ->> 1 and m.at_us < p.value ->> 2
      group by 1, 2, 3, 4`.execute(db);
    return rows;
  });
  return [...ofDays, ...ofEnds].map((row) => ({ ...row, amount: BigInt(row.amount) }));
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
  return readSlices(clock, slicesOf(piecesOf(spans, await firstMoment(db)), ROWS_US), async (slice) => {
    const { rows } = await sql<AttemptSum>`
      select p.value ->> 0 as key, a.gateway, a.outcome, a.origin, count(*) as count
      from json_each(${pieces(slice, positionAt)}) p cross join attempt a
      where a.transaction_position >= p.value ->> 1 and a.transaction_position < p.value ->> 2
        and ${matching('a', filters)}
      group by 1, 2, 3, 4`.execute(db);
    return rows;
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
  return readSlices(clock, slicesOf(piecesOf(spans, await firstMoment(db)), ROWS_US), async (slice) => {
    const { rows } = await sql<PaymentSum>`
      select key, kind, count(*) as count from (
        select distinct p.value ->> 0 as key, m.transaction_position, m.kind
        from json_each(${pieces(slice, positionAt)}) p cross join movement m
        where m.transaction_position >= p.value ->> 1 and m.transaction_position < p.value ->> 2
          and ${matching('m', filters)}
      ) group by 1, 2`.execute(db);
    return rows;
  });
}

function pieces(slice: readonly Piece[], toColumn: (us: number) => number): string {
  return JSON.stringify(slice.map(({ key, from, to }) => [key, toColumn(from), toColumn(to)]));
}

export function matching(table: string, { currency, gateway }: ReportFilters): RawBuilder<boolean> {
  const parts = Object.entries({ currency, gateway }).flatMap(([column, values]) =>
    values === undefined ? [] : [sql`${sql.ref(`${table}.${column}`)} in (${sql.join(values)})`],
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
