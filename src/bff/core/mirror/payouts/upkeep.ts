import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { wantOwed } from '../../settlement/owed-wanted.ts';
import { listed } from '../../store/rows-of.ts';
import type { Schema } from '../../store/schema.ts';

/**
 * What follows from a change, in the same database transaction: which payouts are to be proved anew, and which captured
 * money is in no payout.
 */
type Db = Kysely<Schema>;

const SETTLES = sql`p.status not in ('canceled', 'failed')`;

/** Payments were stored: their rows in payouts find them now, and what they say of the money may be new. */
export async function paymentsStored(
  db: Db,
  payments: readonly { readonly id: string; readonly position: number }[],
): Promise<void> {
  if (payments.length === 0) return;
  const ids = payments.map(({ id }) => id);
  await sql`
    update payout_item set transaction_position =
      (select t.position from "transaction" t where t.id = payout_item.transaction_id)
    where transaction_position is null and transaction_id in ${listed(ids)}`.execute(db);
  await paymentsTouched(
    db,
    payments.map(({ position }) => position),
  );
}

/** Payments, or their rows in payouts, are not what they were: by the payments' positions. */
export async function paymentsTouched(db: Db, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return;
  await wantOwed(db, positions);
  await sql`
    update payout set proof_stale = 1 where position in (
      select i.payout from payout_item i where i.transaction_position in ${listed(positions)})`.execute(db);
  await sql`delete from unsettled where position in ${listed(positions)}`.execute(db);
  await sql`
    insert into unsettled (position, gateway, currency, captured_us, amount)
    select position, gateway, currency, captured_us, amount from (
      select t.position, f.gateway, f.currency, t.captured_us,
        t.captured_amount - coalesce((
          select sum(i.amount) from payout_item i cross join payout p
          where i.transaction_position = t.position and i.type = 'sale' and p.position = i.payout and ${SETTLES}
        ), 0) as amount
      from "transaction" t cross join facet f
      where t.position in ${listed(positions)} and f.id = t.facet
        and t.captured_us is not null and t.refunded_amount < t.captured_amount
        and not exists (
          select 1 from payout_item i cross join payout p
          where i.transaction_position = t.position and p.position = i.payout and p.currency <> f.currency
            and ${SETTLES})
    ) waiting where amount > 0`.execute(db);
}

/** Payouts are new or changed: they are proved anew, their items looked at again. */
export async function payoutsStored(db: Db, payouts: readonly number[], readAt: number): Promise<void> {
  if (payouts.length === 0) return;
  await sql`
    insert into payout_seen (payout, status, seen_at)
    select position, status, ${readAt} from payout where position in ${listed(payouts)}
    on conflict do nothing`.execute(db);
  await sql`
    update payout set items_checked = 0, proof_stale = 1 where position in ${listed(payouts)}`.execute(db);
  const { rows } = await sql<{ payout: number }>`
    select distinct payout from payout_seen
    where status in ('canceled', 'failed') and payout in ${listed(payouts)}`.execute(db);
  // Only whether a payout settles anything matters to other payouts, and to its payments.
  const unpaid = rows.map(({ payout }) => payout);
  await paymentsTouched(db, await paymentsIn(db, unpaid));
}

export async function payoutsForgotten(db: Db, payouts: readonly number[]): Promise<void> {
  await forgetItems(db, payouts);
  await sql`delete from payout_seen where payout in ${listed(payouts)}`.execute(db);
}

/** Takes the items of payouts away, and what was told from them. */
export async function forgetItems(db: Db, payouts: readonly number[]): Promise<void> {
  const payments = await paymentsIn(db, payouts);
  for (const table of ['payout_item', 'payout_proof', 'payout_delay', 'payout_share'])
    await sql`delete from ${sql.table(table)} where payout in ${listed(payouts)}`.execute(db);
  await sql`
    update payout set items_complete = 0, items_tally = null, items_cursor = null where position in ${listed(payouts)}`.execute(
    db,
  );
  await paymentsTouched(db, payments);
}

async function paymentsIn(db: Db, payouts: readonly number[]): Promise<number[]> {
  if (payouts.length === 0) return [];
  const { rows } = await sql<{ position: number }>`
    select distinct transaction_position as position from payout_item
    where payout in ${listed(payouts)} and transaction_position is not null`.execute(db);
  return rows.map(({ position }) => position);
}
