import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { Actor } from '#contract/session.ts';
import { isId } from '#domain/ids.ts';
import { formatDecimal } from '#domain/money.ts';
import type { Core } from '../context.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import { intentsOf } from '../journal/intent-store.ts';
import { isFinal } from '../journal/intent-view.ts';
import { freeRefundOf } from '../limits/free-refund.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { unsoundAmount } from './amounts.ts';
import { toDetail } from './detail.ts';
import type { Asker, ReadTime } from './detail.ts';

/** A transaction as ProcessOut has it now, with what we ourselves have under way on it. */
export interface LiveTransaction {
  readonly wire: WireTransaction;
  /** Who reads it: what may be done with it depends on them. */
  readonly asker: Asker;
  readonly intents: readonly IntentRow[];
  readonly time: ReadTime;
}

/**
 * Reads a transaction from ProcessOut. Ends the request with the fitting reply when the id is none (nothing is sent
 * then), when it cannot be read, or when its amounts make no sense.
 */
export async function readLive(
  core: Core,
  actor: Actor,
  id: string,
  signal?: AbortSignal,
): Promise<LiveTransaction> {
  if (!isId('transaction', id)) throw invalidRequest({ id: 'is not a transaction id' });
  let before = await intentsOf(core.db, id);
  let wire = await readWire(core, id, signal);
  let intents = await intentsOf(core.db, id);
  // What was settled while the answer was on its way may be missing in it.
  while (isSettledSince(before, intents)) {
    before = intents;
    wire = await readWire(core, id, signal);
    intents = await intentsOf(core.db, id);
  }
  const now = core.ports.clock.now();
  const free = await freeRefundOf(core.db, actor, wire.currency, now);
  return {
    wire,
    asker: { role: actor.role, freeRefund: formatDecimal(free) },
    intents,
    time: { now, upstreamNow: core.upstream.now() },
  };
}

async function readWire(core: Core, id: string, signal?: AbortSignal): Promise<WireTransaction> {
  const read = await core.upstream.transaction(id, signal);
  if (!read.ok) throw fromUpstream(read.problem, 'This transaction');
  const path = unsoundAmount(read.value);
  if (path === null) return read.value;
  core.ports.log.warn('upstream reply makes no sense', { transaction: id, path });
  throw fromUpstream({ kind: 'invalid_reply', path }, 'This transaction');
}

function isSettledSince(before: readonly IntentRow[], now: readonly IntentRow[]): boolean {
  const open = new Set(before.filter((row) => !isFinal(row)).map(({ id }) => id));
  return now.some((row) => open.has(row.id) && isFinal(row));
}

export function detailOf({ wire, intents, asker, time }: LiveTransaction): TransactionDetail {
  return toDetail(wire, intents, asker, time);
}

/** The 409 for an agent who saw an older state: the fresh one comes along. */
export function changedSinceSeen(fresh: LiveTransaction): ApiProblem {
  const message = 'This payment changed since you opened it. Check what is new, then decide again.';
  return new ApiProblem('transaction_changed', message, { extra: { transaction: detailOf(fresh) } });
}
