import type { AttentionGroup, AttentionKind } from '#contract/attention.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { duration, shortMoment } from '#web/format/date.ts';
import { countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

export interface AttentionWords {
  readonly mark: MarkName;
  readonly tone: Tone;
  /** "6 authorizations lapse within 3 days" */
  readonly title: string;
  /** What it means, and what to do about it. */
  readonly meaning: string;
  readonly when: { readonly text: string; readonly urgent: boolean } | null;
  /** What the link to the rows says. */
  readonly act: string;
}

/** The page of a kind, by its heading. */
export const KIND_TITLES: Readonly<Record<AttentionKind, string>> = {
  unconfirmed: 'Outcomes that nobody knows',
  expiring_authorization: 'Authorizations about to lapse',
  fraud_notification: 'Fraud notifications',
  retrieval_request: 'Questions of banks',
  open_chargeback: 'Open chargebacks',
  failed_refund: 'Refunds that failed',
  pending_capture: 'Captures not confirmed',
  expiring_card: 'Cards about to end',
};

/** Why a kind matters: what happens when nobody acts (seed 003, Transaction status and Refunds; seed 000 for the seven days). */
export const KIND_MEANINGS: Readonly<Record<AttentionKind, string>> = {
  unconfirmed:
    'ProcessOut never answered clearly, and nothing more is sent. Look at the PSP, then say on the payment what became of it.',
  expiring_authorization:
    'A hold ends seven days after it was made. Money that is not captured by then goes back to the customer.',
  fraud_notification:
    'The bank warns that a chargeback may come. A refund now avoids it, and the fee that the PSP takes for one.',
  retrieval_request:
    'The customer does not recognize the payment and asks their bank. A refund now keeps it from becoming a chargeback.',
  open_chargeback:
    'The customer disputes the payment. Answer at the PSP: ProcessOut tells neither the reason nor the deadline.',
  failed_refund: 'The PSP took the refund and turned it down later. The customer still waits for the money.',
  pending_capture:
    'The capture was sent and the PSP has not confirmed it. Until it does, the money is not yours.',
  expiring_card:
    'These customers pay again and again with a stored card that ends this month or next. Ask for a new one, or their next payment is declined.',
};

/** @param now epoch milliseconds by the server's clock */
export function attentionWords(group: AttentionGroup, now: number, zone: string): AttentionWords {
  const { kind, count } = group;
  const first = group.transactions[0];
  const meaning = KIND_MEANINGS[kind];
  switch (kind) {
    case 'unconfirmed':
      return {
        mark: 'checking',
        tone: 'bad',
        title: `${countOf(count, 'payment waits', 'payments wait')} for a look at the PSP`,
        meaning,
        when: askedSince(group, now, zone),
        act: 'Look and close',
      };
    case 'expiring_authorization':
      return {
        mark: 'expiring',
        tone: 'warn',
        title: `${countOf(count, 'authorization lapses', 'authorizations lapse')} within 3 days`,
        meaning,
        when: first ? untilFirst(first, now) : null,
        act: 'Capture or void',
      };
    case 'fraud_notification':
      return {
        mark: 'warning',
        tone: 'warn',
        title: countOf(count, 'fraud notification'),
        meaning,
        when: since(group, now, zone),
        act: 'Refund or keep',
      };
    case 'retrieval_request':
      return {
        mark: 'question',
        tone: 'warn',
        title: `${countOf(count, 'bank asks', 'banks ask')} for information`,
        meaning,
        when: since(group, now, zone),
        act: 'Refund or keep',
      };
    case 'open_chargeback':
      return {
        mark: 'dispute',
        tone: 'bad',
        title: `${countOf(count, 'chargeback is', 'chargebacks are')} open`,
        meaning: first ? `${meaning} The first is at ${pspOf(first)}.` : meaning,
        when: since(group, now, zone),
        act: 'Look at it',
      };
    case 'failed_refund':
      return {
        mark: 'failed',
        tone: 'bad',
        title: `${countOf(count, 'refund')} failed after ${count === 1 ? 'it was' : 'they were'} sent`,
        meaning,
        when: null,
        act: 'Decide',
      };
    case 'pending_capture':
      return {
        mark: 'capturing',
        tone: 'hold',
        title: `${countOf(count, 'capture waits', 'captures wait')} for the PSP`,
        meaning,
        when: since(group, now, zone),
        act: 'Follow',
      };
    case 'expiring_card':
      return {
        mark: 'expiring',
        tone: 'hold',
        title: `${countOf(count, 'stored card ends', 'stored cards end')} this month or next`,
        meaning,
        when: null,
        act: 'Ask for a new card',
      };
  }
}

/** The payments that a group can lead to, by their ids; what was left to a person also where it is not indexed yet. */
export function paymentsOf({ transactions, intents = [] }: AttentionGroup): string[] {
  return [
    ...new Set([...transactions.map(({ id }) => id), ...intents.map((intent) => intent.transaction_id)]),
  ];
}

function untilFirst({ authorized_until }: TransactionRow, now: number): AttentionWords['when'] {
  if (authorized_until === null) return null;
  const left = Date.parse(authorized_until) - now;
  return { text: left <= 0 ? 'the first has lapsed' : `first in ${duration(left)}`, urgent: true };
}

/** The oldest of them, by when the payment was made: the API does not say since when it has its status. */
function since({ transactions }: AttentionGroup, now: number, zone: string): AttentionWords['when'] {
  const oldest = Math.min(...transactions.map(({ created_at }) => Date.parse(created_at)));
  if (!Number.isFinite(oldest)) return null;
  const text = `paid ${shortMoment(zone, oldest, now)}`;
  return { text: transactions.length > 1 ? `oldest ${text}` : text, urgent: false };
}

function askedSince({ intents = [] }: AttentionGroup, now: number, zone: string): AttentionWords['when'] {
  const [first] = intents;
  if (!first) return null;
  return { text: `asked ${shortMoment(zone, Date.parse(first.created_at), now)}`, urgent: true };
}

function pspOf({ gateways }: TransactionRow): string {
  const last = gateways.at(-1);
  return last === undefined ? 'the PSP' : gatewayName(last);
}
