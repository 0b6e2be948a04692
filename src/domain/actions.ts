import { compare, formatDecimal, isPositive, money, subtract, zero } from './money.ts';
import type { Money } from './money.ts';
import { isPaidOut } from './transaction.ts';
import type { TransactionAmounts, TransactionStatus } from './transaction.ts';

export const MONEY_ACTIONS = ['refund', 'void', 'capture', 'increment'] as const;
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

/**
 * Everything that the journal takes: what is done with a payment, and the two ways to pay an invoice with a stored card,
 * `charge` for holding and capturing at once, `authorize` for holding alone.
 */
export const INTENT_ACTIONS = [...MONEY_ACTIONS, 'charge', 'authorize'] as const;
export type IntentAction = (typeof INTENT_ACTIONS)[number];

export function isMoneyAction(action: IntentAction): action is MoneyAction {
  return (MONEY_ACTIONS as readonly IntentAction[]).includes(action);
}

/** Whether an action may be taken now; `max` is a decimal string in major units; `reason` says in words why not. */
export type Permission =
  | { readonly allowed: true; readonly max: string | null }
  | { readonly allowed: false; readonly reason: string };

export type Permissions = Readonly<Record<MoneyAction, Permission>>;

export interface ActionSubject extends TransactionAmounts {
  readonly status: TransactionStatus;
  readonly incremental: boolean;
  /** When the hold lapses, epoch milliseconds; null when nothing is held or the time is not known. */
  readonly authorized_until: number | null;
}

const refuse = (reason: string): Permission => ({ allowed: false, reason });

const NOT_CAPTURED: Partial<Record<TransactionStatus, string>> = {
  waiting: 'Nothing was paid yet.',
  pending: 'The PSP has not confirmed the payment yet.',
  authorized: 'The money is held, not captured. Void the authorization instead.',
  'pending-capture': 'The PSP has not confirmed the capture yet.',
  failed: 'The payment failed, no money was taken.',
  voided: 'The hold was released, no money was taken.',
  'in-review': 'A fraud review must decide first.',
  blocked: 'The payment was stopped, no money was taken.',
  'chargeback-initiated':
    'The customer disputes it: the money is already pulled back, a refund would pay twice.',
  reversed: 'The dispute was lost, the money went back to the customer.',
};

/** Refund: what was captured and did not go back (seed 003, Refunds), while no dispute has pulled the money. */
function refundPermission(subject: ActionSubject, reserved: Money): Permission {
  const blocked = NOT_CAPTURED[subject.status];
  if (blocked) return refuse(blocked);
  const left = subtract(money(subject.available_amount, subject.currency), reserved);
  if (isPositive(left)) return { allowed: true, max: formatDecimal(left) };
  return refuse(
    isPositive(reserved)
      ? 'What is left is part of a refund that is not settled yet.'
      : 'All captured money went back already.',
  );
}

const NOT_HELD: Record<Exclude<TransactionStatus, 'authorized'>, string> = {
  waiting: 'Nothing is held: no payment was placed yet.',
  pending: 'The PSP has not confirmed the authorization yet.',
  'pending-capture': 'A capture was sent already.',
  completed: 'The money was captured already. Refund instead.',
  failed: 'Nothing is held: the payment failed.',
  voided: 'The hold was released already.',
  refunded: 'The money was captured and went back.',
  'in-review': 'A fraud review must decide first.',
  blocked: 'Nothing is held: the payment was stopped.',
  'retrieval-request': 'The money was captured already.',
  'fraud-notification': 'The money was captured already. Refund it before it becomes a chargeback.',
  'chargeback-initiated': 'The money was captured and is disputed.',
  solved: 'The money was captured; the dispute was won.',
  reversed: 'The money was captured; the dispute was lost.',
};

/** Capture, void and increment need a hold: status authorized (seed 003), not lapsed. Null when there is one. */
function noHold(subject: ActionSubject, now: number): string | null {
  if (subject.status !== 'authorized') return NOT_HELD[subject.status];
  if (subject.authorized_until !== null && subject.authorized_until <= now)
    return 'The hold has lapsed: it lasts 7 days.';
  return null;
}

function holdPermission(subject: ActionSubject, max: string | null, now: number): Permission {
  const missing = noHold(subject, now);
  return missing === null ? { allowed: true, max } : refuse(missing);
}

/** What a capture may take: some PSPs allow several (seed 004), so what was captured before is no longer held. */
function stillHeld({ authorized_amount, captured_amount, currency }: ActionSubject): string {
  return formatDecimal(subtract(money(authorized_amount, currency), money(captured_amount, currency)));
}

function incrementPermission(subject: ActionSubject, now: number): Permission {
  const missing = noHold(subject, now);
  if (missing !== null) return refuse(missing);
  return subject.incremental
    ? { allowed: true, max: null }
    : refuse('This payment was not authorized as incremental, so the amount cannot grow.');
}

/**
 * What may be done with a transaction now, for each money action.
 * @param reserved refunds of ours that are on their way and not yet counted by the API, in the transaction's currency
 * @param now epoch milliseconds
 */
export function permissions(
  subject: ActionSubject,
  now: number,
  reserved: Money = zero(subject.currency),
): Permissions {
  if (isPaidOut(subject)) return refuseAll('This sends money to a card: nothing of it is held or captured.');
  return {
    refund: refundPermission(subject, reserved),
    void: holdPermission(subject, null, now),
    capture: holdPermission(subject, stillHeld(subject), now),
    increment: incrementPermission(subject, now),
  };
}

/** All actions refused for one reason, for example while another one is being checked. */
export function refuseAll(reason: string): Permissions {
  return { refund: refuse(reason), void: refuse(reason), capture: refuse(reason), increment: refuse(reason) };
}

export type AmountProblem = 'not-positive' | 'above-max';

/** Checks an amount against a permission's maximum; null when it fits. */
export function amountProblem(amount: Money, max: string | null): AmountProblem | null {
  if (!isPositive(amount)) return 'not-positive';
  if (max !== null && compare(amount, money(max, amount.currency)) > 0) return 'above-max';
  return null;
}
