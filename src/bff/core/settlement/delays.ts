import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { SettlementDelay } from '#contract/settlement.ts';
import { usualDelay } from '#domain/settlement-delay.ts';
import type { UsualDelay } from '#domain/settlement-delay.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

export const DAY_US = 86_400_000_000;

/** Counts how long the sales of a payout took to arrive, once it has; in whole days from capture to settlement. */
export async function storeDelays(db: Db, payout: number): Promise<void> {
  await db.deleteFrom('payout_delay').where('payout', '=', payout).execute();
  await sql`
    insert into payout_delay (payout, gateway, currency, days, count)
    select p.position, f.gateway, f.currency,
      cast((p.settled_us - t.captured_us) / ${DAY_US} as bigint) as days, count(*)
    from payout p cross join payout_item i cross join "transaction" t cross join facet f
    where p.position = ${payout} and p.status = 'received' and p.settled_us is not null
      and i.payout = p.position and i.type = 'sale' and t.position = i.transaction_position
      and t.captured_us <= p.settled_us and f.id = t.facet
    group by p.position, f.gateway, f.currency, days`.execute(db);
}

/** @param now epoch milliseconds */
export function daysSince(capturedUs: number, now: number): number {
  return Math.max(0, Math.floor((now * 1000 - capturedUs) / DAY_US));
}

export function toDelay(delay: UsualDelay | null): SettlementDelay {
  return delay === null ? null : { usual_days: delay.usual, slow_days: delay.slow };
}

/** One PSP's payments in one currency. */
export interface PspCurrency {
  readonly gateway: string;
  readonly currency: string;
}

/** How long PSPs usually take, where their own history is long enough to tell. */
export interface Delays {
  of(psp: PspCurrency): UsualDelay | null;
}

/** From the history of each PSP in each currency: the same PSP may pay out daily in one and weekly in another. */
export async function usualDelays(db: Db): Promise<Delays> {
  const rows = await db
    .selectFrom('payout_delay')
    .select(({ fn }) => ['gateway', 'currency', 'days', fn.sum<number>('count').as('count')])
    .groupBy(['gateway', 'currency', 'days'])
    .execute();
  const histories = new Map<string, { of: PspCurrency; history: Map<number, number> }>();
  for (const { days, count, ...of } of rows) {
    const known = histories.get(keyOf(of)) ?? { of, history: new Map<number, number>() };
    known.history.set(days, count);
    histories.set(keyOf(of), known);
  }
  const known = [...histories.values()].flatMap(({ of, history }) => {
    const delay = usualDelay(history);
    return delay === null ? [] : [{ ...of, delay }];
  });
  const byPsp = new Map(known.map((one) => [keyOf(one), one.delay]));
  return { of: (psp) => byPsp.get(keyOf(psp)) ?? null };
}

function keyOf({ gateway, currency }: PspCurrency): string {
  return `${gateway} ${currency}`;
}

/**
 * What was captured up to then is late by now; epoch microseconds.
 * @param now epoch milliseconds
 */
export function lateBefore({ slow }: UsualDelay, now: number): number {
  return now * 1000 - (slow + 1) * DAY_US;
}
