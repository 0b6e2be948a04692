import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { MovementDayTable, MovementTable } from '../store/mirror-tables.ts';
import { rowsOf } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';

export const DAY_US = 86_400_000_000;

/** The day of UTC that a moment is in, counted from the epoch. */
export function dayAt(us: number): number {
  return Math.floor(us / DAY_US);
}

type Day = Omit<MovementDayTable, 'amount'> & { readonly amount: bigint };

const DAY = {
  kind: 'text',
  day: 'bigint',
  currency: 'text',
  gateway: 'text',
  count: 'bigint',
  amount: 'bigint',
} as const;

/** Keeps the sums of days in step with their movements. */
export async function countMovements(
  db: Kysely<Schema>,
  gone: readonly MovementTable[],
  come: readonly MovementTable[],
): Promise<void> {
  const days = new Map<string, Day>();
  const count = (sign: 1 | -1, { kind, at_us, currency, gateway, amount }: MovementTable): void => {
    const day = dayAt(at_us);
    const key = `${kind} ${String(day)} ${currency} ${gateway}`;
    const sum = days.get(key) ?? { kind, day, currency, gateway, count: 0, amount: 0n };
    days.set(key, { ...sum, count: sum.count + sign, amount: sum.amount + BigInt(sign * amount) });
  };
  for (const movement of gone) count(-1, movement);
  for (const movement of come) count(1, movement);
  if (days.size === 0) return;
  await sql`
    insert into movement_day (kind, day, currency, gateway, count, amount)
    select kind, day, currency, gateway, count, amount from ${rowsOf(DAY, [...days.values()])} d where true
    on conflict (kind, day, currency, gateway) do update
    set count = movement_day.count + excluded.count, amount = movement_day.amount + excluded.amount`.execute(
    db,
  );
}
