import type { WireEvent } from '../processout/wire-event.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { objectIn } from './events/event-row.ts';
import { isStuck, PAGE } from './list-walk.ts';
import type { Step } from './list-walk.ts';
import { isLostCursor } from './pace.ts';
import type { ResourceKeeper } from './resources/resource-keeper.ts';
import { readAgain } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { beginWalk, readWalk, saveWalk } from './walk-state.ts';

/** Whom the tail tells of what it reads. */
export interface TailReaders {
  readonly events: ResourceKeeper<WireEvent>;
  readonly customers: Pick<ResourceKeeper<never>, 'readAgain'>;
  readonly payouts: Pick<ResourceKeeper<never>, 'readAgain'>;
}

/**
 * Remembers the newest event, before the list is walked for the first time: all that happens from here on is in the
 * events after it.
 */
export async function markTail(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  if (await readWalk(parts.db, 'events')) return null;
  const reply = await parts.upstream.events({ limit: 1, order: 'desc' }, signal);
  if (!reply.ok) return reply.problem;
  await beginWalk(parts.db, 'events', reply.value.lastId);
  return null;
}

/**
 * Walks one page of events forward from the last one seen. Each event is only a hint to read its object again; the cursor
 * moves on, and the events themselves are stored, when all of that is stored.
 */
export async function tailStep(parts: MirrorParts, readers: TailReaders, signal: AbortSignal): Promise<Step> {
  const { upstream, db, ports } = parts;
  const cursor = (await readWalk(db, 'events'))?.cursor ?? null;
  const begun = upstream.now();
  const readAt = ports.clock.now();
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
  if (isStuck(page, cursor)) return { kind: 'problem', problem: { kind: 'invalid_reply', path: 'events' } };
  const transactions = new Set(page.items.flatMap((event) => objectIn(event, 'transaction') ?? []));
  const customers = new Set(page.items.flatMap((event) => customerOf(event) ?? []));
  const payouts = new Set(page.items.flatMap((event) => payoutOf(event) ?? []));
  const problem =
    (await readAgain(parts, [...transactions], signal)) ??
    (await readers.customers.readAgain([...customers], signal)) ??
    (await readers.payouts.readAgain([...payouts], signal));
  if (problem !== null) return { kind: 'problem', problem };
  await readers.events.keep(page, readAt, (trx) =>
    saveWalk(trx, 'events', {
      ...(page.lastId !== null && { cursor: page.lastId }),
      ...(!page.hasMore && { in_step_at: begun }),
    }),
  );
  return page.hasMore ? { kind: 'more' } : { kind: 'done' };
}

/** The last event seen is gone: what happened since is not known, so the lists are walked again. */
async function startOver({ ports, db }: MirrorParts, cursor: string): Promise<void> {
  ports.log.warn('the last event seen is gone, the list is walked again', { cursor });
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('walk').where('resource', '=', 'events').execute();
    const anew = { cursor: null, finished: 0, reached_us: null } as const;
    await saveWalk(trx, 'transactions', anew);
    await saveWalk(trx, 'events/history', anew);
  });
}

/** The customer that an event of theirs is about; a payment of theirs changes nothing of them. */
function customerOf(event: WireEvent): string | null {
  return event.name.startsWith('customer.') ? objectIn(event, 'customer') : null;
}

/** No event of a payout is documented (facts sheet, section 10), though ProcessOut may well tell of them. */
function payoutOf(event: WireEvent): string | null {
  return event.name.startsWith('payout.') ? objectIn(event, 'payout') : null;
}
