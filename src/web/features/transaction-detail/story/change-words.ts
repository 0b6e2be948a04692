import type { TransactionStatus } from '#domain/transaction.ts';
import { amountInWords } from '#web/format/money.ts';
import type { Change } from '../money/seen.ts';

const FIGURES: Readonly<Record<Exclude<Change['what'], 'status'>, string>> = {
  authorized_amount: 'Authorized',
  captured_amount: 'Captured',
  refunded_amount: 'Refunded',
  available_amount: 'Available',
};

const STATUS: Readonly<Record<TransactionStatus, string>> = {
  waiting: 'waiting',
  pending: 'pending',
  authorized: 'authorized',
  'pending-capture': 'being captured',
  completed: 'captured',
  failed: 'declined',
  voided: 'voided',
  refunded: 'refunded',
  'in-review': 'in review',
  blocked: 'blocked',
  'retrieval-request': 'asked about',
  'fraud-notification': 'reported as fraud',
  'chargeback-initiated': 'disputed',
  solved: 'a dispute won',
  reversed: 'a dispute lost',
};

/** "Available was €113.50 and is €84.50." */
export function changeInWords({ what, before, after }: Change, currency: string): string {
  if (what === 'status')
    return `It was ${STATUS[before as TransactionStatus]} and is ${STATUS[after as TransactionStatus]}.`;
  return `${FIGURES[what]} was ${amountInWords(before, currency)} and is ${amountInWords(after, currency)}.`;
}
