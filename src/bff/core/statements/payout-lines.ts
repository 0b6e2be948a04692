import type { Kysely } from 'kysely';
import type { PayoutBank } from '#contract/statement.ts';
import type { Schema } from '../store/schema.ts';
import { bankMatchesOf } from './bank-match.ts';
import { toLines } from './line-rows.ts';

/** A payout fits few lines; of more than this nobody learns anything. */
const MOST = 10;

/** What the statements say about a payout: the line that it is, or those that it may be. */
export async function payoutLines(db: Kysely<Schema>, payoutId: string): Promise<PayoutBank> {
  const state = (await bankMatchesOf(db, [payoutId])).get(payoutId) ?? 'unchecked';
  const rows = await db
    .selectFrom('statement_line')
    .selectAll()
    .where('twin_of', 'is', null)
    .where(({ eb, or, and, selectFrom }) =>
      or([
        eb('payout_id', '=', payoutId),
        and([
          eb('decision', 'is', null),
          eb('id', 'in', selectFrom('statement_candidate').select('line').where('payout_id', '=', payoutId)),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(MOST)
    .execute();
  const statements = await statementsOf(
    db,
    rows.map(({ statement }) => statement),
  );
  const lines = await toLines(db, rows);
  return {
    state,
    lines: rows.flatMap(({ statement }, index) => {
      const from = statements.get(statement);
      const line = lines[index];
      return from && line ? [{ statement: from, line }] : [];
    }),
  };
}

async function statementsOf(
  db: Kysely<Schema>,
  positions: readonly number[],
): Promise<ReadonlyMap<number, { id: string; name: string }>> {
  if (positions.length === 0) return new Map();
  const rows = await db
    .selectFrom('statement')
    .select(['position', 'id', 'name'])
    .where('position', 'in', positions)
    .execute();
  return new Map(rows.map(({ position, ...statement }) => [position, statement]));
}
