import type { IncrementBody } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { add, formatDecimal, money } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { readAmount } from './amount-input.ts';

export interface IncrementForm {
  readonly amount: string;
}

export const newIncrementForm = (): IncrementForm => ({ amount: '' });

export interface IncrementReading {
  readonly amount: Money | null;
  /** What is held afterwards, or null while the amount is not known. */
  readonly held: Money | null;
  readonly problems: Readonly<Record<string, string>>;
}

export function readIncrementForm(form: IncrementForm, detail: TransactionDetail): IncrementReading {
  const { increment } = detail.actions;
  const read = readAmount(
    form.amount,
    detail.currency,
    increment.allowed ? increment.max : null,
    'is the most that can be added',
  );
  if (!read.ok) return { amount: null, held: null, problems: { amount: read.problem } };
  return {
    amount: read.value,
    held: add(money(detail.authorized_amount, detail.currency), read.value),
    problems: {},
  };
}

/** What is sent, or null while something is wrong. */
export function incrementBodyOf(
  form: IncrementForm,
  detail: TransactionDetail,
): Omit<IncrementBody, 'version'> | null {
  const { amount } = readIncrementForm(form, detail);
  return amount && { amount: formatDecimal(amount), currency: detail.currency };
}
