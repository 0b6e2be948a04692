import type { SimRefund } from '../../model.ts';
import { lineTotal } from '../basket.ts';
import { MILLISECOND, SECOND } from '../calendar.ts';
import { about, attempt, failStep, fire, later, span, succeed, wait } from './draft.ts';
import type { Attempt, Draft } from './draft.ts';
import type { DisputeStep, Plan, RefundStep } from './plan.ts';

const ANSWER = [400 * MILLISECOND, 2 * SECOND] as const;

const NOTES: Readonly<Record<RefundStep['reason'], readonly (string | null)[]>> = {
  customer_request: [
    null,
    null,
    'Wrong size, sent back.',
    'Changed their mind.',
    'Arrived damaged.',
    'Returned within 14 days.',
  ],
  duplicate: ['Paid twice.', null],
  fraud: ['Cardholder did not order this.', null],
};

/** What goes back, and for which lines (an empty list: the amount only). Never more than is left. */
function portion(draft: Draft, step: RefundStep): { amount: bigint; lines: string[] } | null {
  const { transaction, invoice, stream } = draft;
  const left = transaction.captured_amount - transaction.refunded_amount;
  if (left <= 0n) return null;
  if (step.what === 'rest') return { amount: left, lines: invoice.details.map((line) => line.id) };
  if (step.what === 'line') {
    const line = stream.pick(invoice.details);
    const amount = lineTotal(line);
    return amount <= left ? { amount, lines: [line.id] } : { amount: left, lines: [] };
  }
  const share = BigInt(Math.max(1, Math.round(Number(transaction.captured_amount) * step.what)));
  return { amount: share < left ? share : left, lines: [] };
}

function refundedBy(draft: Draft, amount: bigint): void {
  const { transaction } = draft;
  transaction.refunded_amount += amount;
  transaction.status = transaction.refunded_amount > 0n ? 'refunded' : 'completed';
}

/** A refund that failed later: its amount is available again, `refunded` stays, it is history. The event tells readers to look. */
function takeBack(draft: Draft, refund: SimRefund, step: Attempt): void {
  failStep(draft, step, 'gateway.declined', 'The bank did not accept the refund.');
  refund.has_failed = true;
  refundedBy(draft, -refund.amount);
  fire(draft, 'transaction.refunded');
}

/** The PSP accepts a refund at once (it counts from then on) and confirms it, or lets it fail, in its own time. */
function refund(draft: Draft, plan: RefundStep): void {
  const { transaction, payment, stream } = draft;
  const part = portion(draft, plan);
  if (!part) return;
  const made: SimRefund = {
    id: draft.refundId(payment.refunds.length),
    amount: part.amount,
    reason: plan.reason,
    information: stream.pick(NOTES[plan.reason]),
    has_failed: false,
    invoice_detail_ids: part.lines,
    metadata: {},
    created_at: draft.at,
  };
  payment.refunds.push(made);
  const step = attempt(draft, 'refund', -part.amount, { refundId: made.id });
  refundedBy(draft, part.amount);
  transaction.refunded = true;
  transaction.refunded_at = draft.at;
  fire(draft, 'transaction.refunded');

  const started = draft.at;
  const confirms = plan.confirmsAfter ?? span(stream, draft.gateway?.psp.refundConfirms ?? ANSWER);
  if (!wait(draft, about(draft, confirms)))
    later(draft, plan.fails ? 'refund-fails' : 'refund-confirmed', made.id);
  else if (plan.fails) takeBack(draft, made, step);
  else succeed(draft, step, { accountable: true, arn: true });
  draft.at = started;
}

const DISPUTE_EVENTS: Readonly<Record<DisputeStep, string>> = {
  'retrieval-request': 'retrieval-request',
  'fraud-notification': 'fraud-notification',
  chargeback: 'created',
  'dispute-won': 'won',
  'dispute-lost': 'lost',
};

function dispute(draft: Draft, kind: DisputeStep): void {
  const { transaction } = draft;
  if (kind === 'retrieval-request') {
    transaction.status = kind;
    transaction.received_retrieval_request = true;
  } else if (kind === 'fraud-notification') {
    transaction.status = kind;
    transaction.received_fraud_notification = true;
  } else if (kind === 'chargeback') {
    transaction.status = 'chargeback-initiated';
    transaction.chargedback = true;
    transaction.chargedback_at = draft.at;
    const step = attempt(draft, 'chargeback', -transaction.captured_amount);
    succeed(draft, step, { accountable: true });
  } else {
    transaction.status = kind === 'dispute-won' ? 'solved' : 'reversed';
  }
  fire(draft, `transaction.chargeback.${DISPUTE_EVENTS[kind]}`);
}

/** What happens once money was captured. Banks' steps still to come are due; staff's are nobody's secret yet. */
export function follow(draft: Draft, plan: Plan): void {
  for (const step of plan.after) {
    const come = wait(draft, about(draft, step.after));
    if (step.kind === 'refund') {
      if (!come) return;
      refund(draft, step);
    } else if (come) dispute(draft, step.kind);
    else later(draft, step.kind);
  }
}
