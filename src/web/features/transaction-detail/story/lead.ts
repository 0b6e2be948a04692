import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { money } from '#domain/money.ts';
import { isPaidOut } from '#domain/transaction.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { listInWords } from '#web/format/words.ts';
import { cardInWords, customerInWords, isMoney, millis, pspInWords, withReason, words } from './voice.ts';
import type { Telling } from './voice.ts';

/** One sentence that a customer could be told: what became of the money. */
export function leadSentence(detail: TransactionDetail, telling: Telling): string {
  const who = customerInWords(detail);
  if (isPaidOut(detail)) return paidOutSentence(detail);
  const amount = words(detail.amount, detail);
  switch (detail.status) {
    case 'waiting':
      return `Nothing was paid yet; ${amount} is asked for.`;
    case 'pending':
      return `${amount} was asked for; ${pspInWords(detail.gateways.at(-1) ?? null)} has not confirmed it yet.`;
    case 'authorized':
      return heldSentence(detail, telling);
    case 'pending-capture':
      return capturingSentence(detail);
    case 'completed':
    case 'refunded':
      return capturedSentence(detail);
    case 'failed':
      return `${withReason(`The payment of ${amount} failed`, detail)} No money was taken.`;
    case 'voided':
      return `The hold of ${amount} was released; ${who} was not charged.`;
    case 'in-review':
      return `A fraud review must decide about ${amount} before any money is taken.`;
    case 'blocked':
      return `${withReason(`The payment of ${amount} was stopped`, detail)} No money was taken.`;
    default:
      return disputeSentence(detail);
  }
}

function paidOutSentence(detail: TransactionDetail): string {
  const amount = words(detail.amount.replace('-', ''), detail);
  return detail.status === 'completed'
    ? `${amount} was paid out to ${customerInWords(detail)}.`
    : `${withReason(`Paying ${amount} out failed`, detail)} No money has left.`;
}

function heldSentence(detail: TransactionDetail, { zone, now }: Telling): string {
  const held = words(detail.authorized_amount, detail);
  if (detail.authorized_until === null) return `${held} is held for you; nothing is captured yet.`;
  const until = millis(detail.authorized_until);
  const moment = `${longDay(zone, until, now)}, ${timeOfDay(zone, until)}`;
  return until <= now
    ? `The hold of ${held} lapsed on ${moment}; nothing was captured.`
    : `${held} is held until ${moment}; nothing is captured yet.`;
}

function capturingSentence({ aftermath, attempts, gateways, currency }: TransactionDetail): string {
  const steps = [...attempts.flatMap(({ steps: each }) => each), ...aftermath];
  const amount =
    steps.findLast(({ kind, state }) => kind === 'capture' && state === 'pending')?.amount ?? null;
  const of = amount === null ? '' : ` of ${words(amount, { currency })}`;
  return `A capture${of} was sent; ${pspInWords(gateways.at(-1) ?? null)} has not confirmed it yet.`;
}

function capturedSentence(detail: TransactionDetail): string {
  const captured = money(detail.captured_amount, detail.currency);
  const refunded = money(detail.refunded_amount, detail.currency);
  const took = words(detail.captured_amount, detail);
  const who = customerInWords(detail);
  if (refunded.minor > 0n) {
    const part =
      refunded.minor >= captured.minor ? 'all of it' : `${words(detail.refunded_amount, detail)} of it`;
    return `${took} was captured and ${part} went back to ${who}.`;
  }
  const partly =
    isMoney(detail.authorized_amount, detail.currency) &&
    captured.minor < money(detail.authorized_amount, detail.currency).minor;
  return partly
    ? `${took} of the ${words(detail.authorized_amount, detail)} that was held was captured from ${who}.`
    : `${took} was captured from ${who}.`;
}

const DISPUTES: Partial<Record<TransactionDetail['status'], string>> = {
  'retrieval-request': 'The customer does not recognize it and asks for information.',
  'fraud-notification': 'The bank reports it as fraud: a chargeback may follow.',
  'chargeback-initiated': 'The customer disputes it.',
  solved: 'The customer disputed it; the dispute was won and the money stays.',
  reversed: 'The customer disputed it; the dispute was lost and the money went back.',
};

function disputeSentence(detail: TransactionDetail): string {
  return `${capturedSentence(detail)} ${DISPUTES[detail.status] ?? ''}`.trim();
}

/** The line beneath: which order, when, with what, through whom. */
export function contextSentence(detail: TransactionDetail, { zone, now }: Telling): string {
  const at = millis(detail.created_at);
  const card = cardInWords(detail);
  return [
    detail.name === '' ? 'Placed' : `Order ${detail.name}, placed`,
    ` on ${longDay(zone, at, now)} at ${timeOfDay(zone, at)}`,
    card === null ? '' : ` with ${card}`,
    pathInWords(detail),
    '.',
  ].join('');
}

/** " through Stripe, after Adyen declined" */
function pathInWords({ attempts, gateways }: TransactionDetail): string {
  const winner = attempts.find(({ outcome }) => outcome === 'approved')?.gateway_name ?? null;
  const tried = gateways.map(pspInWords);
  if (winner === null) return tried.length === 0 ? '' : ` at ${listInWords(tried)}`;
  const declined = new Set(
    attempts
      .filter(
        ({ outcome, gateway_name }) =>
          outcome === 'declined' && gateway_name !== null && gateway_name !== winner,
      )
      .map(({ gateway_name }) => pspInWords(gateway_name)),
  );
  const after = declined.size === 0 ? '' : `, after ${listInWords([...declined])} declined`;
  return ` through ${pspInWords(winner)}${after}`;
}
