import type { Kysely } from 'kysely';
import type { Actor } from '#contract/session.ts';
import type { StatementLine } from '#contract/statement.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import type { Schema } from '../store/schema.ts';
import type { StatementLineRow } from '../store/statement-tables.ts';
import { toLines } from './line-rows.ts';
import type { Concern } from './match/load.ts';
import { matchingOf } from './match/matching.ts';

/** What somebody decides about a line; `version` is how many decisions they saw. Times are epoch milliseconds. */
export interface Wanted {
  readonly kind: 'payout' | 'not_payout' | 'undone';
  readonly payoutId: string | null;
  readonly version: number;
  readonly actor: Actor;
  readonly at: number;
}

/**
 * Writes a decision down and looks again at what it concerns: a payout that was taken is offered to no other line. Refused
 * when the line was decided about since it was seen, or when the payout was chosen for another line.
 */
export async function decide(
  db: Kysely<Schema>,
  statement: number,
  lineId: number,
  wanted: Wanted,
): Promise<StatementLine> {
  await matchingOf(db).change(async () => {
    const line = await findLine(db, statement, lineId);
    await checkVersion(db, line, wanted.version);
    const concerns: Concern[] = [line];
    for (const id of [line.payout_id, wanted.payoutId])
      if (id !== null) concerns.push(...(await amountsOf(db, id)));
    await check(db, line, wanted);
    await write(db, line, wanted);
    return { value: undefined, concerns };
  });
  const [changed] = await toLines(db, [await findLine(db, statement, lineId)]);
  if (!changed) throw noLine();
  return changed;
}

export async function findLine(db: Kysely<Schema>, statement: number, id: number): Promise<StatementLineRow> {
  const line = await db
    .selectFrom('statement_line')
    .selectAll()
    .where('id', '=', id)
    .where('statement', '=', statement)
    .executeTakeFirst();
  if (!line) throw noLine();
  return line;
}

function noLine(): ApiProblem {
  return new ApiProblem('not_found', 'There is no such line in this statement.');
}

function refused(message: string): ApiProblem {
  return new ApiProblem('action_not_allowed', message);
}

async function checkVersion(db: Kysely<Schema>, { id }: StatementLineRow, version: number): Promise<void> {
  const decisions = await db
    .selectFrom('statement_decision')
    .select('actor_name')
    .where('line', '=', id)
    .orderBy('id', 'desc')
    .execute();
  if (decisions.length !== version)
    throw refused(
      `${decisions[0]?.actor_name ?? 'Somebody'} decided about this line meanwhile. Look at it again.`,
    );
}

async function check(db: Kysely<Schema>, line: StatementLineRow, wanted: Wanted): Promise<void> {
  if (line.twin_of !== null)
    throw refused('This line repeats one of an earlier statement. Decide about it there.');
  if (wanted.kind === 'undone' && line.decision === null)
    throw refused('Nothing was decided about this line that could be taken back.');
  if (wanted.payoutId === null) return;
  const payout = await db
    .selectFrom('payout')
    .select(['currency', 'status'])
    .where('id', '=', wanted.payoutId)
    .executeTakeFirst();
  if (!payout) throw invalidRequest({ payout_id: 'is not the id of a payout that is mirrored' });
  if (payout.currency !== line.currency)
    throw invalidRequest({
      payout_id: `is a payout in ${payout.currency}, and the line is in ${line.currency}`,
    });
  const other = await db
    .selectFrom('statement_line')
    .innerJoin('statement', 'statement.position', 'statement_line.statement')
    .select(['booked_on', 'name'])
    .where('payout_id', '=', wanted.payoutId)
    .where('decision', '=', 'payout')
    .where('statement_line.id', '<>', line.id)
    .executeTakeFirst();
  if (other)
    throw refused(
      `That payout was chosen for the line of ${other.booked_on} in ${other.name}. Take that back first.`,
    );
}

async function amountsOf(db: Kysely<Schema>, payoutId: string): Promise<Concern[]> {
  return db.selectFrom('payout').select(['currency', 'amount']).where('id', '=', payoutId).execute();
}

async function write(db: Kysely<Schema>, line: StatementLineRow, wanted: Wanted): Promise<void> {
  const { kind, payoutId, actor, at } = wanted;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('statement_decision')
      .values({
        line: line.id,
        kind,
        payout_id: payoutId,
        actor_id: actor.id,
        actor_name: actor.name,
        decided_at: at,
      })
      .execute();
    await trx
      .updateTable('statement_line')
      // Without a digest it is looked at afresh once the decision is taken back.
      .set({ ...standing(kind, payoutId), candidates_count: 0, found: 0 })
      .where('id', '=', line.id)
      .execute();
  });
}

function standing(kind: Wanted['kind'], payoutId: string | null) {
  switch (kind) {
    case 'payout':
      return { state: 'matched', payout_id: payoutId, decision: kind } as const;
    case 'not_payout':
      return { state: 'not_payout', payout_id: null, decision: kind } as const;
    case 'undone':
      return { state: 'unknown', payout_id: null, decision: null } as const;
  }
}
