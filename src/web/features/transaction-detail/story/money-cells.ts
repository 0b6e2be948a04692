import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { formatDecimal, money, subtract } from '#domain/money.ts';
import { duration, shortMoment } from '#web/format/date.ts';
import { amountText, countOf } from '#web/format/money.ts';
import { isMoney, millis } from './voice.ts';
import type { Telling } from './voice.ts';

export interface MoneyCell {
  readonly label: string;
  readonly value: string;
  /** A few words beneath the figure. */
  readonly note: string;
}

/** The four figures of the strip; the last one is the stub. */
export function moneyCells(
  detail: TransactionDetail,
  telling: Telling,
): { readonly cells: MoneyCell[]; readonly stub: MoneyCell } {
  return {
    cells: [
      { label: 'Authorized', value: detail.authorized_amount, note: authorizedNote(detail) },
      { label: 'Captured', value: detail.captured_amount, note: capturedNote(detail) },
      {
        label: 'Refunded',
        value: minus(detail.refunded_amount, detail.currency),
        note: refundedNote(detail),
      },
    ],
    stub: stubOf(detail, telling),
  };
}

const OPEN: ReadonlySet<TransactionDetail['status']> = new Set([
  'waiting',
  'pending',
  'authorized',
  'in-review',
]);

function minus(decimal: string, currency: string): string {
  return isMoney(decimal, currency) ? `-${decimal}` : decimal;
}

function authorizedNote(detail: TransactionDetail): string {
  if (detail.status === 'voided') return 'Released, nothing was taken';
  if (!isMoney(detail.authorized_amount, detail.currency)) return 'Nothing is held';
  if (!isMoney(detail.captured_amount, detail.currency)) return 'Held, not yours yet';
  const rest = subtract(
    money(detail.authorized_amount, detail.currency),
    money(detail.captured_amount, detail.currency),
  );
  return rest.minor > 0n
    ? `${amountText(formatDecimal(rest), detail.currency)} was not captured`
    : 'All of it was captured';
}

function notCapturedNote(status: TransactionDetail['status']): string {
  if (status === 'pending-capture') return 'On its way';
  return OPEN.has(status) ? 'Nothing yet' : 'Nothing was taken';
}

function capturedNote(detail: TransactionDetail): string {
  if (!isMoney(detail.captured_amount, detail.currency)) return notCapturedNote(detail.status);
  const known = detail.lines.filter(({ captured }) => captured !== null);
  const taken = known.filter(({ captured }) => isMoney(captured, detail.currency)).length;
  if (known.length === detail.lines.length && taken > 0 && taken < detail.lines.length) {
    return `${String(taken)} of ${countOf(detail.lines.length, 'line')} of the order`;
  }
  return detail.lines.length > 0 && taken === detail.lines.length
    ? 'The whole order'
    : 'Taken from the customer';
}

function refundedNote({ refunds }: TransactionDetail): string {
  const good = refunds.filter(({ has_failed }) => !has_failed).length;
  const bad = refunds.length - good;
  const failed = bad === 0 ? '' : `${good === 0 ? '' : ', '}${String(bad)} failed`;
  return good === 0 && bad === 0
    ? 'Nothing went back'
    : `${good === 0 ? '' : countOf(good, 'refund')}${failed}`;
}

/** While money is held, the stub counts the time that is left; afterwards, what can still go back. */
function stubOf(detail: TransactionDetail, { zone, now }: Telling): MoneyCell {
  if (detail.status === 'authorized' && detail.actions.capture.allowed) {
    const until = detail.authorized_until === null ? null : millis(detail.authorized_until);
    const left =
      until === null
        ? 'Held by the customer’s bank'
        : `${duration(until - now)} left, until ${shortMoment(zone, until, now)}`;
    return {
      label: 'Can be captured',
      value: detail.actions.capture.max ?? detail.authorized_amount,
      note: left,
    };
  }
  if (detail.status === 'chargeback-initiated')
    return { label: 'In dispute', value: detail.available_amount, note: 'Pulled back by the bank' };
  return { label: 'Available', value: detail.available_amount, note: availableNote(detail) };
}

function availableNote({
  status,
  actions: { refund },
  available_amount,
  currency,
  intents,
}: TransactionDetail): string {
  if (status === 'reversed') return 'Pulled back by the bank';
  // Why nobody, or not this person, may refund it stands beside the buttons.
  if (!refund.allowed)
    return isMoney(available_amount, currency) ? 'Left of what was captured' : 'Nothing to refund now';
  if (refund.max === null || money(refund.max, currency).minor === money(available_amount, currency).minor) {
    return 'The most you can still refund';
  }
  const asked = intents.filter(
    ({ action, state }) => action === 'refund' && state !== 'done' && state !== 'failed',
  );
  const waits = asked.length > 0 && asked.every(({ state }) => state === 'awaiting_approval');
  const rest = waits ? 'waits for approval' : 'is on its way';
  return `${amountText(refund.max, currency)} can still be refunded, the rest ${rest}`;
}
