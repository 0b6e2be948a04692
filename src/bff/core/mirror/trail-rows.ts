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
import { listed } from '../store/rows-of.ts';
import { putRows } from '../store/put-rows.ts';
import type { Schema } from '../store/schema.ts';
import { countMovements } from './movement-days.ts';
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
  const movements = rows.flatMap(movementsOf);
  await countMovements(db, await dropTrails(db, replaced), movements);
  await putRows(db, 'attempt', rows.flatMap(attemptsOf));
  await putRows(db, 'movement', movements);
}

async function dropTrails(db: Kysely<Schema>, positions: readonly number[]): Promise<MovementTable[]> {
  if (positions.length === 0) return [];
  await db.deleteFrom('attempt').where('transaction_position', 'in', listed(positions)).execute();
  return db
    .deleteFrom('movement')
    .where('transaction_position', 'in', listed(positions))
    .returningAll()
    .execute();
}

function attemptsOf({ position, facet: { currency }, trail }: PlacedTrail): AttemptTable[] {
  return trail.attempts.map((attempt) => ({ transaction_position: position, currency, ...attempt }));
}

function movementsOf({ position, facet: { currency, gateway }, trail }: PlacedTrail): MovementTable[] {
  return trail.movements.map((movement, number, all) => ({
    transaction_position: position,
    number,
    currency,
    gateway,
    ...movement,
    is_first: all.findIndex(({ kind }) => kind === movement.kind) === number ? 1 : 0,
  }));
}
