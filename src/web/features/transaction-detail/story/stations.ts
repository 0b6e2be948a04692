import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { isPaidOut } from '#domain/transaction.ts';
import type { Station } from '#web/common/detail/stations.tsx';
import { customerInWords, millis, pspInWords, words } from './voice.ts';

/**
 * Where the money came to rest.
 * @param payouts what the payouts say of it; undefined while they are not read
 */
export function stations(detail: TransactionDetail, payouts?: readonly Station[]): Station[] {
  const { settlement } = detail;
  if (settlement.state === 'nothing_captured') return [notCaptured(detail)];
  const psp = pspInWords(
    detail.attempts.find(({ outcome }) => outcome === 'approved')?.gateway_name ??
      detail.gateways.at(-1) ??
      null,
  );
  const captured: Station = {
    mark: 'done',
    tone: 'good',
    title: 'Captured',
    at: settlement.captured_at === null ? null : millis(settlement.captured_at),
    say: `by ${psp}`,
  };
  if (detail.status === 'chargeback-initiated') {
    const say = 'Pulled back by the bank until the dispute is decided.';
    return [
      captured,
      ...(payouts ?? []),
      { mark: 'dispute', tone: 'bad', title: 'In dispute', at: null, say },
    ];
  }
  if (settlement.state === 'returned') {
    return [
      captured,
      ...(payouts ?? []),
      {
        mark: 'refunded',
        tone: 'back',
        title: returnedTitle(detail),
        at: lastRefund(detail),
        say: `to ${customerInWords(detail)}`,
      },
    ];
  }
  const unread: Station = {
    mark: 'pending',
    tone: 'off',
    title: `With ${psp}`,
    at: null,
    say: 'Payouts not read.',
  };
  return [captured, ...(payouts ?? [unread])];
}

function returnedTitle({ status, aftermath }: TransactionDetail): string {
  if (status === 'reversed') return 'Taken back by the bank';
  const isOnItsWay = aftermath.some(({ kind, state }) => kind === 'refund' && state === 'pending');
  return isOnItsWay ? 'On its way to the customer' : 'Back with the customer';
}

function lastRefund({ refunds }: TransactionDetail): number | null {
  const last = refunds.filter(({ has_failed }) => !has_failed).map(({ created_at }) => millis(created_at));
  return last.length === 0 ? null : Math.max(...last);
}

/** Money that goes to a card: it is there, or it never left. */
function paidOut(detail: TransactionDetail): Station {
  if (detail.status !== 'completed')
    return { mark: 'waiting', tone: 'off', title: 'Still with you', at: null, say: 'No money has moved.' };
  const say = 'It was sent to the card, and is part of no settlement.';
  return { mark: 'done', tone: 'back', title: `With ${customerInWords(detail)}`, at: null, say };
}

function notCaptured(detail: TransactionDetail): Station {
  if (isPaidOut(detail)) return paidOut(detail);
  if (detail.status === 'authorized' || detail.status === 'pending-capture') {
    const say = `${words(detail.authorized_amount, detail)} is blocked on ${customerInWords(detail)}’s account and not yours yet.`;
    return { mark: 'held', tone: 'hold', title: 'Held by the bank', at: null, say };
  }
  const untouched = 'No money has moved.';
  return {
    mark: 'waiting',
    tone: 'off',
    title: `Still with ${customerInWords(detail)}`,
    at: null,
    say: untouched,
  };
}
