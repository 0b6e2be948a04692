import type { CloseBody } from '#contract/intent.ts';
import type { Actor } from '#contract/session.ts';
import { closingRefusal } from '#domain/access.ts';
import { isId } from '#domain/ids.ts';
import { factsOf } from '../audit/money-notes.ts';
import type { Core } from '../context.ts';
import { changedSinceSeen, detailOf, readLive } from '../detail/read.ts';
import type { LiveTransaction } from '../detail/read.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { effectOf, unmarkedRefunds } from './effect.ts';
import { isLeftToPerson } from './intent-view.ts';
import type { IntentChange } from './intent-store.ts';
import type { Asked, Decision } from './journal.ts';
import { afterCheck } from './next.ts';

/** The code of what a person stated did not happen: ProcessOut said nothing. */
export const CLOSED_BY_PERSON = 'closed.by_person';

/**
 * What becomes of an intent that was left to a person when one states its outcome; null when the same person has stated
 * the same before. ProcessOut is read first: a trace that is there by now counts, and not what is stated. Must run alone
 * on the transaction.
 * @param quietIsOver whether nothing of it can be on its way any more (quiet.ts)
 */
export async function close(
  core: Core,
  row: IntentRow,
  said: CloseBody,
  asked: Asked,
  quietIsOver: boolean,
): Promise<Decision | null> {
  const { actor } = asked;
  if (isRepeated(row, said, actor)) return null;
  mustBeAllowed(row, actor);
  const live = await readLive(core, actor, row.transaction_id);
  const shown = effectOf(row, live.wire);
  if (shown.kind !== 'absent' && shown.kind !== 'doubtful') {
    const next = afterCheck(row, shown, core.ports.clock.now(), true);
    if (next !== 'send-again') return { change: next, note: null };
  }
  if (detailOf(live).version !== said.version) throw changedSinceSeen(live);
  if (!said.happened && !quietIsOver)
    throw new ApiProblem(
      'action_not_allowed',
      'What was sent may still be on its way. Wait three minutes before you say that it did not happen.',
    );
  return { change: statedChange(core, row, live, said, actor), note: statedNote(row, said, asked) };
}

function isRepeated(row: IntentRow, said: CloseBody, actor: Actor): boolean {
  return (
    row.closed_by_id === actor.id &&
    (row.phase === 'done') === said.happened &&
    row.closed_note === said.note &&
    row.closed_reference === (said.reference ?? null)
  );
}

function mustBeAllowed(row: IntentRow, actor: Actor): void {
  const refusal =
    row.closed_by_name !== null
      ? `${row.closed_by_name} said already what became of it.`
      : isLeftToPerson(row)
        ? closingRefusal(actor, row.actor_id)
        : 'This is not left to a person: the journal follows it, or its outcome is known.';
  if (refusal !== null) throw new ApiProblem('action_not_allowed', refusal);
}

function statedChange(
  core: Core,
  row: IntentRow,
  live: LiveTransaction,
  { happened, note, reference }: CloseBody,
  actor: Actor,
): IntentChange {
  const outcome: IntentChange = happened
    ? {
        phase: 'done',
        refund_id: statedRefund(row, live, reference),
        error_code: null,
        message: `${actor.name} stated that it happened: ${note}`,
      }
    : {
        phase: 'failed',
        error_code: CLOSED_BY_PERSON,
        message: `${actor.name} stated that it did not happen: ${note}`,
      };
  return {
    ...outcome,
    next_check_at: null,
    closed_by_id: actor.id,
    closed_by_name: actor.name,
    closed_at: core.ports.clock.now(),
    closed_note: note,
    closed_reference: reference ?? null,
  };
}

/** Which of the payment's refunds is meant: the one that is named, or the only one that may be; null where none shows. */
function statedRefund(
  row: IntentRow,
  { wire, intents }: LiveTransaction,
  reference: string | undefined,
): string | null {
  if (row.action !== 'refund') return null;
  const taken = new Set(intents.map(({ refund_id }) => refund_id));
  const free = unmarkedRefunds(row, wire).filter(({ id }) => !taken.has(id));
  if (reference !== undefined && isId('refund', reference)) {
    if (free.some(({ id }) => id === reference)) return reference;
    throw invalidRequest({ reference: 'names no refund of this payment that could be this one' });
  }
  if (free.length > 1)
    throw invalidRequest({
      reference: `must name which refund it is: ${free.map(({ id }) => id).join(' or ')}`,
    });
  return free[0]?.id ?? null;
}

function statedNote(
  row: IntentRow,
  { happened, note, reference }: CloseBody,
  { actor, requestId }: Asked,
): Decision['note'] {
  const facts = {
    ...factsOf(row),
    asked_by: row.actor_name,
    stated: happened ? 'it happened' : 'it did not happen',
    note,
    reference,
  };
  return { act: 'money.stated', actor, objectId: row.transaction_id, requestId, facts };
}
