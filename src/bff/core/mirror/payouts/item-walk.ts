import { sql } from 'kysely';
import type { PageQuery, UpstreamPage, UpstreamProblem } from '../../processout/upstream.ts';
import type { WirePayoutItem } from '../../processout/wire-payout.ts';
import type { PayoutTable } from '../../store/payout-tables.ts';
import { isStuck, PAGE } from '../list-walk.ts';
import type { Step } from '../list-walk.ts';
import { countItems } from '../../payouts/item-tally.ts';
import { isLostCursor, isTemporary } from '../pace.ts';
import { reportSkipped } from '../store-keeper.ts';
import type { MirrorParts } from '../store-keeper.ts';
import { storeItems } from './item-store.ts';
import { forgetItems } from './upkeep.ts';

/** How long a payout is left alone whose items could not be had. */
const ASIDE_MS = 10 * 60_000;

/** Walks through the items of payouts, the newest payout first, a page per step. */
export interface ItemWalk {
  /** @param all whether to go on to other payouts than those that are wanted first */
  step(all: boolean, signal: AbortSignal): Promise<Step>;
  /** Somebody looks at this payout: its items come before those of others. */
  wantFirst(id: string): void;
  /** Whether the last step had something to do. */
  isBusy(): boolean;
}

type Parts = Pick<MirrorParts, 'db' | 'ports' | 'upstream' | 'announcer'>;
type Wanted = Pick<
  PayoutTable,
  'position' | 'id' | 'currency' | 'digest' | 'items_total' | 'items_complete' | 'items_cursor'
>;

export function createItemWalk({ db, ports, upstream, announcer }: Parts, onWhole: () => void): ItemWalk {
  const { clock, log } = ports;
  const aside = new Map<number, number>();
  const first = new Set<string>();
  let busy = true;

  async function nextWanted(all: boolean): Promise<Wanted | undefined> {
    for (const [position, until] of aside) if (until <= clock.now()) aside.delete(position);
    const incomplete = db
      .selectFrom('payout')
      .select(['position', 'id', 'currency', 'digest', 'items_total', 'items_complete', 'items_cursor'])
      .where(sql<boolean>`(items_complete = 0 or items_checked = 0)`)
      .orderBy('position', 'desc')
      .limit(1);
    const wanted = aside.size === 0 ? incomplete : incomplete.where('position', 'not in', [...aside.keys()]);
    const [soon] = first.size === 0 ? [] : await wanted.where('id', 'in', [...first]).execute();
    if (soon !== undefined) return soon;
    first.clear();
    return all ? wanted.executeTakeFirst() : undefined;
  }

  /** What cannot be had is left alone for a while, so that it is in nobody's way. */
  function leave({ id, position }: Wanted, why: string): Step {
    log.warn('the items of a payout cannot be read', { payout: id, why });
    aside.set(position, clock.now() + ASIDE_MS);
    return { kind: 'more' };
  }

  function problemStep(payout: Wanted, problem: UpstreamProblem): Step {
    return isTemporary(problem) ? { kind: 'problem', problem } : leave(payout, problem.kind);
  }

  async function startOver({ position }: Wanted): Promise<Step> {
    await db.transaction().execute((trx) => forgetItems(trx, [position]));
    return { kind: 'more' };
  }

  /** A payout that changed after its items were read: as many as before, ending in the same one, are the same. */
  async function check(payout: Wanted, signal: AbortSignal): Promise<Step> {
    const reply = await upstream.payoutItems(payout.id, { limit: 1, order: 'desc' }, signal);
    if (!reply.ok) return problemStep(payout, reply.problem);
    const { totalCount, lastId } = reply.value;
    const known = await db
      .selectFrom('payout_item')
      .select('payout')
      .where('id', '=', lastId ?? '')
      .executeTakeFirst();
    const same = totalCount === payout.items_total && (lastId === null || known?.payout === payout.position);
    if (!same) return startOver(payout);
    await db
      .updateTable('payout')
      .set({ items_checked: 1 })
      .where('position', '=', payout.position)
      .where('digest', '=', payout.digest)
      .execute();
    return { kind: 'more' };
  }

  async function read(payout: Wanted, signal: AbortSignal): Promise<Step> {
    const { id, items_cursor: cursor } = payout;
    const readAt = clock.now();
    const query: PageQuery = { limit: PAGE, order: 'asc', ...(cursor !== null && { start_after: cursor }) };
    const reply = await upstream.payoutItems(id, query, signal);
    if (!reply.ok) {
      const lost = cursor !== null && isLostCursor(reply.problem) && reply.problem.kind !== 'not_found';
      return lost ? startOver(payout) : problemStep(payout, reply.problem);
    }
    if (isStuck(reply.value, cursor)) return leave(payout, 'stuck');
    const whole = await keep(payout, reply.value, readAt);
    if (reply.value.hasMore) return { kind: 'more' };
    if (!whole) return leave(payout, 'not all of them can be stored');
    announcer.resourceChanged('payouts', { created: [], changed: [id], removed: [] });
    onWhole();
    return { kind: 'more' };
  }

  /** Stores a page with how far the walk has come; whether all items are here now. */
  async function keep(payout: Wanted, page: UpstreamPage<WirePayoutItem>, readAt: number): Promise<boolean> {
    const { position, digest } = payout;
    const { items, hasMore, totalCount, lastId } = page;
    return db.transaction().execute(async (trx) => {
      const skipped = await storeItems(trx, { payout, items, skipped: page.skipped, readAt });
      reportSkipped(log, skipped);
      const tally = hasMore ? null : await countItems(trx, position);
      const whole = tally?.indexed === totalCount;
      await trx
        .updateTable('payout')
        .set({
          items_total: totalCount,
          items_cursor: hasMore ? lastId : null,
          items_complete: whole ? 1 : 0,
          ...(whole && {
            items_tally: JSON.stringify(tally),
            items_checked: sql<0 | 1>`case when digest = ${digest} then 1 else 0 end`,
            proof_stale: 1 as const,
          }),
        })
        .where('position', '=', position)
        .execute();
      return whole;
    });
  }

  return {
    async step(all, signal) {
      const payout = await nextWanted(all);
      busy = payout !== undefined;
      if (payout === undefined) return { kind: 'done' };
      return payout.items_complete === 1 ? check(payout, signal) : read(payout, signal);
    },
    wantFirst: (id) => void first.add(id),
    isBusy: () => busy,
  };
}
