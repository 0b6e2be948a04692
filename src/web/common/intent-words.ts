import type { Intent } from '#contract/intent.ts';
import type { IntentAction } from '#domain/actions.ts';
import { amountInWords } from '#web/format/money.ts';

const NOUNS: Record<IntentAction, string> = {
  refund: 'refund',
  void: 'void',
  capture: 'capture',
  increment: 'raise of the hold',
  charge: 'charge of a stored card',
  authorize: 'hold on a stored card',
};

const PREPOSITIONS: Partial<Record<IntentAction, string>> = {
  increment: 'by',
  charge: 'with',
  authorize: 'of',
};

/** "refund of €35.50" */
export function intentNoun({
  action,
  amount,
  currency,
}: Pick<Intent, 'action' | 'amount' | 'currency'>): string {
  return amount === null
    ? NOUNS[action]
    : `${NOUNS[action]} ${PREPOSITIONS[action] ?? 'of'} ${amountInWords(amount, currency)}`;
}

/** "€35.50 refunded": what a page that shows it may repeat. */
export function intentDoneWords({ action, amount, currency }: Intent): string {
  const sum = amount === null ? null : amountInWords(amount, currency);
  switch (action) {
    case 'refund':
      return `${sum ?? 'The amount'} refunded`;
    case 'capture':
      return `${sum ?? 'The amount'} captured`;
    case 'increment':
      return `Hold raised by ${sum ?? 'the amount'}`;
    case 'void':
      return 'Authorization voided';
    case 'charge':
      return `${sum ?? 'The amount'} charged`;
    case 'authorize':
      return `${sum ?? 'The amount'} held`;
  }
}
