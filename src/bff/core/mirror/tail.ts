import { isId } from '#domain/ids.ts';
import type { WireEvent } from '../processout/wire-event.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import type { Step } from './backfill.ts';
import { readCustomersAgain } from './customers/customer-walk.ts';
import { isLostCursor } from './pace.ts';
import { readAgain, reportSkipped } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { readWalk, saveWalk } from './walk-state.ts';

const PAGE = 100;

/**
 * Remembers the newest event, before the list is walked for the first time: all that happens from here on is in the
 * events after it.
 */
export async function markTail(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  if (await readWalk(parts.db, 'events')) return null;
  const reply = await parts.upstream.events({ limit: 1, order: 'desc' }, signal);
  if (!reply.ok) return reply.problem;
  await saveWalk(parts.db, 'events', { cursor: reply.value.lastId });
  return null;
}

/**
 * Walks one page of events forward from the last one seen. Each event is only a hint to read its transaction again; the
 * cursor moves on when all of them are stored.
 */
export async function tailStep(parts: MirrorParts, signal: AbortSignal): Promise<Step> {
  const { upstream, db } = parts;
  const cursor = (await readWalk(db, 'events'))?.cursor ?? null;
  const begun = upstream.now();
  const reply = await upstream.events(
    { limit: PAGE, order: 'asc', ...(cursor !== null && { start_after: cursor }) },
    signal,
  );
  if (!reply.ok) {
    if (cursor === null || !isLostCursor(reply.problem)) return { kind: 'problem', problem: reply.problem };
    await startOver(parts, cursor);
    return { kind: 'done' };
  }
  const page = reply.value;
  reportSkipped(parts.ports.log, page.skipped);
  const stuck = page.hasMore && (page.lastId === null || page.lastId === cursor);
  if (stuck) return { kind: 'problem', problem: { kind: 'invalid_reply', path: 'events' } };
  const ids = new Set(page.items.flatMap((event) => transactionOf(event) ?? []));
  const customers = new Set(page.items.flatMap((event) => customerOf(event) ?? []));
  const problem =
    (await readAgain(parts, [...ids], signal)) ?? (await readCustomersAgain(parts, [...customers], signal));
  if (problem !== null) return { kind: 'problem', problem };
  await saveWalk(db, 'events', {
    ...(page.lastId !== null && { cursor: page.lastId }),
    ...(!page.hasMore && { in_step_at: begun }),
  });
  return page.hasMore ? { kind: 'more' } : { kind: 'done' };
}

/** The last event seen is gone: what happened since is not known, so the whole list is walked again. */
async function startOver({ ports, db }: MirrorParts, cursor: string): Promise<void> {
  ports.log.warn('the last event seen is gone, the list is walked again', { cursor });
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('walk').where('resource', '=', 'events').execute();
    await saveWalk(trx, 'transactions', { cursor: null, finished: 0, reached_us: null });
  });
}

/** The transaction that an event is about. */
function transactionOf(event: WireEvent): string | null {
  return idIn(event, 'transaction');
}

/** The customer that an event of theirs is about; a payment of theirs changes nothing of them. */
function customerOf(event: WireEvent): string | null {
  return event.name.startsWith('customer.') ? idIn(event, 'customer') : null;
}

function idIn({ data }: WireEvent, kind: 'transaction' | 'customer'): string | null {
  const nested: unknown = data?.[kind];
  const id: unknown =
    typeof nested === 'object' && nested !== null && 'id' in nested ? nested.id : data?.[`${kind}_id`];
  return typeof id === 'string' && isId(kind, id) ? id : null;
}
