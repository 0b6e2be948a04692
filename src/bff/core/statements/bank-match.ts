import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { BankMatchState } from '#contract/payout.ts';
import type { Schema } from '../store/schema.ts';
import { matchingOf } from './match/matching.ts';

/**
 * What the bank says about payouts, as the statements and the decisions about their lines stand now.
 * @returns an entry for each of them
 */
export async function bankMatchesOf(
  db: Kysely<Schema>,
  payoutIds: readonly string[],
): Promise<ReadonlyMap<string, BankMatchState>> {
  await matchingOf(db).freshen();
  const states = new Map<string, BankMatchState>(payoutIds.map((id) => [id, 'unchecked']));
  if (payoutIds.length === 0) return states;
  const rows = await db.selectFrom('bank_match').selectAll().where('payout_id', 'in', payoutIds).execute();
  for (const { payout_id, state } of rows) states.set(payout_id, state);
  return states;
}

/** A condition on payouts, as table `t`: they send money, and no line of a bank statement is matched to them. */
export function isUnmatched(): RawBuilder<unknown> {
  return sql`t.status not in ('canceled', 'failed')
    and not exists (select 1 from bank_match b where b.payout_id = t.id and b.state = 'matched')`;
}
