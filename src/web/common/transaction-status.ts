import { isPaidOut } from '#domain/transaction.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import type { StatusView } from '#web/ui/status.tsx';
import { duration, shortMoment } from '#web/format/date.ts';
import { declineReason } from '#web/format/decline.ts';
import { amountText } from '#web/format/money.ts';
import { lowered } from '#web/format/words.ts';

/** What the words about a status depend on: of a list row and of a detail alike. */
export interface StatusSubject {
  readonly status: TransactionStatus;
  readonly currency: string;
  readonly amount: string;
  readonly captured_amount: string;
  readonly refunded_amount: string;
  readonly available_amount: string;
  readonly authorized_until: string | null;
  readonly error_code: string | null;
  readonly gateways: readonly string[];
}

const DAY_MS = 86_400_000;
/** Under three days a hold is something to act on (visual language, Statuses). */
const SOON_MS = 3 * DAY_MS;

const view = (
  mark: StatusView['mark'],
  tone: StatusView['tone'],
  word: string,
  detail: string | null = null,
): StatusView => ({
  mark,
  tone,
  word,
  detail,
});

/** Money that went out to a card: neither captured nor paid by anybody. */
export const PAID_OUT = view('done', 'back', 'Paid to card');

/**
 * A status as staff say it: shape, word, and what matters next to it.
 * @param now epoch milliseconds by the server's clock
 * @param zone the zone that times are shown in
 */
export function transactionStatus(subject: StatusSubject, now: number, zone: string): StatusView {
  switch (subject.status) {
    case 'waiting':
      return view('waiting', 'off', 'Waiting', 'nothing paid yet');
    case 'pending':
      return view('pending', 'off', 'Pending', 'the PSP has not confirmed');
    case 'authorized':
      return authorized(subject, now, zone);
    case 'pending-capture':
      return view('capturing', 'hold', 'Capture pending', 'the PSP has not confirmed');
    case 'completed':
      return isPaidOut(subject) ? PAID_OUT : view('done', 'good', 'Captured', capturedDetail(subject));
    case 'failed':
      return view('failed', 'bad', 'Declined', reason(subject));
    case 'voided':
      return view('voided', 'off', 'Voided');
    case 'refunded':
      return refunded(subject);
    case 'in-review':
      return view('review', 'warn', 'In review', 'a fraud review must decide');
    case 'blocked':
      return view('blocked', 'off', 'Blocked', blockedBy(subject));
    case 'retrieval-request':
      return view('question', 'warn', 'Information asked', 'the customer does not recognize it');
    case 'fraud-notification':
      return view('warning', 'warn', 'Fraud notification', 'refund before it is disputed');
    case 'chargeback-initiated':
      return view('dispute', 'bad', 'Chargeback');
    case 'solved':
      return view('won', 'good', 'Dispute won', 'money kept');
    case 'reversed':
      return view('lost', 'bad', 'Dispute lost', 'money went back');
  }
}

function reason({ error_code }: StatusSubject): string | null {
  const words = declineReason(error_code);
  return words === null ? null : lowered(words);
}

function blockedBy(subject: StatusSubject): string | null {
  return subject.error_code?.startsWith('routing-rules.') ? 'by a routing rule' : reason(subject);
}

function authorized(subject: StatusSubject, now: number, zone: string): StatusView {
  if (subject.authorized_until === null) return view('held', 'hold', 'Authorized');
  const until = Date.parse(subject.authorized_until);
  const left = until - now;
  if (left <= 0) return view('expiring', 'warn', 'Authorized', 'the hold has lapsed');
  if (left < SOON_MS) return view('expiring', 'warn', 'Authorized', `expires in ${duration(left)}`);
  return view('held', 'hold', 'Authorized', `until ${shortMoment(zone, until, now)}`);
}

function capturedDetail({ amount, captured_amount, currency, gateways }: StatusSubject): string | null {
  const [captured, whole] = [amountText(captured_amount, currency), amountText(amount, currency)];
  if (captured !== whole) return `${captured} of ${whole}`;
  if (gateways.length > 1)
    return gateways.length === 2 ? 'on the second try' : `on try ${String(gateways.length)}`;
  return null;
}

/** Partial or full is told by amounts, never by the status (seed 003: "totally or partially"). */
function refunded({ refunded_amount, captured_amount, currency }: StatusSubject): StatusView {
  const [back, captured] = [amountText(refunded_amount, currency), amountText(captured_amount, currency)];
  if (back === captured) return view('refunded', 'back', 'Refunded', 'in full');
  return view('partly-refunded', 'back', 'Partly refunded', `${back} of ${captured}`);
}

const WORDS: Readonly<Record<TransactionStatus, string>> = {
  waiting: 'Waiting',
  pending: 'Pending',
  authorized: 'Authorized',
  'pending-capture': 'Capture pending',
  completed: 'Captured',
  failed: 'Declined',
  voided: 'Voided',
  refunded: 'Refunded, partly or in full',
  'in-review': 'In review',
  blocked: 'Blocked',
  'retrieval-request': 'Information asked',
  'fraud-notification': 'Fraud notification',
  'chargeback-initiated': 'Chargeback',
  solved: 'Dispute won',
  reversed: 'Dispute lost',
};

/** The word for one payment: that of its status, unless its money went out. */
export function paymentWord(payment: Pick<StatusSubject, 'status' | 'amount'>): string {
  return payment.status === 'completed' && isPaidOut(payment) ? PAID_OUT.word : WORDS[payment.status];
}

/** The word for a status by itself, for menus. */
export function statusWord(status: TransactionStatus): string {
  return WORDS[status];
}
