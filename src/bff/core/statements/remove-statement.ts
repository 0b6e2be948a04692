import type { Kysely, Transaction } from 'kysely';
import type { Schema } from '../store/schema.ts';

/**
 * Takes a statement out, and forgets how CSV files like it are read. A line of it that another statement repeats goes on
 * there, with what was decided about it.
 * @returns false when there is none
 */
export async function removeStatement(db: Kysely<Schema>, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('statement')
      .select(['position', 'shape'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found) return false;
    const { position, shape } = found;
    await handOver(trx, position);
    const lines = trx.selectFrom('statement_line').select('id').where('statement', '=', position);
    await trx.deleteFrom('statement_candidate').where('line', 'in', lines).execute();
    await trx.deleteFrom('statement_decision').where('line', 'in', lines).execute();
    await trx.deleteFrom('statement_line').where('statement', '=', position).execute();
    await trx.deleteFrom('statement_range').where('statement', '=', position).execute();
    await trx.deleteFrom('statement').where('position', '=', position).execute();
    if (shape !== null) await trx.deleteFrom('statement_columns').where('shape', '=', shape).execute();
    return true;
  });
}

/** The first repeat of each line takes its place, and the other repeats become repeats of that. */
async function handOver(trx: Transaction<Schema>, statement: number): Promise<void> {
  const heirs = await trx
    .selectFrom('statement_line as twin')
    .innerJoin('statement_line as line', 'line.id', 'twin.twin_of')
    .select(({ fn }) => [
      fn.min<number>('twin.id').as('heir'),
      'line.id as line',
      'line.state as state',
      'line.payout_id as payout_id',
      'line.decision as decision',
    ])
    .where('line.statement', '=', statement)
    .groupBy('line.id')
    .execute();
  for (const { heir, line, state, payout_id, decision } of heirs) {
    await trx
      .updateTable('statement_line')
      .set({ twin_of: null, state, payout_id, decision, found: 0 })
      .where('id', '=', heir)
      .execute();
    await trx.updateTable('statement_line').set({ twin_of: heir }).where('twin_of', '=', line).execute();
    await trx.updateTable('statement_decision').set({ line: heir }).where('line', '=', line).execute();
  }
}
