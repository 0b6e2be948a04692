import { sql } from 'kysely';
import { reconcileLinked } from '../../payouts/reconcile.ts';
import { currencyScales } from '../../payouts/suspects.ts';
import type { Scales } from '../../payouts/suspects.ts';
import { storeDelays } from '../../settlement/delays.ts';
import { wantOwedOfPayout } from '../../settlement/owed-wanted.ts';
import { storeShares } from '../../settlement/shares.ts';
import type { Step } from '../list-walk.ts';
import { countSkipped } from '../skipped.ts';
import type { MirrorParts } from '../store-keeper.ts';
import { readWalk } from '../walk-state.ts';

/** Payouts that are proved before others get their turn. */
const BATCH = 20;
/** Items that tell a payout's PSP where ProcessOut does not: more say no more. */
const TELLING = 200;

type Parts = Pick<MirrorParts, 'db' | 'ports' | 'announcer'>;

/**
 * Proves payouts whose items are all here and of which something changed, the newest first. While items are still being
 * fetched (`isFilling`), only those that have no proof yet: each payout that comes in changes what its neighbours say.
 */
export function createProver({ db, ports, announcer }: Parts, isFilling: () => boolean): () => Promise<Step> {
  const { clock } = ports;

  async function wanted(): Promise<{ position: number; id: string }[]> {
    const { rows } = await sql<{ position: number; id: string }>`
      select position, id from payout where items_complete = 1 and proof_stale > 0
      ${isFilling() ? sql`and not exists (select 1 from payout_proof r where r.payout = payout.position)` : sql``}
      order by position desc limit ${BATCH}`.execute(db);
    return rows;
  }

  async function isIndexed(): Promise<boolean> {
    return (
      (await readWalk(db, 'transactions'))?.finished === 1 && (await countSkipped(db, 'transactions')) === 0
    );
  }

  async function prove(
    position: number,
    known: { readonly indexed: boolean; readonly scales: Scales },
  ): Promise<void> {
    await db.updateTable('payout').set({ proof_stale: 2 }).where('position', '=', position).execute();
    await reconcileLinked({ ...known, db, clock, from: position, to: position + 1 });
    await storeDelays(db, position);
    await storeShares({ db, clock }, position);
    await nameGateway(position);
    await wantOwedOfPayout({ db, clock }, position);
    await sql`update payout set proof_stale = 0 where position = ${position} and proof_stale = 2`.execute(db);
  }

  /** The PSP of most of its payments, where ProcessOut names none. */
  async function nameGateway(position: number): Promise<void> {
    await sql`
      update payout set gateway = (
        select f.gateway from (
          select transaction_position from payout_item
          where payout = ${position} and transaction_position is not null limit ${TELLING}
        ) i cross join "transaction" t cross join facet f
        where t.position = i.transaction_position and f.id = t.facet and f.gateway <> ''
        group by f.gateway order by count(*) desc, f.gateway limit 1)
      where position = ${position} and gateway is null`.execute(db);
  }

  return async () => {
    const indexed = await isIndexed();
    // What could not be told while payments were missing can be told now.
    if (indexed)
      await sql`
        update payout set proof_stale = 1
        where proof_stale = 0 and position in (select payout from payout_proof where unchecked > 0)`.execute(
        db,
      );
    const payouts = await wanted();
    if (payouts.length > 0) {
      const known = { indexed, scales: await currencyScales(db) };
      for (const { position } of payouts) await prove(position, known);
    }
    announcer.resourceChanged('payouts', { created: [], changed: payouts.map(({ id }) => id), removed: [] });
    return { kind: payouts.length < BATCH ? 'done' : 'more' };
  };
}
