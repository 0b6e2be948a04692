import type { Kysely } from 'kysely';
import type { Clock } from '../ports.ts';
import { NOTHING, proofRow } from './proof-row.ts';
import type { PayoutFold } from './proof-row.ts';
import { putRows } from '../store/put-rows.ts';
import type { Schema } from '../store/schema.ts';

/** Proofs that are written at once: each write waits for the disk. */
const BATCH = 200;

interface Store {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Payouts by position, from one up to and without another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Stores the proofs of payouts whose items are all folded. One whose items are not all here has none. */
export async function storeProofs(
  { db, clock }: Store,
  { from, to }: Range,
  folds: ReadonlyMap<number, PayoutFold>,
): Promise<number> {
  let stored = 0;
  for (let next = from; next < to;) {
    const payouts = await db
      .selectFrom('payout')
      .selectAll()
      .where('position', '>=', next)
      .where('position', '<', to)
      .orderBy('position')
      .limit(BATCH)
      .execute();
    const whole = payouts
      .filter(({ items_complete }) => items_complete === 1)
      .map((payout) => ({ payout, fold: folds.get(payout.position) ?? NOTHING }));
    const madeAt = await timesOf(
      db,
      whole.flatMap(({ fold: { ends } }) => (ends ? [ends.first, ends.last] : [])),
    );
    const proofs = whole.map(({ payout, fold }) => ({
      ...proofRow(payout, fold),
      from_us: madeAt.get(fold.ends?.first ?? -1) ?? null,
      to_us: madeAt.get(fold.ends?.last ?? -1) ?? null,
      proved_at: clock.now(),
    }));
    await putRows(db, 'payout_proof', proofs, { by: 'payout' });
    stored += proofs.length;
    next = payouts.length < BATCH ? to : (payouts.at(-1)?.position ?? to) + 1;
  }
  return stored;
}

/** When items were made, epoch microseconds, by their positions. */
async function timesOf(db: Kysely<Schema>, positions: readonly number[]): Promise<Map<number, number>> {
  if (positions.length === 0) return new Map();
  const rows = await db
    .selectFrom('payout_item')
    .select(['position', 'created_us'])
    .where('position', 'in', positions)
    .execute();
  return new Map(rows.map(({ position, created_us }) => [position, created_us]));
}
