import type { Step, StepKind } from './steps.ts';

/** Steps of a payment that the customer took part in, or that paid the customer. */
const NOT_RECURRING: ReadonlySet<StepKind> = new Set(['three_d_s', 'payout']);

/** What is known of how a payment was paid. */
interface Paid {
  /** The stored way to pay that was used. */
  readonly token_id: string | null;
  readonly exp_month: number | string | null;
  readonly exp_year: number | string | null;
  readonly steps: readonly Pick<Step, 'kind'>[];
}

/**
 * The month in which the card of a recurring payment ends, as months since the year 0; null for every other payment. The
 * list of payments does not say which ones the shop started by itself (that stands on their invoices): those with a stored
 * card and without 3D Secure, which needs the customer, are taken for them.
 */
export function recurringCardEnds({ token_id, exp_month, exp_year, steps }: Paid): number | null {
  if (token_id === null || steps.some(({ kind }) => NOT_RECURRING.has(kind))) return null;
  const [month, year] = [Number(exp_month ?? 0), Number(exp_year ?? 0)];
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  return isMonth && Number.isInteger(year) && year >= 2000 ? monthNumber(year, month) : null;
}

/** @param month from 1 */
function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** The month of a moment (epoch milliseconds) in UTC: cards end with a month, and nobody says in which zone. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return monthNumber(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** "2026-11" */
export function monthText(month: number): string {
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}
