import type { Kysely } from 'kysely';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { Ports } from '../ports.ts';
import type { PageQuery, ReadPage, UpstreamPage, UpstreamProblem } from '../processout/upstream.ts';
import type { Walk } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { createLookahead } from './lookahead.ts';
import { isLostCursor } from './pace.ts';
import { readWalk, saveWalk } from './walk-state.ts';

/** As many as ProcessOut gives at once. */
export const PAGE = 100;
/** As many as a screen of a list shows: the first walk begins with them, so that the first rows are there sooner. */
const FIRST_PAGE = 25;

/** What one step of a walk came to. */
export type Step =
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly problem: UpstreamProblem };

type Db = Kysely<Schema>;
export type Alongside = (db: Db) => Promise<void>;

/** A list of ProcessOut that is walked, and what becomes of its pages; `K` is what keeping one says. */
export interface WalkedList<W, K> {
  /** Notes how far the walk through the whole list has come. */
  readonly walk: Walk;
  readonly page: ReadPage<W>;
  readonly createdAt: (item: W) => string;
  /** Stores a page that was read from `readAt` on (epoch milliseconds), in one with what goes alongside. */
  readonly keep: (page: UpstreamPage<W>, readAt: number, alongside: Alongside) => Promise<K>;
}

interface Needs {
  readonly db: Db;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
}

/**
 * Walks the whole list from the newest to the oldest, one page per step, and reads the next one meanwhile. The cursor is
 * stored with the page, so a restart goes on where it stopped. What is created meanwhile comes in by the events (tail.ts).
 */
export function createFill<W, K>(
  { db, ports }: Needs,
  list: WalkedList<W, K>,
): (signal: AbortSignal) => Promise<Step> {
  const lookahead = createLookahead<W>(ports.clock, (cursor, signal, onNext) =>
    list.page(firstOrNext(cursor), signal, onNext),
  );

  async function problemStep(cursor: string | null, problem: UpstreamProblem): Promise<Step> {
    lookahead.drop();
    if (cursor === null || !isLostCursor(problem)) return { kind: 'problem', problem };
    ports.log.warn('the walk lost its place and starts again', { walk: list.walk, cursor });
    await saveWalk(db, list.walk, { cursor: null, reached_us: null });
    return { kind: 'more' };
  }

  return async (signal) => {
    const walk = await readWalk(db, list.walk);
    if (walk?.finished === 1) return { kind: 'done' };
    const cursor = walk?.cursor ?? null;
    const { readAt, reply } = lookahead.page(cursor, signal);
    const read = await reply;
    if (!read.ok) return problemStep(cursor, read.problem);
    const page = read.value;
    if (isStuck(page, cursor))
      return { kind: 'problem', problem: { kind: 'invalid_reply', path: list.walk } };
    if (page.hasMore && page.lastId !== null) await lookahead.next(page.lastId, signal);
    const oldest = page.items.at(-1);
    const reached = oldest ? parseMicros(list.createdAt(oldest)) : null;
    await list.keep(page, readAt, (trx) =>
      saveWalk(trx, list.walk, {
        finished: page.hasMore ? 0 : 1,
        upstream_total: page.totalCount,
        ...(page.lastId !== null && { cursor: page.lastId }),
        ...(reached !== null && { reached_us: reached }),
      }),
    );
    return page.hasMore ? { kind: 'more' } : { kind: 'done' };
  };
}

/** A page that was read and kept; `cursor` is what it was read after. */
export interface KeptPage<W, K> {
  readonly page: UpstreamPage<W>;
  readonly kept: K;
  readonly cursor: string | null;
}

/** Reads and keeps the newest page, and what ProcessOut says of the size of the list. */
export async function newestPage<W, K>(
  { ports }: Needs,
  list: WalkedList<W, K>,
  signal: AbortSignal,
): Promise<Result<KeptPage<W, K>, UpstreamProblem>> {
  const readAt = ports.clock.now();
  const reply = await list.page(pageFrom(null), signal);
  if (!reply.ok) return reply;
  const { totalCount } = reply.value;
  const kept = await list.keep(reply.value, readAt, (trx) =>
    saveWalk(trx, list.walk, { upstream_total: totalCount }),
  );
  return ok({ page: reply.value, kept, cursor: null });
}

/** Reads and keeps the next page of a patrol that goes round the whole list; null when it lost its place and begins anew. */
export async function patrolPage<W, K>(
  { db, ports }: Needs,
  list: WalkedList<W, K>,
  patrol: Walk,
  signal: AbortSignal,
): Promise<Result<KeptPage<W, K> | null, UpstreamProblem>> {
  const cursor = (await readWalk(db, patrol))?.cursor ?? null;
  const readAt = ports.clock.now();
  const reply = await list.page(pageFrom(cursor), signal);
  if (!reply.ok) {
    if (cursor === null || !isLostCursor(reply.problem)) return fail(reply.problem);
    await saveWalk(db, patrol, { cursor: null });
    return ok(null);
  }
  const { hasMore, lastId } = reply.value;
  const kept = await list.keep(reply.value, readAt, (trx) =>
    saveWalk(trx, patrol, { cursor: hasMore ? lastId : null }),
  );
  return ok({ page: reply.value, kept, cursor });
}

function pageFrom(cursor: string | null): PageQuery {
  return { limit: PAGE, order: 'desc', ...(cursor !== null && { start_after: cursor }) };
}

function firstOrNext(cursor: string | null): PageQuery {
  return cursor === null ? { ...pageFrom(null), limit: FIRST_PAGE } : pageFrom(cursor);
}

/** Whether a page that says that there is more gives no place to go on from. */
export function isStuck({ hasMore, lastId }: UpstreamPage<unknown>, cursor: string | null): boolean {
  return hasMore && (lastId === null || lastId === cursor);
}
