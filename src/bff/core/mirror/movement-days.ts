import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { MovementTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

export const DAY_US = 86_400_000_000;

/** The day of UTC that a moment is in, counted from the epoch. */
export function dayAt(us: number): number {
  return Math.floor(us / DAY_US);
}

/** Keeps the sums of days in step with their movements. */
export async function countMovements(
  db: Kysely<Schema>,
  gone: readonly MovementTable[],
  come: readonly MovementTable[],
): Promise<void> {
  const days = new Map<string, { count: number; amount: bigint }>();
  const count = (sign: 1 | -1, { kind, at_us, currency, gateway, amount }: MovementTable): void => {
    const key = JSON.stringify([kind, dayAt(at_us), currency, gateway]);
    const sum = days.get(key) ?? { count: 0, amount: 0n };
    days.set(key, { count: sum.count + sign, amount: sum.amount + BigInt(sign * amount) });
  };
  for (const movement of gone) count(-1, movement);
  for (const movement of come) count(1, movement);
  const changes = [...days].map(([key, sum]) => [key, sum.count, String(sum.amount)]);
  if (changes.length === 0) return;
  await sql`
    insert into movement_day (kind, day, currency, gateway, count, amount)
    select k.value ->> 0 ->> 0, k.value ->> 0 ->> 1, k.value ->> 0 ->> 2, k.value ->> 0 ->> 3,
      k.value ->> 1, cast(k.value ->> 2 as integer)
    from json_each(${JSON.stringify(changes)}) k where true
    on conflict (kind, day, currency, gateway) do update
    set count = movement_day.count + excluded.count, amount = movement_day.amount + excluded.amount`.execute(
    db,
  );
}
