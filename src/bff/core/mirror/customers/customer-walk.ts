import type { Kysely } from 'kysely';
import { parseMicros } from '#domain/time.ts';
import type { UpstreamPage, UpstreamProblem } from '../../processout/upstream.ts';
import type { WireFullCustomer } from '../../processout/wire-customer.ts';
import type { Schema } from '../../store/schema.ts';
import type { Step } from '../backfill.ts';
import { isLostCursor } from '../pace.ts';
import { reportSkipped } from '../store-keeper.ts';
import type { MirrorParts } from '../store-keeper.ts';
import { readWalk, saveWalk } from '../walk-state.ts';
import { removeCustomers, writeCustomers } from './customer-writer.ts';

const PAGE = 100;

/**
 * One step of keeping the customers: pages from the newest to the oldest until all are there, then, each time, the newest
 * page and one further page of a patrol that goes round the list and finds what changed and what is gone.
 */
export async function customerStep(parts: MirrorParts, signal: AbortSignal): Promise<Step> {
  const walk = await readWalk(parts.db, 'customers');
  if (walk?.finished !== 1) return fill(parts, walk?.cursor ?? null, signal);
  const problem = (await newest(parts, signal)) ?? (await patrol(parts, signal));
  if (problem) return { kind: 'problem', problem };
  await saveWalk(parts.db, 'customers', { in_step_at: parts.upstream.now() });
  return { kind: 'done' };
}

/** Reads customers again that something happened to; one that is gone is forgotten. */
export async function readCustomersAgain(
  parts: MirrorParts,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<UpstreamProblem | null> {
  for (const id of ids) {
    const readAt = parts.ports.clock.now();
    const reply = await parts.upstream.customer(id, signal);
    if (reply.ok) await writeCustomers(parts.db, [reply.value], [], readAt);
    else if (reply.problem.kind === 'not_found') await removeCustomers(parts.db, [id]);
    else if (reply.problem.kind !== 'invalid_reply') return reply.problem;
  }
  return null;
}

async function fill(parts: MirrorParts, cursor: string | null, signal: AbortSignal): Promise<Step> {
  const { ports, upstream } = parts;
  const readAt = ports.clock.now();
  const reply = await upstream.customers(
    { limit: PAGE, order: 'desc', ...(cursor !== null && { start_after: cursor }) },
    signal,
  );
  if (!reply.ok) {
    if (cursor === null || !isLostCursor(reply.problem)) return { kind: 'problem', problem: reply.problem };
    await saveWalk(parts.db, 'customers', { cursor: null, reached_us: null });
    return { kind: 'more' };
  }
  const page = reply.value;
  if (page.hasMore && (page.lastId === null || page.lastId === cursor)) {
    return { kind: 'problem', problem: { kind: 'invalid_reply', path: 'customers' } };
  }
  const oldest = page.items.at(-1);
  const reached = oldest ? parseMicros(oldest.created_at) : null;
  await keep(parts, page, readAt, (trx) =>
    saveWalk(trx, 'customers', {
      finished: page.hasMore ? 0 : 1,
      upstream_total: page.totalCount,
      ...(!page.hasMore && { in_step_at: upstream.now() }),
      ...(page.lastId !== null && { cursor: page.lastId }),
      ...(reached !== null && { reached_us: reached }),
    }),
  );
  return page.hasMore ? { kind: 'more' } : { kind: 'done' };
}

async function newest(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const readAt = parts.ports.clock.now();
  const reply = await parts.upstream.customers({ limit: PAGE, order: 'desc' }, signal);
  if (!reply.ok) return reply.problem;
  const { totalCount } = reply.value;
  await keep(parts, reply.value, readAt, (trx) => saveWalk(trx, 'customers', { upstream_total: totalCount }));
  return null;
}

async function patrol(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const cursor = (await readWalk(parts.db, 'customers/patrol'))?.cursor ?? null;
  const readAt = parts.ports.clock.now();
  const reply = await parts.upstream.customers(
    { limit: PAGE, order: 'desc', ...(cursor !== null && { start_after: cursor }) },
    signal,
  );
  if (!reply.ok) {
    if (!isLostCursor(reply.problem)) return reply.problem;
    await saveWalk(parts.db, 'customers/patrol', { cursor: null });
    return null;
  }
  const page = reply.value;
  const gone = page.skipped.length === 0 ? await missing(parts.db, page.items, cursor, page.hasMore) : [];
  await keep(parts, page, readAt, (trx) =>
    saveWalk(trx, 'customers/patrol', { cursor: page.hasMore ? page.lastId : null }),
  );
  return readCustomersAgain(parts, gone, signal);
}

/** Customers of the mirror that stand between the first and the last of a page, and are not on it. */
async function missing(
  db: Kysely<Schema>,
  items: readonly WireFullCustomer[],
  cursor: string | null,
  hasMore: boolean,
): Promise<string[]> {
  const times = items.map(({ created_at }) => parseMicros(created_at) ?? 0);
  if (times.length === 0) return [];
  const on = new Set(items.map(({ id }) => id));
  let query = db.selectFrom('customer').select('id').limit(PAGE);
  // Beyond the ends of the page there is something only where the list itself goes on.
  if (cursor !== null) query = query.where('created_us', '<=', Math.max(...times));
  if (hasMore) query = query.where('created_us', '>=', Math.min(...times));
  if (cursor === null) query = query.orderBy('position', 'desc');
  const rows = await query.execute();
  return rows.flatMap(({ id }) => (on.has(id) ? [] : [id]));
}

async function keep(
  parts: MirrorParts,
  page: UpstreamPage<WireFullCustomer>,
  readAt: number,
  alongside: (trx: Kysely<Schema>) => Promise<void>,
): Promise<void> {
  const { skipped } = await writeCustomers(parts.db, page.items, page.skipped, readAt, alongside);
  reportSkipped(parts.ports.log, skipped);
}
