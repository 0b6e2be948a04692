import { AUTHORIZATION_LIFETIME_MS } from '#domain/time.ts';
import { MILLISECOND, SECOND } from '../calendar.ts';
import { about, attempt, fire, later, span, succeed, wait } from './draft.ts';
import type { Attempt, Draft } from './draft.ts';
import type { Hold, Plan } from './plan.ts';

const LIFETIME = AUTHORIZATION_LIFETIME_MS * MILLISECOND;
const AT_ONCE = [80 * MILLISECOND, 500 * MILLISECOND] as const;
const ANSWER = [300 * MILLISECOND, 2 * SECOND] as const;

/** Grows the hold (seed 003, Incremental authorizations); the order's lines stay what they are. */
function increment(draft: Draft, share: number): void {
  const { transaction, invoice } = draft;
  const more = BigInt(Math.max(1, Math.round(Number(invoice.amount) * share)));
  const step = attempt(draft, 'increment_authorization', more);
  answer(draft);
  succeed(draft, step);
  transaction.amount += more;
  transaction.authorized_amount += more;
}

/** The PSP's answer to something staff did: a moment later, but never after now. */
function answer(draft: Draft): void {
  draft.at = Math.min(draft.now, draft.at + span(draft.stream, ANSWER));
}

function release(draft: Draft, reason: 'expired' | 'requested'): void {
  const { transaction } = draft;
  const step = attempt(draft, 'void', transaction.authorized_amount, { metadata: { reason } });
  answer(draft);
  succeed(draft, step);
  transaction.status = 'voided';
  transaction.voided = true;
  transaction.voided_at = draft.at;
  transaction.voided_amount = transaction.authorized_amount;
  fire(draft, 'transaction.voided');
}

/** The hold lapses seven days after it was made, whatever was planned for later. */
function lapse(draft: Draft, authorizedAt: number): false {
  draft.at = authorizedAt + LIFETIME;
  if (draft.at > draft.now) later(draft, 'authorization-expires');
  else release(draft, 'expired');
  return false;
}

function captured(draft: Draft, step: Attempt, amount: bigint): true {
  const { transaction, stream } = draft;
  succeed(draft, step, { accountable: true, arn: true });
  transaction.status = 'completed';
  transaction.captured = true;
  transaction.captured_at = draft.at;
  transaction.captured_amount = amount;
  transaction.voided_amount = transaction.authorized_amount - amount;
  const estimate = Number(transaction.estimated_fee ?? 0n);
  transaction.gateway_fee = BigInt(Math.max(1, Math.round(estimate * (0.92 + stream.fraction() * 0.2))));
  fire(draft, 'transaction.captured');
  return true;
}

function portion(amount: bigint, share: number): bigint {
  if (share >= 1) return amount;
  const part = BigInt(Math.round(Number(amount) * share));
  return part > 0n ? part : amount;
}

function capture(draft: Draft, hold: Extract<Hold, { kind: 'capture' }>): boolean {
  const { transaction, stream } = draft;
  const amount = portion(transaction.authorized_amount, hold.share);
  const step = attempt(draft, 'capture', amount, { metadata: { by: hold.by } });
  const confirms = hold.confirmsAfter ?? (hold.by === 'checkout' ? null : confirmation(draft));
  if (confirms === null) {
    draft.at = Math.min(draft.now, draft.at + Math.ceil(span(stream, ANSWER) * draft.pace));
    return captured(draft, step, amount);
  }
  if (wait(draft, about(draft, confirms))) return captured(draft, step, amount);
  transaction.status = 'pending-capture';
  later(draft, 'capture-confirmed');
  return false;
}

function confirmation(draft: Draft): number | null {
  const confirms = draft.gateway?.psp.captureConfirms;
  return confirms ? span(draft.stream, confirms) : null;
}

/** Moves to the moment of a plan, if the hold still stands then and the moment has come. */
function reach(draft: Draft, authorizedAt: number, after: number): boolean {
  const moment = authorizedAt + after;
  if (after >= LIFETIME || moment > draft.now) return false;
  draft.at = Math.max(draft.at, moment);
  return true;
}

/** How long after the hold the capture is sent; a timer alone keeps to the second. */
function delay(draft: Draft, { by, after }: Extract<Hold, { kind: 'capture' }>): number {
  if (by === 'timer') return after;
  return by === 'staff' ? about(draft, after) : Math.ceil(span(draft.stream, AT_ONCE) * draft.pace);
}

/** What becomes of the hold; true when money was captured and the story goes on. */
export function settle(draft: Draft, plan: Plan): boolean {
  const { hold } = plan;
  const authorizedAt = draft.at;
  draft.invoice.incremental = plan.incremental;
  for (const { after, share } of plan.increments) {
    if (reach(draft, authorizedAt, about(draft, after))) increment(draft, share);
  }
  if (hold.kind === 'lapse') return lapse(draft, authorizedAt);
  if (hold.kind === 'void') {
    if (!reach(draft, authorizedAt, about(draft, hold.after))) return lapse(draft, authorizedAt);
    release(draft, 'requested');
    return false;
  }
  if (hold.by === 'timer') draft.invoice.auto_capture_at = authorizedAt + hold.after;
  if (reach(draft, authorizedAt, delay(draft, hold))) return capture(draft, hold);
  if (hold.by === 'timer') {
    draft.at = authorizedAt + hold.after;
    later(draft, 'auto-capture');
  }
  return lapse(draft, authorizedAt);
}
