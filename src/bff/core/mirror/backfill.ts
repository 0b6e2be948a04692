import { parseMicros } from '#domain/time.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { isLostCursor } from './pace.ts';
import { keepPage } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { readWalk, saveWalk } from './walk-state.ts';

const PAGE = 100;

/** What one step of a walk came to. */
export type Step =
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly problem: UpstreamProblem };

/**
 * Walks the whole list from the newest to the oldest, one page per step. The cursor is stored with the page, so a restart
 * goes on where it stopped. What is created meanwhile comes in by the events (tail.ts).
 */
export async function backfillStep(parts: MirrorParts, signal: AbortSignal): Promise<Step> {
  const { ports, upstream, db } = parts;
  const walk = await readWalk(db, 'transactions');
  if (walk?.finished === 1) return { kind: 'done' };
  const cursor = walk?.cursor ?? null;
  const readAt = ports.clock.now();
  const reply = await upstream.transactions(
    { limit: PAGE, order: 'desc', ...(cursor !== null && { start_after: cursor }) },
    signal,
  );
  if (!reply.ok) {
    if (cursor === null || !isLostCursor(reply.problem)) return { kind: 'problem', problem: reply.problem };
    ports.log.warn('the walk lost its place and starts again', { cursor });
    await saveWalk(db, 'transactions', { cursor: null, reached_us: null });
    return { kind: 'more' };
  }
  const page = reply.value;
  const stuck = page.hasMore && (page.lastId === null || page.lastId === cursor);
  if (stuck) return { kind: 'problem', problem: { kind: 'invalid_reply', path: 'transactions' } };
  const oldest = page.items.at(-1);
  const reached = oldest ? parseMicros(oldest.created_at) : null;
  await keepPage(parts, page, readAt, (trx) =>
    saveWalk(trx, 'transactions', {
      finished: page.hasMore ? 0 : 1,
      upstream_total: page.totalCount,
      ...(page.lastId !== null && { cursor: page.lastId }),
      ...(reached !== null && { reached_us: reached }),
    }),
  );
  return page.hasMore ? { kind: 'more' } : { kind: 'done' };
}
