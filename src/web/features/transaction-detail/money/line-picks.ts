import type { LineView, TransactionDetail } from '#contract/transaction-detail.ts';
import { compare, isPositive, money, sum } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import { readAmount } from './amount-input.ts';

/** Lines that were ticked, with what was typed for each. */
export type Picks = Readonly<Record<string, string>>;

/** What the ticked lines come to. */
export interface PickedLines {
  readonly ids: readonly string[];
  /** Null while one of the amounts is wrong. */
  readonly total: Money | null;
  /** Lines whose amount is less than the line's. */
  readonly lowered: readonly string[];
  readonly problems: Readonly<Record<string, string>>;
}

/** A line that may be refunded: it was not before, and it was captured as far as is known. */
export function isOpen(line: LineView, currency: string): boolean {
  const captured = line.captured === null || isPositive(money(line.captured, currency));
  return captured && line.refunded_at === null && isPositive(money(line.refundable, currency));
}

export function openLines({ lines, currency }: Pick<TransactionDetail, 'lines' | 'currency'>): LineView[] {
  return lines.filter((line) => isOpen(line, currency));
}

export function worthOf(lines: readonly LineView[], currency: string): Money {
  return sum(
    lines.map(({ refundable }) => money(refundable, currency)),
    currency,
  );
}

/** Reads the ticked lines among those that may be picked; `most` is said when an amount is above the line's. */
export function readPicks(picks: Picks, lines: readonly LineView[], currency: string): PickedLines {
  const chosen = lines.filter(({ id }) => picks[id] !== undefined);
  const read = chosen.map((line) => ({
    line,
    amount: readAmount(picks[line.id] ?? '', currency, line.refundable, 'is what the line is worth'),
  }));
  const problems = Object.fromEntries(
    read.flatMap(({ line, amount }) => (amount.ok ? [] : [[line.id, amount.problem || 'Write an amount.']])),
  );
  const amounts = read.flatMap(({ amount }) => (amount.ok ? amount.value : []));
  return {
    ids: chosen.map(({ id }) => id),
    total: amounts.length === read.length ? sum(amounts, currency) : null,
    lowered: read.flatMap(({ line, amount }) =>
      amount.ok && compare(amount.value, money(line.refundable, currency)) < 0 ? line.id : [],
    ),
    problems,
  };
}
