import type { Step, TransactionDetail } from '#contract/transaction-detail.ts';
import { money } from '#domain/money.ts';
import { parseMillis } from '#domain/time.ts';
import { knownDeclineReason } from '#web/format/decline.ts';
import { amountInWords } from '#web/format/money.ts';
import { gatewayName, schemeName } from '#web/format/names.ts';
import { lowered } from '#web/format/words.ts';

/** The zone that times are told in, and the server's now in epoch milliseconds. */
export interface Telling {
  readonly zone: string;
  readonly now: number;
}

/** Epoch milliseconds of an RFC 3339 time of the API. */
export function millis(time: string): number {
  return parseMillis(time) ?? 0;
}

export function isMoney(decimal: string | null, currency: string): decimal is string {
  return decimal !== null && money(decimal, currency).minor !== 0n;
}

/** "€40.00" */
export function words(decimal: string, { currency }: { readonly currency: string }): string {
  return amountInWords(decimal, currency);
}

/** "Elin Björkqvist", or "the customer" where nobody is named. */
export function customerInWords({ customer }: Pick<TransactionDetail, 'customer'>): string {
  return customer?.name ?? 'the customer';
}

/** "Visa 4242", "Visa", or null without a card. */
export function cardInWords({ card }: Pick<TransactionDetail, 'card'>): string | null {
  if (!card) return null;
  const known = [card.scheme === null ? null : schemeName(card.scheme), card.last_4_digits].filter(Boolean);
  return known.length === 0 ? 'a card' : known.join(' ');
}

export function pspInWords(gateway: string | null): string {
  return gateway === null ? 'the PSP' : gatewayName(gateway);
}

/** Why it failed: our plain words where we have them, else what the API says, else nothing. */
export function reasonInWords(code: string | null, message: string | null): string | null {
  return knownDeclineReason(code) ?? (message === null ? null : message.replace(/\.$/, ''));
}

/** "Declined by Adyen: insufficient funds." */
export function withReason(sentence: string, step: Pick<Step, 'error_code' | 'error_message'>): string {
  const reason = reasonInWords(step.error_code, step.error_message);
  return reason === null ? `${sentence}.` : `${sentence}: ${lowered(reason)}.`;
}
