import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { inSlice, nextSlice } from '../payouts/slices.ts';
import type { Clock } from '../ports.ts';
import { PAID_AT } from '../reports/paid-payouts.ts';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';

/** Which payments are to be worked out anew (owed-store.ts): whoever changes what decides about them says so here. */
type Db = Kysely<Schema>;

/** Payments, or their rows in payouts, are not what they were: by the payments' positions. */
export async function wantOwed(db: Db, positions: readonly number[]): Promise<void> {
  await want(db, sql`select w.value from ${listed(positions)} w where true`);
}

/** Events that were stored, by their positions: the dispute that is won brings back what it took. */
export async function wantOwedByEvents(db: Db, events: readonly number[]): Promise<void> {
  await want(
    db,
    sql`select t.position from ${listed(events)} e cross join event won cross join "transaction" t
      where won.position = e.value and won.name = 'transaction.chargeback.won' and t.id = won.object_id`,
  );
}

/** What a payout settles with its rows: nothing until it has arrived. */
const OWED_AS = sql<string>`
  case p.status when 'received' then cast(${PAID_AT} as text) || ' ' || coalesce(p.gateway, '') else '' end`;

/** Where a payout has arrived, or is another's: its payments, slice by slice. */
export async function wantOwedOfPayout(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  payout: number,
): Promise<void> {
  const { rows } = await sql<{ now: string }>`
    select ${OWED_AS} as now from payout p where p.position = ${payout} and p.owed_as <> ${OWED_AS}`.execute(
    db,
  );
  const [changed] = rows;
  if (changed === undefined) return;
  for (let slice = await nextSlice(db, { payout, position: -1 }, payout + 1); slice;) {
    await want(
      db,
      sql`select i.transaction_position from payout_item i
        where ${inSlice(slice)} and i.transaction_position is not null`,
    );
    slice = await nextSlice(db, slice.to, payout + 1);
    if (slice) await clock.sleep(0);
  }
  await db.updateTable('payout').set({ owed_as: changed.now }).where('position', '=', payout).execute();
}

function want(db: Db, positions: RawBuilder<unknown>): Promise<unknown> {
  return sql`insert into owed_wanted (position) ${positions} on conflict do nothing`.execute(db);
}
