import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { owedStretches, reachOf } from '#domain/owed.ts';
import type { OwedChange } from '#domain/owed.ts';
import { groupBy } from '../reports/group.ts';
import { WON_AT } from '../reports/month-end-figures.ts';
import { PAID_AT } from '../reports/paid-payouts.ts';
import { among } from '../store/among.ts';
import type { OwedTable } from '../store/payout-tables.ts';
import { putRows } from '../store/put-rows.ts';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import { SETTLED_KIND, settledByConverted } from './shares.ts';

type Db = Kysely<Schema>;

/** Payments that are worked out before others get their turn. */
export const OWED_AT_ONCE = 500;

/** Works out what is owed of payments of which something changed, the oldest first; how many there were. */
export async function storeWanted(db: Db): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const wanted = await trx
      .selectFrom('owed_wanted')
      .select('position')
      .orderBy('position')
      .limit(OWED_AT_ONCE)
      .execute();
    const positions = wanted.map(({ position }) => position);
    if (wanted.length > 0) {
      const stretches = await stretchesOf(trx, positions);
      await trx.deleteFrom('owed').where('position', 'in', listed(positions)).execute();
      await putRows(trx, 'owed', stretches);
      await trx.deleteFrom('owed_wanted').where('position', 'in', listed(positions)).execute();
    }
    return wanted.length;
  });
}

/** Whether something has changed that is not worked out yet. */
export async function isOwedWanted(db: Db): Promise<boolean> {
  const row = await db.selectFrom('owed_wanted').select('position').limit(1).executeTakeFirst();
  return row !== undefined;
}

interface Change extends OwedChange {
  readonly position: number;
}

/** @param positions of payments */
async function stretchesOf(db: Db, positions: readonly number[]): Promise<OwedTable[]> {
  const changes = [...(await movedAndPaid(db, positions)), ...(await converted(db, positions))];
  const payments = await paymentsAt(db, positions);
  return [...groupBy(changes, ({ position }) => position)].flatMap(([position, own]) => {
    const payment = payments.get(position);
    if (payment === undefined) return [];
    const stretches = owedStretches(own);
    const shared = new Set(stretches.map(({ gateway }) => gateway)).size > 1 ? 1 : 0;
    return stretches.map((stretch) => ({
      ...payment,
      gateway: stretch.gateway,
      from_us: stretch.from,
      to_us: stretch.to ?? Number.MAX_SAFE_INTEGER,
      reach_us: reachOf(stretch),
      amount: Number(stretch.amount),
      shared,
    }));
  });
}

const SETTLING = sql<boolean>`${among('i.type', Object.keys(SETTLED_KIND))} and p.status = 'received'`;

/** What moved of payments, what was won back, and what arrived of them in their own currency. */
async function movedAndPaid(db: Db, positions: readonly number[]): Promise<Change[]> {
  const { rows } = await sql<Omit<Change, 'amount'> & { readonly amount: number }>`
    with payment as materialized (
      select t.position, t.id, f.currency, f.status
      from ${listed(positions)} w cross join "transaction" t cross join facet f
      where t.position = w.value and f.id = t.facet
    )
    select m.transaction_position as position, m.gateway, m.at_us as at,
      case m.kind when 'captured' then m.amount else -m.amount end as amount
    from payment t cross join movement m where m.transaction_position = t.position
    union all
    select m.transaction_position, m.gateway, ${WON_AT}, m.amount
    from payment t cross join movement m
    where t.status = 'solved' and m.transaction_position = t.position and m.kind = 'charged_back'
    union all
    select t.position, coalesce(p.gateway, ''), ${PAID_AT}, -i.amount
    from payment t cross join payout_item i cross join payout p
    where i.transaction_position = t.position and ${SETTLING} and p.position = i.payout
      and p.currency = t.currency`.execute(db);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** What arrived of payments that a PSP has converted, in the payments' currency. */
async function converted(db: Db, positions: readonly number[]): Promise<Change[]> {
  const rows = await settledByConverted(
    db,
    sql<boolean>`i.transaction_position in ${listed(positions)} and ${SETTLING}`,
  );
  return rows.map(({ payment, gateway, paid_at, settled }) => ({
    position: payment,
    gateway,
    at: paid_at,
    amount: -settled,
  }));
}

async function paymentsAt(
  db: Db,
  positions: readonly number[],
): Promise<Map<number, Pick<OwedTable, 'position' | 'currency' | 'captured_us'>>> {
  const { rows } = await sql<Pick<OwedTable, 'position' | 'currency' | 'captured_us'>>`
    select t.position, f.currency, coalesce(
        (select min(m.at_us) from movement m where m.transaction_position = t.position and m.kind = 'captured'),
        t.captured_us, t.created_us) as captured_us
    from ${listed(positions)} w cross join "transaction" t cross join facet f
    where t.position = w.value and f.id = t.facet`.execute(db);
  return new Map(rows.map((row) => [row.position, row]));
}
