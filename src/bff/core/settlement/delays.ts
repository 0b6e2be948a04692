import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { usualDelay } from '#domain/settlement-delay.ts';
import type { UsualDelay } from '#domain/settlement-delay.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

const DAY_US = 86_400_000_000;

/** Counts how long the sales of a payout took to arrive, once it has; in whole days from capture to settlement. */
export async function storeDelays(db: Db, payout: number): Promise<void> {
  await db.deleteFrom('payout_delay').where('payout', '=', payout).execute();
  await sql`
    insert into payout_delay (payout, gateway, currency, days, count)
    select p.position, f.gateway, f.currency, 
      cast((p.settled_us - t.captured_us) / ${DAY_US} as integer) as days, count(*)
    from payout p cross join payout_item i cross join "transaction" t cross join facet f
    where p.position = ${payout} and p.status = 'received' and p.settled_us is not null
      and i.payout = p.position and i.type = 'sale' and t.position = i.transaction_position
      and t.captured_us <= p.settled_us and f.id = t.facet
    group by f.gateway, f.currency, days`.execute(db);
}

/** One PSP's payments in one currency. */
export interface PspCurrency {
  readonly gateway: string;
  readonly currency: string;
}

/** How long each PSP usually takes, by its own history in each currency; those with too little of it are not there. */
export async function usualDelays(db: Db): Promise<(of: PspCurrency) => UsualDelay | null> {
  const rows = await db
    .selectFrom('payout_delay')
    .select(({ fn }) => ['gateway', 'currency', 'days', fn.sum<number>('count').as('count')])
    .groupBy(['gateway', 'currency', 'days'])
    .execute();
  const histories = new Map<string, Map<number, number>>();
  for (const { days, count, ...of } of rows) {
    const history = histories.get(keyOf(of)) ?? new Map<number, number>();
    histories.set(keyOf(of), history.set(days, count));
  }
  const delays = new Map([...histories].map(([key, history]) => [key, usualDelay(history)]));
  return (of) => delays.get(keyOf(of)) ?? null;
}

function keyOf({ gateway, currency }: PspCurrency): string {
  return `${gateway} ${currency}`;
}
