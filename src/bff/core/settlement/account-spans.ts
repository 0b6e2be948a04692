import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { UnsettledQuery } from '#contract/settlement.ts';
import { storedPsps } from '#domain/psp.ts';
import { parseMicros } from '#domain/time.ts';
import { rowsOf } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import { lateBefore } from './delays.ts';
import type { Delays, PspCurrency } from './delays.ts';

export type UnsettledFilters = Omit<
  UnsettledQuery,
  'limit' | 'order' | 'start_after' | 'end_before' | 'as_of'
>;

/** Payments of one PSP in one currency that were captured from a moment up to and without another; epoch microseconds. */
export interface AccountSpan extends PspCurrency {
  readonly first: number;
  readonly next: number;
}

interface Habits {
  readonly delays: Delays;
  /** Epoch milliseconds: by when something is late. */
  readonly now: number;
}

/**
 * What filters ask for, account by account: late is told by each PSP's habit in each currency. One condition for all of
 * them would have to be tried on every row.
 */
export async function accountSpans(
  db: Kysely<Schema>,
  table: 'owed' | 'unsettled',
  { gateway, currency, captured_gte, captured_lt, late }: UnsettledFilters,
  { delays, now }: Habits,
): Promise<AccountSpan[]> {
  const psps = gateway && storedPsps(gateway);
  const first = microsOf(captured_gte) ?? Number.MIN_SAFE_INTEGER;
  const next = microsOf(captured_lt) ?? Number.MAX_SAFE_INTEGER;
  const wanted = (await accountsIn(db, table)).filter(
    (one) => psps?.includes(one.gateway) !== false && currency?.includes(one.currency) !== false,
  );
  if (late === undefined) return wanted.map((account) => ({ ...account, first, next }));
  return wanted.flatMap((account) => {
    const delay = delays.of(account);
    return delay === null ? [] : [{ ...account, first, next: Math.min(next, lateBefore(delay, now) + 1) }];
  });
}

/** For the head of a query: table `a`. */
export function spansAs(spans: readonly AccountSpan[]): RawBuilder<unknown> {
  const columns = { gateway: 'text', currency: 'text', first: 'bigint', next: 'bigint' } as const;
  return sql`a as materialized ${rowsOf(columns, spans)}`;
}

/** What must hold of a row of a table with gateway, currency and time of capture to be of span `a`. */
export function inSpan(table: 'o' | 'u'): RawBuilder<boolean> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${table}.${name}`);
  return sql<boolean>`${column('gateway')} = a.gateway and ${column('currency')} = a.currency
    and ${column('captured_us')} >= a.first and ${column('captured_us')} < a.next`;
}

/**
 * What must hold of all rows of spans in the order of captures: it says nothing that `inSpan` does not, but where such an
 * order begins and ends.
 */
export function inReach(table: 'o' | 'u', spans: readonly AccountSpan[]): RawBuilder<boolean> {
  const captured = sql.ref(`${table}.captured_us`);
  const first = Math.min(...spans.map((span) => span.first));
  const next = Math.max(...spans.map((span) => span.next));
  return spans.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${captured} >= ${first} and ${captured} < ${next}`;
}

/** From one account to the next one in the index: there are few, of very many rows. */
async function accountsIn(db: Kysely<Schema>, name: 'owed' | 'unsettled'): Promise<PspCurrency[]> {
  const table = sql.table(name);
  const { rows } = await sql<PspCurrency>`
    with recursive psp(gateway) as (
        select min(gateway) from ${table} union all
        select (select min(t.gateway) from ${table} t where t.gateway > psp.gateway)
        from psp where psp.gateway is not null
      ),
      account(gateway, currency) as (
        select psp.gateway, (select min(t.currency) from ${table} t where t.gateway = psp.gateway)
        from psp where psp.gateway is not null
        union all
        select c.gateway, (select min(t.currency) from ${table} t
            where t.gateway = c.gateway and t.currency > c.currency)
        from account c where c.currency is not null
      )
    select gateway, currency from account where currency is not null`.execute(db);
  return rows;
}

function microsOf(time: string | undefined): number | null {
  return time === undefined ? null : parseMicros(time);
}
