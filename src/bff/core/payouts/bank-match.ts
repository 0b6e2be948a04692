import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { BankMatchState } from '#contract/payout.ts';
import type { Schema } from '../store/schema.ts';

/** What the bank says about payouts, by their ids: nothing of any, as long as no bank statement has been read. */
export function bankMatchOf(
  _db: Kysely<Schema>,
  payoutIds: readonly string[],
): Promise<ReadonlyMap<string, BankMatchState>> {
  return Promise.resolve(new Map(payoutIds.map((id) => [id, 'unchecked'])));
}

/** A condition on payouts, as table `t`: no line of a bank statement is matched to them. */
export function isUnmatched(): RawBuilder<unknown> {
  return sql`true`;
}
