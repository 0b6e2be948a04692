import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { LIES_BY_KEY } from '../layout.ts';

/**
 * What reports would otherwise add up again and again: money that moved by the day, what the rows of a payout come to,
 * and when disputes were won.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('movement_day')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('gateway', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('movement_day_key', ['kind', 'day', 'currency', 'gateway'])
    .modifyEnd(LIES_BY_KEY)
    .execute();
  await sql`insert into movement_day (kind, day, currency, gateway, count, amount)
    select kind, at_us / 86400000000, currency, gateway, count(*), sum(amount)
    from movement group by 1, 2, 3, 4`.execute(db);

  await db.schema
    .createTable('payout_share')
    .addColumn('payout', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('known', 'integer', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('fees', 'bigint', (column) => column.notNull())
    .addColumn('settled', 'bigint', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('payout_share_key', ['payout', 'type', 'currency', 'known'])
    .modifyEnd(LIES_BY_KEY)
    .execute();
  await sql`create index payout_paid on payout (coalesce(settled_us, created_us))
    where status = 'received'`.execute(db);

  await sql`create index event_dispute_won on event (object_id, created_us)
    where name = 'transaction.chargeback.won'`.execute(db);
}
