import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { MovementTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';

export const DAY_US = 86_400_000_000;

/** The day of UTC that a moment is in, counted from the epoch. */
export function dayAt(us: number): number {
  return Math.floor(us / DAY_US);
}

interface Day {
  readonly place: readonly [MovementTable['kind'], number, string, string];
  readonly count: number;
  readonly amount: bigint;
}

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
    const sum = days.get(key) ?? { place: [kind, day, currency, gateway], count: 0, amount: 0n };
    days.set(key, { ...sum, count: sum.count + sign, amount: sum.amount + BigInt(sign * amount) });
  };
  for (const movement of gone) count(-1, movement);
  for (const movement of come) count(1, movement);
  const changes = [...days.values()].map(({ place, count: more, amount }) => [
    ...place,
    more,
    String(amount),
  ]);
  if (changes.length === 0) return;
  await sql`
    insert into movement_day (kind, day, currency, gateway, count, amount)
    select d.value ->> 0, d.value ->> 1, d.value ->> 2, d.value ->> 3, d.value ->> 4, cast(d.value ->> 5 as integer)
    from json_each(${JSON.stringify(changes)}) d where true
    on conflict (kind, day, currency, gateway) do update
    set count = movement_day.count + excluded.count, amount = movement_day.amount + excluded.amount`.execute(
    db,
  );
}
