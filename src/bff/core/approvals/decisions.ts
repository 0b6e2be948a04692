import type { Actor } from '#contract/session.ts';
import { refusalOf } from '#domain/access.ts';
import { amountProblem, isMoneyAction } from '#domain/actions.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { factsOf } from '../audit/money-notes.ts';
import type { Core } from '../context.ts';
import { changedSinceSeen, detailOf, readLive } from '../detail/read.ts';
import type { LiveTransaction } from '../detail/read.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Asked, Decision } from '../journal/journal.ts';
import { takeSnapshot } from '../journal/snapshot.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { over } from './rules.ts';

/** Why this person may not decide what somebody asked for; null when they may. Nobody decides their own. */
export function decisionRefusal(row: IntentRow, actor: Actor): string | null {
  if (row.phase !== 'awaiting') return 'It was decided already.';
  if (row.actor_id === actor.id) return 'You asked for it yourself: somebody else in finance must decide.';
  return refusalOf(actor.role, 'approve');
}

/** The payment as it would be decided on: what is asked for reserves nothing of itself. */
export async function liveWithout(core: Core, row: IntentRow, actor: Actor): Promise<LiveTransaction> {
  const live = await readLive(core, actor, row.transaction_id);
  return { ...live, intents: live.intents.filter(({ id }) => id !== row.id) };
}

/**
 * Lets exactly what was asked for be sent, if the approver saw the payment as it is and it is still allowed. Must run
 * alone on the transaction.
 */
export async function approve(core: Core, row: IntentRow, version: string, asked: Asked): Promise<Decision> {
  mustBeAllowed(decisionRefusal(row, asked.actor));
  const fresh = await liveWithout(core, row, asked.actor);
  const detail = detailOf(fresh);
  if (detail.version !== version) throw changedSinceSeen(fresh);
  const permission = isMoneyAction(row.action)
    ? detail.actions[row.action]
    : ({ allowed: false, reason: 'This needs nobody’s approval.' } as const);
  if (!permission.allowed) throw new ApiProblem('action_not_allowed', permission.reason);
  const amount = money(row.amount ?? '0', row.currency);
  if (amountProblem(amount, permission.max) !== null)
    throw new ApiProblem(
      'action_not_allowed',
      `${formatDecimal(amount)} ${row.currency} is above what is left by now, ${permission.max ?? '0'}.`,
    );
  return {
    change: {
      phase: 'stored',
      message: null,
      next_check_at: null,
      // What is new after this is told from what was there before it was sent, not before it was asked for.
      snapshot: JSON.stringify(takeSnapshot(fresh.wire, version)),
      ...decidedBy(asked.actor, core),
    },
    note: noteOf('approval.given', row, asked),
  };
}

/** Ends it without anything being sent. */
export function decline(core: Core, row: IntentRow, reason: string, asked: Asked): Decision {
  mustBeAllowed(decisionRefusal(row, asked.actor));
  return {
    change: {
      ...over('approval.declined', `Declined by ${asked.actor.name}: ${reason}`),
      ...decidedBy(asked.actor, core),
    },
    note: noteOf('approval.declined', row, asked, reason),
  };
}

/** The asker takes it back. */
export function withdraw(core: Core, row: IntentRow, asked: Asked): Decision {
  if (row.phase !== 'awaiting') mustBeAllowed('It was decided already.');
  if (row.actor_id !== asked.actor.id) mustBeAllowed(`Only ${row.actor_name} can take it back.`);
  return {
    change: {
      ...over('approval.withdrawn', 'Taken back before anybody decided.'),
      ...decidedBy(asked.actor, core),
    },
    note: noteOf('approval.withdrawn', row, asked),
  };
}

function mustBeAllowed(refusal: string | null): void {
  if (refusal !== null) throw new ApiProblem('action_not_allowed', refusal);
}

function decidedBy({ id, name }: Actor, { ports }: Core) {
  return { decided_by_id: id, decided_by_name: name, decided_at: ports.clock.now() };
}

function noteOf(
  act: 'approval.given' | 'approval.declined' | 'approval.withdrawn',
  row: IntentRow,
  { actor, requestId }: Asked,
  reason?: string,
): Decision['note'] {
  const facts = { ...factsOf(row), asked_by: row.actor_name, reason };
  return { act, actor, objectId: row.transaction_id, requestId, facts };
}
