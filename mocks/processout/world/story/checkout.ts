import { MILLISECOND, SECOND } from '../calendar.ts';
import { at } from '../prng.ts';
import type { Gateway } from '../psps.ts';
import { messageOf } from '../reasons.ts';
import { about, attempt, failStep, fire, later, request, succeed, wait, work } from './draft.ts';
import type { Attempt, Draft } from './draft.ts';
import type { Hurdle, Plan } from './plan.ts';
import { threeDSReference } from './references.ts';

const REQUEST = [60 * MILLISECOND, 300 * MILLISECOND] as const;
const HANDOVER = [20 * MILLISECOND, 120 * MILLISECOND] as const;
const ANSWER = [400 * MILLISECOND, 3 * SECOND] as const;
const FRICTIONLESS = [700 * MILLISECOND, 2 * SECOND] as const;
const CHALLENGE = [8 * SECOND, 60 * SECOND] as const;
/** No checkout takes longer than this once the customer pays. */
const LONGEST_CHECKOUT = 90 * SECOND;

function useGateway(draft: Draft, gateway: Gateway): void {
  draft.gateway = gateway;
  draft.transaction.gateway_configuration_id = gateway.id;
  draft.transaction.gateway_name = gateway.psp.gatewayName;
  draft.transaction.acquirer_name = gateway.psp.acquirer;
}

function end(draft: Draft, status: 'failed' | 'blocked', code: string): false {
  draft.transaction.status = status;
  draft.transaction.error_code = code;
  draft.transaction.error_message = messageOf(code);
  if (status === 'failed') fire(draft, 'transaction.failed');
  return false;
}

/** A few banks are slow to change: they still ask in the first version's manner. */
function versionOf(luck: number): string {
  if (luck < 0.8) return '2.2.0';
  return luck < 0.97 ? '2.1.0' : '1.0.2';
}

/** 3D Secure before the authorization; false when the customer did not pass it. */
function authenticate(draft: Draft, kind: Exclude<Plan['threeDS'], 'none'>): boolean {
  const { transaction, stream } = draft;
  const version = versionOf(stream.fraction());
  const event = `transaction.operation.three-d-s${version.startsWith('1') ? '' : '-2'}`;
  const challenged = kind !== 'frictionless';
  const check = attempt(draft, 'three_d_s_check', transaction.amount, {
    reference: threeDSReference(stream),
    metadata: { version, challenged: String(challenged) },
  });
  if (challenged) fire(draft, `${event}.pending`);
  work(draft, challenged ? CHALLENGE : FRICTIONLESS);
  const passed = kind !== 'failed';
  if (passed) succeed(draft, check);
  else failStep(draft, check, 'card.failed-3ds', messageOf('card.failed-3ds'));
  transaction.three_d_s_status = passed ? 'success' : 'failed';
  transaction.three_d_s_version = version;
  transaction.three_d_s_challenged = challenged;
  fire(draft, `${event}.${passed ? 'success' : 'failed'}`);
  return passed;
}

/** What the PSP asked for costs, estimated when it is asked (seed 003: `estimated_fee`; positive on transactions). */
function estimateFees(draft: Draft, gateway: Gateway): void {
  const { feeRate, feeFixed } = gateway.psp;
  const amount = Number(draft.transaction.amount);
  draft.transaction.estimated_fee = BigInt(Math.max(1, Math.round(amount * feeRate + feeFixed * draft.rate)));
  draft.transaction.processout_fee = BigInt(Math.max(1, Math.round(amount * 0.0008 + 4 * draft.rate)));
}

function authorized(draft: Draft, step: Attempt): true {
  const { transaction } = draft;
  succeed(draft, step);
  transaction.status = 'authorized';
  transaction.authorized = true;
  transaction.authorized_at = draft.at;
  transaction.authorized_amount = transaction.amount;
  fire(draft, 'transaction.authorized');
  return true;
}

/** The answer is not there yet: the PSP or a fraud review still has to give it. */
function hold(draft: Draft, step: Attempt, hurdle: Exclude<Hurdle, { kind: 'blocked' }>): boolean {
  const decided = wait(draft, about(draft, hurdle.after));
  if (hurdle.kind === 'pending') {
    if (decided) return authorized(draft, step);
    draft.transaction.status = 'pending';
    later(draft, 'payment-confirmed');
    return false;
  }
  if (!decided) {
    draft.transaction.status = 'in-review';
    return false;
  }
  if (hurdle.approved) return authorized(draft, step);
  failStep(draft, step, 'gateway.blocked', messageOf('gateway.blocked'));
  return end(draft, 'blocked', 'gateway.blocked');
}

/** Tries the PSPs of the route in turn; true once the money is held. */
function tryGateways(draft: Draft, plan: Plan, hurdle: Exclude<Hurdle, { kind: 'blocked' }> | null): boolean {
  const last = plan.attempts.length - 1;
  const authenticateAt = plan.attempts[0] === 'card.needs-authentication' ? Math.min(1, last) : 0;
  for (const [n, code] of plan.attempts.entries()) {
    useGateway(draft, at(draft.gateways, n));
    if (n === authenticateAt && code !== 'card.needs-authentication' && plan.threeDS !== 'none') {
      work(draft, HANDOVER);
      if (!authenticate(draft, plan.threeDS)) return end(draft, 'failed', 'card.failed-3ds');
    }
    work(draft, HANDOVER);
    const step = attempt(draft, 'authorization', draft.transaction.amount);
    estimateFees(draft, at(draft.gateways, n));
    if (hurdle && code === null) return hold(draft, step, hurdle);
    work(draft, ANSWER);
    if (code === null) return authorized(draft, step);
    failStep(draft, step, code, messageOf(code));
    if (n === last) return end(draft, 'failed', code);
  }
  return false;
}

/** Staff cancel the invoice before anybody pays: nothing was held, and its transaction is voided. */
function takeBack(draft: Draft, after: number): false {
  if (!wait(draft, after)) return false;
  draft.invoice.cancelled_at = draft.at;
  draft.transaction.status = 'voided';
  draft.transaction.voided = true;
  draft.transaction.voided_at = draft.at;
  fire(draft, 'transaction.voided');
  return false;
}

/** From the order to the hold; true when the money is held and the story goes on. */
export function checkOut(draft: Draft, plan: Plan): boolean {
  fire(draft, 'transaction.requested');
  if (plan.cancelledAfter !== undefined) return takeBack(draft, plan.cancelledAfter);
  if (plan.paysAfter === null || !wait(draft, plan.paysAfter)) return false;
  draft.pace = Math.min(1, (draft.now - draft.at) / LONGEST_CHECKOUT);
  work(draft, REQUEST);
  request(draft);
  draft.transaction.card_id = draft.card?.id ?? null;
  const { hurdle } = plan;
  if (hurdle?.kind === 'blocked') {
    work(draft, HANDOVER);
    return end(draft, 'blocked', 'routing-rules.transaction-blocked');
  }
  return tryGateways(draft, plan, hurdle);
}
