import type { Kysely } from 'kysely';
import type { StatementListQuery } from '#contract/statement-query.ts';
import type { Statement, StatementPage } from '#contract/statement.ts';
import { formatDecimal } from '#domain/money.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { Schema } from '../store/schema.ts';
import type { StatementRow } from '../store/statement-tables.ts';

type Db = Kysely<Schema>;

/** Newest first. */
export async function listStatements(
  db: Db,
  { limit, start_after }: StatementListQuery,
): Promise<StatementPage> {
  const after = start_after === undefined ? null : await positionOf(db, start_after);
  if (start_after !== undefined && after === null)
    throw invalidRequest({ start_after: 'is not the id of a statement that is here' });
  let query = db
    .selectFrom('statement')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(limit + 1);
  if (after !== null) query = query.where('position', '<', after);
  const rows = await query.execute();
  const statements = await Promise.all(rows.slice(0, limit).map((row) => toStatement(db, row)));
  return { statements, has_more: rows.length > limit };
}

export async function positionOf(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('statement').select('position').where('id', '=', id).executeTakeFirst();
  return row?.position ?? null;
}

/** 404 for one that is not here. */
export function noStatement(): ApiProblem {
  return new ApiProblem('not_found', 'There is no such statement here. Somebody may have removed it.');
}

export async function readStatementRow(db: Db, position: number): Promise<Statement> {
  const row = await db
    .selectFrom('statement')
    .selectAll()
    .where('position', '=', position)
    .executeTakeFirst();
  if (!row) throw noStatement();
  return toStatement(db, row);
}

async function toStatement(db: Db, row: StatementRow): Promise<Statement> {
  const ranges = await db
    .selectFrom('statement_range')
    .select(['account', 'from_day', 'to_day'])
    .where('statement', '=', row.position)
    .orderBy('from_day')
    .execute();
  const states = await db
    .selectFrom('statement_line')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn.count<number>('decision').as('decided'),
    ])
    .where('statement', '=', row.position)
    .groupBy('state')
    .execute();
  const days = ranges.map(({ to_day }) => to_day).sort();
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    accounts: [...new Set(ranges.map(({ account }) => account))].filter((account) => account !== ''),
    from: ranges[0]?.from_day ?? '',
    to: days.at(-1) ?? '',
    lines_count: states.reduce((sum, { count }) => sum + count, 0),
    states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
    totals: await totalsOf(db, row.position),
    decided_count: states.reduce((sum, { decided }) => sum + decided, 0),
    uploaded_at: formatMillis(row.uploaded_at),
    uploaded_by: { id: row.actor_id, name: row.actor_name },
  };
}

async function totalsOf(db: Db, statement: number): Promise<Statement['totals']> {
  const rows = await db
    .selectFrom('statement_line')
    .select(({ fn, eb, lit }) => [
      'currency',
      fn.sum<number>(eb.case().when('amount', '>', 0).then(eb.ref('amount')).else(lit(0)).end()).as('in'),
      fn.sum<number>(eb.case().when('amount', '<', 0).then(eb.ref('amount')).else(lit(0)).end()).as('out'),
    ])
    .where('statement', '=', statement)
    .groupBy('currency')
    .orderBy('currency')
    .execute();
  return rows.map(({ currency, in: came, out: left }) => ({
    currency,
    in: formatDecimal({ minor: BigInt(came), currency }),
    out: formatDecimal({ minor: BigInt(left), currency }),
  }));
}
