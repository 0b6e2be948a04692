import type { Kysely } from 'kysely';
import type { Clock } from '../ports.ts';
import { NOTHING, proofRow } from './proof-row.ts';
import type { PayoutFold } from './proof-row.ts';
import type { PayoutProofTable } from '../store/payout-tables.ts';
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
    const proofs: PayoutProofTable[] = [];
    for (const payout of payouts.filter(({ items_complete }) => items_complete === 1)) {
      const [from_us, to_us] = await periodOf(db, payout.position);
      const columns = proofRow(payout, folds.get(payout.position) ?? NOTHING);
      proofs.push({ ...columns, from_us, to_us, proved_at: clock.now() });
    }
    await write(db, proofs);
    stored += proofs.length;
    next = payouts.length < BATCH ? to : (payouts.at(-1)?.position ?? to) + 1;
  }
  return stored;
}

async function write(db: Kysely<Schema>, proofs: readonly PayoutProofTable[]): Promise<void> {
  if (proofs.length === 0) return;
  await db
    .insertInto('payout_proof')
    .values(proofs)
    .onConflict((conflict) =>
      conflict.column('payout').doUpdateSet(({ ref }) => ({
        items: ref('excluded.items'),
        unchecked: ref('excluded.unchecked'),
        residual: ref('excluded.residual'),
        unexplained: ref('excluded.unexplained'),
        discrepancies: ref('excluded.discrepancies'),
        from_us: ref('excluded.from_us'),
        to_us: ref('excluded.to_us'),
        proof: ref('excluded.proof'),
        proved_at: ref('excluded.proved_at'),
      })),
    )
    .execute();
}

/** When the first and the last item of a payout were made. */
async function periodOf(
  db: Kysely<Schema>,
  payout: number,
): Promise<readonly [number | null, number | null]> {
  const end = async (direction: 'asc' | 'desc'): Promise<number | null> => {
    const row = await db
      .selectFrom('payout_item')
      .select('created_us')
      .where('payout', '=', payout)
      .orderBy('position', direction)
      .limit(1)
      .executeTakeFirst();
    return row?.created_us ?? null;
  };
  return [await end('asc'), await end('desc')];
}
