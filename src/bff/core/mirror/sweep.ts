import type { TransactionStatus } from '#domain/transaction.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { ALL, narrow, toCriteria } from './lists/criteria.ts';
import { firstPositions } from './lists/drivers.ts';
import { rowsAt } from './lists/rows.ts';
import { isLostCursor } from './pace.ts';
import { announce, keepPage, readAgain } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { readWalk, saveWalk } from './walk-state.ts';

const PAGE = 100;
const OPEN_ROWS = 25;

/** States that something else than staff moves on from. */
const OPEN: readonly TransactionStatus[] = [
  'waiting',
  'pending',
  'authorized',
  'pending-capture',
  'in-review',
  'retrieval-request',
  'fraud-notification',
  'chargeback-initiated',
];

/**
 * Catches what no event told: each time the newest page, one further page of a patrol that goes round the whole list, and
 * the next few open rows, from the newest to the oldest and then again.
 */
export function createSweep(parts: MirrorParts): (signal: AbortSignal) => Promise<UpstreamProblem | null> {
  let below = ALL.to;

  async function openRows(signal: AbortSignal): Promise<UpstreamProblem | null> {
    const criteria = await toCriteria(parts.db, { status: [...OPEN] });
    const wanted = { direction: 'desc', limit: OPEN_ROWS } as const;
    const positions = await firstPositions(parts.db, narrow(criteria, { to: below }), wanted);
    const rows = await rowsAt(parts.db, positions);
    const problem = await readAgain(
      parts,
      [...rows.values()].map(({ id }) => id),
      signal,
    );
    if (problem === null) below = positions.length < OPEN_ROWS ? ALL.to : (positions.at(-1) ?? ALL.to);
    return problem;
  }

  return async (signal) =>
    (await newestPage(parts, signal)) ?? (await patrol(parts, signal)) ?? (await openRows(signal));
}

async function newestPage(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const readAt = parts.ports.clock.now();
  const reply = await parts.upstream.transactions({ limit: PAGE, order: 'desc' }, signal);
  if (!reply.ok) return reply.problem;
  const { totalCount, lastId } = reply.value;
  const written = await keepPage(parts, reply.value, readAt, async (trx) => {
    await saveWalk(trx, 'transactions', { upstream_total: totalCount });
  });
  await announce(parts, written);
  // More news than one page holds: the patrol starts right below it.
  if (written.created.length >= PAGE) await saveWalk(parts.db, 'patrol', { cursor: lastId });
  return null;
}

async function patrol(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const walk = await readWalk(parts.db, 'transactions');
  if (walk?.finished !== 1) return null;
  const cursor = (await readWalk(parts.db, 'patrol'))?.cursor ?? null;
  const readAt = parts.ports.clock.now();
  const query = { limit: PAGE, order: 'desc', ...(cursor !== null && { start_after: cursor }) } as const;
  const reply = await parts.upstream.transactions(query, signal);
  if (!reply.ok) {
    if (!isLostCursor(reply.problem)) return reply.problem;
    await saveWalk(parts.db, 'patrol', { cursor: null });
    return null;
  }
  const { hasMore, lastId } = reply.value;
  const written = await keepPage(parts, reply.value, readAt, (trx) =>
    saveWalk(trx, 'patrol', { cursor: hasMore ? lastId : null }),
  );
  await announce(parts, written);
  return null;
}
