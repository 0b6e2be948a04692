import type { Actor } from '#contract/session.ts';
import { amountProblem } from '#domain/actions.ts';
import { linesProblem } from '#domain/lines.ts';
import type { LinesProblem } from '#domain/lines.ts';
import { money, parseMoney } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import type { Core } from '../context.ts';
import { lineStatesOf } from '../detail/order-lines.ts';
import { changedSinceSeen, detailOf, readLive } from '../detail/read.ts';
import type { LiveTransaction } from '../detail/read.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { findIntent } from './intent-store.ts';
import { takeSnapshot } from './snapshot.ts';
import { fingerprintOf } from './wanted.ts';
import type { MoneyWanted, Wanted } from './wanted.ts';

/**
 * Checks what is asked for against ProcessOut as it is now, and makes the row to store. A key that was used before gives
 * its intent back, unless it asked for something else. Must run alone on its transaction.
 */
export async function prepareIntent(core: Core, wanted: MoneyWanted, actor: Actor): Promise<IntentRow> {
  const known = await findIntent(core.db, wanted.id);
  if (known) return sameAsBefore(known, wanted);
  const fresh = await readLive(core, actor, wanted.transactionId);
  const detail = detailOf(fresh);
  if (detail.version !== wanted.version) throw changedSinceSeen(fresh);
  const permission = detail.actions[wanted.action];
  if (!permission.allowed) throw new ApiProblem('action_not_allowed', permission.reason);
  checkAmount(fresh, wanted, permission.max);
  return toRow(core, fresh, wanted, actor);
}

/** An idempotency key stands for one request: the same again is answered as before, another one is refused. */
export function sameAsBefore(known: IntentRow, wanted: Wanted): IntentRow {
  if (known.fingerprint === fingerprintOf(wanted)) return known;
  throw new ApiProblem(
    'idempotency_mismatch',
    'This form was sent before with other contents. Open it again, so that it is a new one.',
  );
}

function checkAmount(fresh: LiveTransaction, wanted: Wanted, max: string | null): void {
  if (wanted.amount === null) return;
  const { currency } = fresh.wire;
  if (wanted.currency !== currency)
    throw invalidRequest({ currency: `must be ${currency}, as the payment is` });
  const parsed = parseMoney(wanted.amount, currency);
  if (!parsed.ok) {
    const decimals = parsed.problem === 'too-many-decimals';
    throw invalidRequest({
      amount: decimals ? `has more decimals than ${currency} has` : 'is not an amount',
    });
  }
  const problem = amountProblem(parsed.value, max);
  if (problem === 'not-positive') throw invalidRequest({ amount: 'must be more than zero' });
  if (problem === 'above-max')
    throw invalidRequest({ amount: `is above what is left, ${max ?? ''} ${currency}` });
  if (wanted.action === 'refund' || wanted.action === 'capture') checkLines(fresh, wanted, parsed.value, max);
}

function checkLines(fresh: LiveTransaction, wanted: Wanted, amount: Money, max: string | null): void {
  const left = max === null ? amount : money(max, amount.currency);
  const states = lineStatesOf(fresh.wire, fresh.intents);
  const problem = linesProblem(wanted.lineIds ?? [], amount, states, left);
  if (problem) throw invalidRequest(lineFields(problem, amount.currency));
}

function lineFields(problem: LinesProblem, currency: string): Record<string, string> {
  switch (problem.kind) {
    case 'unknown-line':
      return { invoice_detail_ids: `names ${problem.id}, which is not on the invoice` };
    case 'repeated':
      return { invoice_detail_ids: `names ${problem.id} twice` };
    case 'refunded-already':
      return { invoice_detail_ids: `names ${problem.id}, which was refunded already` };
    case 'above-worth':
      return { amount: `is more than these lines are worth, ${problem.worth} ${currency}` };
  }
}

/** The row of what is asked for; nothing of it has left this process. */
export function toRow(core: Core, { wire }: LiveTransaction, wanted: Wanted, actor: Actor): IntentRow {
  if (wire.invoice_id == null)
    throw new ApiProblem('action_not_allowed', 'This payment has no invoice to act on.');
  const now = core.ports.clock.now();
  return {
    id: wanted.id,
    action: wanted.action,
    transaction_id: wire.id,
    invoice_id: wire.invoice_id,
    amount: wanted.amount,
    currency: wire.currency,
    reason: wanted.reason,
    information: wanted.information,
    invoice_detail_ids: wanted.lineIds === null ? null : JSON.stringify(wanted.lineIds),
    statement_descriptor: wanted.statementDescriptor,
    source: wanted.source ?? null,
    capture_at: wanted.captureAt ?? null,
    actor_id: actor.id,
    actor_name: actor.name,
    fingerprint: fingerprintOf(wanted),
    phase: 'stored',
    sends: 0,
    sent_at: null,
    checks: 0,
    next_check_at: null,
    snapshot: JSON.stringify(takeSnapshot(wire, wanted.version)),
    refund_id: null,
    message: null,
    error_code: null,
    decided_by_id: null,
    decided_by_name: null,
    decided_at: null,
    closed_by_id: null,
    closed_by_name: null,
    closed_at: null,
    closed_note: null,
    closed_reference: null,
    created_at: now,
    updated_at: now,
  };
}
