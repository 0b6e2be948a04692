import type { Kysely } from 'kysely';
import type { PayoutDetail, PayoutProofView } from '#contract/payout-detail.ts';
import { isId } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import { toPayoutRows } from '../mirror/payouts/payout-view.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import { itemTally } from './item-tally.ts';
import { readProof } from './proof-row.ts';
import { toProofView } from './proof-view.ts';

type Db = Kysely<Schema>;

/**
 * A payout read from ProcessOut, which the mirror takes in at once, with the proof from its mirrored items. Ends the request
 * with the fitting reply when the id is none or it cannot be read.
 */
export async function readPayout(core: Core, id: string, signal?: AbortSignal): Promise<PayoutDetail> {
  if (!isId('payout', id)) throw invalidRequest({ id: 'is not a payout id' });
  const readAt = core.ports.clock.now();
  const read = await core.upstream.payout(id, signal);
  if (!read.ok) throw fromUpstream(read.problem, 'This payout');
  await core.mirror.notePayout(read.value, readAt);
  const payout = await mirroredPayout(core.db, id);
  if (payout === undefined) throw fromUpstream({ kind: 'invalid_reply', path: 'payout' }, 'This payout');
  const [row] = await toPayoutRows(core.db, [payout]);
  if (row === undefined) throw new ApiProblem('internal', 'This payout cannot be shown.');
  return {
    ...row,
    metadata: read.value.metadata ?? {},
    read_at: formatMillis(core.upstream.now()),
    items: await itemsOf(core.db, payout),
    proof: await proofOf(core.db, payout),
    history: await historyOf(core.db, payout.position),
  };
}

export async function mirroredPayout(db: Db, id: string): Promise<PayoutTable | undefined> {
  return db.selectFrom('payout').selectAll().where('id', '=', id).executeTakeFirst();
}

async function itemsOf(db: Db, payout: PayoutTable): Promise<PayoutDetail['items']> {
  const { indexed, by_type, without_transaction } = await itemTally(db, payout);
  return { indexed, complete: payout.items_complete === 1, by_type, without_transaction };
}

async function proofOf(db: Db, payout: PayoutTable): Promise<PayoutProofView | null> {
  const stored = await db
    .selectFrom('payout_proof')
    .select(['proof', 'unchecked'])
    .where('payout', '=', payout.position)
    .executeTakeFirst();
  if (stored === undefined || payout.items_complete === 0) return null;
  const proof = readProof(stored.proof);
  // What was wired is not what was proved: the proof is on its way.
  if (proof.amount !== BigInt(payout.amount) || proof.currency !== payout.currency) return null;
  return toProofView(db, proof, stored.unchecked);
}

async function historyOf(db: Db, position: number): Promise<PayoutDetail['history']> {
  const seen = await db
    .selectFrom('payout_seen')
    .select(['status', 'seen_at'])
    .where('payout', '=', position)
    .orderBy('seen_at')
    .execute();
  return seen.map(({ status, seen_at }) => ({ status, at: formatMillis(seen_at) }));
}
