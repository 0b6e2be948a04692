import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { answeredAttempts } from '#domain/answered-attempts.ts';
import { datedMovements } from '#domain/dated-movements.ts';
import { money } from '#domain/money.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { micros } from '#domain/steps.ts';
import type { Step } from '#domain/steps.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { AttemptTable, MovementTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import type { Facet, GatewayNames } from './row.ts';

/** What reports count of one payment: the answers of PSPs, and the money that moved. */
export interface TrailRows {
  readonly attempts: readonly Omit<AttemptTable, 'transaction_position' | 'currency'>[];
  readonly movements: readonly Pick<MovementTable, 'kind' | 'at_us' | 'amount'>[];
}

/** From the steps of a payment whose amounts are known to be exact; the problem is the path of what cannot be stored. */
export function toTrailRows(
  wire: WireTransaction,
  steps: readonly Step[],
  names: GatewayNames,
): Result<TrailRows, string> {
  const { currency } = wire;
  const at = (time: string | null | undefined): number | null => (time == null ? null : micros(time));
  const movements = datedMovements(steps, {
    currency,
    captured: money(wire.captured_amount, currency).minor,
    refunded: money(wire.refunded_amount, currency).minor,
    chargedBack: wire.chargedback,
    createdAt: micros(wire.created_at),
    capturedAt: at(wire.captured_at),
    refundedAt: at(wire.refunded_at),
    chargedBackAt: at(wire.chargedback_at),
  }).map(({ kind, at: at_us, amount }) => ({ kind, at_us, amount: Number(amount) }));
  if (!movements.every(({ amount }) => Number.isSafeInteger(amount))) return fail('operations');
  const attempts = answeredAttempts(steps).map(({ number, outcome, origin, ...attempt }) => ({
    number,
    gateway: attempt.gateway_name ?? names.get(attempt.gateway_configuration_id ?? '') ?? '',
    outcome,
    origin,
  }));
  return ok({ attempts, movements });
}

interface PlacedTrail {
  readonly position: number;
  readonly facet: Facet;
  readonly trail: TrailRows;
}

/** Stores the trails of payments; those of `replaced` positions go first. */
export async function putTrails(
  db: Kysely<Schema>,
  rows: readonly PlacedTrail[],
  replaced: readonly number[],
): Promise<void> {
  if (replaced.length > 0) {
    await db.deleteFrom('attempt').where('transaction_position', 'in', replaced).execute();
    await db.deleteFrom('movement').where('transaction_position', 'in', replaced).execute();
  }
  await insertAll(
    db,
    'attempt',
    ['transaction_position', 'currency', 'number', 'gateway', 'outcome', 'origin'],
    rows.flatMap(({ position, facet: { currency }, trail }) =>
      trail.attempts.map(({ number, gateway, outcome, origin }) => [
        position,
        currency,
        number,
        gateway,
        outcome,
        origin,
      ]),
    ),
  );
  await insertAll(
    db,
    'movement',
    ['transaction_position', 'number', 'currency', 'gateway', 'kind', 'at_us', 'amount'],
    rows.flatMap(({ position, facet: { currency, gateway }, trail }) =>
      trail.movements.map(({ kind, at_us, amount }, number) => [
        position,
        number,
        currency,
        gateway,
        kind,
        at_us,
        amount,
      ]),
    ),
  );
}

/** As one text: a statement with a thousand parameters takes longer to write than to run. */
async function insertAll<T extends 'attempt' | 'movement'>(
  db: Kysely<Schema>,
  table: T,
  columns: readonly (keyof Schema[T] & string)[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((_, n) => sql`r.value ->> ${sql.lit(n)}`));
  await sql`insert into ${sql.table(table)} (${names})
    select ${values} from json_each(${JSON.stringify(rows)}) r`.execute(db);
}
