import type { CaptureBody } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { compare, formatDecimal, isPositive, money, subtract, zero } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { fieldText, readAmount } from './amount-input.ts';
import { readPicks } from './line-picks.ts';
import type { Picks } from './line-picks.ts';

export const DESCRIPTOR_LENGTH = 22;

export interface CaptureForm {
  readonly mode: 'all' | 'lines' | 'amount';
  readonly picks: Picks;
  readonly amount: string;
  readonly descriptor: string;
}

export interface CaptureReading {
  readonly amount: Money | null;
  /** Null when the capture is not about lines. */
  readonly lineIds: readonly string[] | null;
  /** What of the hold is not captured, or null while the amount is not known. */
  readonly rest: Money | null;
  readonly problems: Readonly<Record<string, string>>;
}

export function captureLimit({ actions: { capture }, authorized_amount }: TransactionDetail): string {
  return capture.allowed ? (capture.max ?? authorized_amount) : '0';
}

export function newCaptureForm(detail: TransactionDetail): CaptureForm {
  return {
    mode: 'all',
    picks: {},
    amount: fieldText(money(captureLimit(detail), detail.currency)),
    descriptor: '',
  };
}

/** Seed 003, Invoice attributes: at most 22 letters, digits, spaces, dots and slashes. */
export function descriptorProblem(text: string): string | null {
  if (text.length > DESCRIPTOR_LENGTH) return `At most ${String(DESCRIPTOR_LENGTH)} characters.`;
  return /^[A-Za-z0-9 ./]*$/.test(text) ? null : 'Letters, digits, spaces, dots and slashes only.';
}

export function readCaptureForm(form: CaptureForm, detail: TransactionDetail): CaptureReading {
  const limit = money(captureLimit(detail), detail.currency);
  const part = partOf(form, detail, limit);
  const descriptor = descriptorProblem(form.descriptor.trim());
  return {
    ...part,
    rest: part.amount && subtract(limit, part.amount),
    problems: { ...part.problems, ...(descriptor === null ? {} : { statement_descriptor: descriptor }) },
  };
}

function partOf(form: CaptureForm, detail: TransactionDetail, limit: Money): Omit<CaptureReading, 'rest'> {
  if (form.mode === 'all') return { amount: isPositive(limit) ? limit : null, lineIds: null, problems: {} };
  if (form.mode === 'amount') {
    const read = readAmount(form.amount, detail.currency, formatDecimal(limit), 'is what is held');
    return {
      amount: read.ok ? read.value : null,
      lineIds: null,
      problems: read.ok ? {} : { amount: read.problem },
    };
  }
  const whole = detail.lines.map((line) => ({ ...line, refundable: line.total }));
  const picked = readPicks(form.picks, whole, detail.currency);
  const total = picked.total ?? zero(detail.currency);
  const problems = { ...picked.problems };
  if (picked.ids.length === 0) problems['lines'] = 'Tick the lines to capture.';
  else if (compare(total, limit) > 0) problems['lines'] = 'The ticked lines come to more than what is held.';
  const sound = picked.ids.length > 0 && problems['lines'] === undefined;
  return { amount: sound ? picked.total : null, lineIds: picked.ids, problems };
}

/** What is sent, or null while something is wrong. */
export function captureBodyOf(
  form: CaptureForm,
  detail: TransactionDetail,
): Omit<CaptureBody, 'version'> | null {
  const read = readCaptureForm(form, detail);
  if (!read.amount || Object.keys(read.problems).length > 0) return null;
  const descriptor = form.descriptor.trim();
  return {
    amount: formatDecimal(read.amount),
    currency: detail.currency,
    ...(read.lineIds === null ? {} : { invoice_detail_ids: [...read.lineIds] }),
    ...(descriptor === '' ? {} : { statement_descriptor: descriptor }),
  };
}
