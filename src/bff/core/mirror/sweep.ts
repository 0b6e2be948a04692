import type { TransactionStatus } from '#domain/transaction.ts';
import type { UpstreamProblem } from '../processout/upstream.ts';
import { transactionList } from './transaction-list.ts';
import { newestPage, PAGE, patrolPage } from './list-walk.ts';
import { ALL, narrow, toCriteria } from './lists/criteria.ts';
import { firstPositions } from './lists/drivers.ts';
import { rowsAt } from './lists/rows.ts';
import { announce, readAgain } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { readWalk, saveWalk } from './walk-state.ts';

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
    (await newest(parts, signal)) ?? (await patrol(parts, signal)) ?? (await openRows(signal));
}

async function newest(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const read = await newestPage(parts, transactionList(parts), signal);
  if (!read.ok) return read.problem;
  const { page, kept } = read.value;
  await announce(parts, kept);
  // More news than one page holds: the patrol starts right below it.
  if (kept.created.length >= PAGE) await saveWalk(parts.db, 'patrol', { cursor: page.lastId });
  return null;
}

async function patrol(parts: MirrorParts, signal: AbortSignal): Promise<UpstreamProblem | null> {
  const walk = await readWalk(parts.db, 'transactions');
  if (walk?.finished !== 1) return null;
  const read = await patrolPage(parts, transactionList(parts), 'patrol', signal);
  if (!read.ok) return read.problem;
  if (read.value !== null) await announce(parts, read.value.kept);
  return null;
}
