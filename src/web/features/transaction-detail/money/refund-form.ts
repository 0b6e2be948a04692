import type { RefundBody } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { compare, formatDecimal, money, subtract } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import type { RefundReason } from '#domain/transaction.ts';
import { fieldText, readAmount } from './amount-input.ts';
import { openLines, readPicks, worthOf } from './line-picks.ts';
import type { Picks } from './line-picks.ts';

export const NOTE_LENGTH = 500;

/** `all`: everything that is left, with its lines; `lines`: the ticked ones; `amount`: money only, no line recorded. */
export type RefundMode = 'all' | 'lines' | 'amount';

export interface RefundForm {
  readonly mode: RefundMode;
  readonly picks: Picks;
  readonly amount: string;
  readonly reason: RefundReason;
  readonly note: string;
}

export interface RefundReading {
  readonly amount: Money | null;
  readonly lineIds: readonly string[];
  readonly lowered: readonly string[];
  /** What can still be refunded afterwards, or null while the amount is not known. */
  readonly after: Money | null;
  /** Sentences beside `amount`, `note`, `lines` and each line's id. */
  readonly problems: Readonly<Record<string, string>>;
}

/** The most that may be refunded now, as the BFF says; "0" where it is not allowed. */
export function refundLimit(detail: TransactionDetail): string {
  const { refund } = detail.actions;
  return refund.allowed ? (refund.max ?? detail.available_amount) : '0';
}

/** Whether somebody else has to approve this much: pressing the button then asks for it and moves nothing yet. */
export function needsApproval(amount: Money | null, { free_refund, currency }: TransactionDetail): boolean {
  return amount !== null && compare(amount, money(free_refund, currency)) > 0;
}

/** A fresh form asks for everything that is left. */
export function newRefundForm(detail: TransactionDetail): RefundForm {
  return {
    mode: openLines(detail).length > 0 ? 'all' : 'amount',
    picks: {},
    amount: fieldText(money(refundLimit(detail), detail.currency)),
    reason: 'customer_request',
    note: '',
  };
}

export function readRefundForm(form: RefundForm, detail: TransactionDetail): RefundReading {
  const { currency } = detail;
  const left = money(refundLimit(detail), currency);
  const part = readers[form.mode](form, detail, left);
  const note: Record<string, string> =
    form.note.length > NOTE_LENGTH
      ? { note: `The note is longer than ${String(NOTE_LENGTH)} characters.` }
      : {};
  return {
    ...part,
    after: part.amount && subtract(left, part.amount),
    problems: { ...part.problems, ...note },
  };
}

type Part = Omit<RefundReading, 'after'>;

const readers: Record<RefundMode, (form: RefundForm, detail: TransactionDetail, left: Money) => Part> = {
  all: (_form, detail, left) => ({
    amount: left.minor > 0n ? left : null,
    lineIds: linesLeft(detail, left),
    lowered: [],
    problems: {},
  }),
  lines: readLines,
  amount: (form, { currency }, left) => {
    const read = readAmount(form.amount, currency, formatDecimal(left));
    return {
      amount: read.ok ? read.value : null,
      lineIds: [],
      lowered: [],
      problems: read.ok ? {} : { amount: read.problem },
    };
  },
};

/** The captured lines where they are worth what is left; else every line that was not refunded yet. */
function linesLeft(detail: TransactionDetail, left: Money): string[] {
  const open = openLines(detail);
  const named =
    compare(worthOf(open, detail.currency), left) === 0
      ? open
      : detail.lines.filter(({ refunded_at }) => refunded_at === null);
  return named.map(({ id }) => id);
}

function readLines(form: RefundForm, detail: TransactionDetail, left: Money): Part {
  const picked = readPicks(form.picks, openLines(detail), detail.currency);
  const problems = { ...picked.problems };
  if (picked.ids.length === 0) problems['lines'] = 'Tick the lines that go back.';
  else if (picked.total && compare(picked.total, left) > 0) {
    problems['lines'] =
      'The ticked lines come to more than what is left. Lower an amount, or refund an amount only.';
  }
  const sound = picked.ids.length > 0 && problems['lines'] === undefined;
  return { amount: sound ? picked.total : null, lineIds: picked.ids, lowered: picked.lowered, problems };
}

/** What is sent, or null while something is wrong. */
export function refundBodyOf(
  form: RefundForm,
  detail: TransactionDetail,
): Omit<RefundBody, 'version'> | null {
  const read = readRefundForm(form, detail);
  if (!read.amount || Object.keys(read.problems).length > 0) return null;
  const note = form.note.trim();
  return {
    amount: formatDecimal(read.amount),
    currency: detail.currency,
    reason: form.reason,
    ...(note === '' ? {} : { information: note }),
    invoice_detail_ids: [...read.lineIds],
  };
}
