import { add, formatDecimal, isPositive, money, subtract, sum, zero } from './money.ts';
import type { Money } from './money.ts';
import type { OrderLine, Refund } from './transaction.ts';

/** What became of one order line; amounts are for the whole line, null when not known for this line alone. */
export interface LineState {
  readonly id: string;
  /** Quantity x price of one, less the discount. */
  readonly total: Money;
  readonly captured: Money | null;
  readonly refunded: Money | null;
  /** The whole line, or nothing once it was refunded: upstream records lines, not parts of them. */
  readonly refundable: Money;
  readonly refunded_at: string | null;
}

export interface LineFacts {
  readonly currency: string;
  readonly amount: string;
  readonly captured_amount: string;
  /** Lines that our own captures named, or null when they do not tell the whole story. Upstream does not keep them. */
  readonly capturedLineIds: readonly string[] | null;
  readonly refunds: readonly Refund[];
}

export function lineTotal(line: OrderLine, currency: string): Money {
  const price = money(line.amount, currency);
  const gross = { currency, minor: price.minor * BigInt(line.quantity) };
  return line.discount_amount === null ? gross : subtract(gross, money(line.discount_amount, currency));
}

/** What was captured and refunded of each line, and what is left of it to refund. */
export function lineStates(lines: readonly OrderLine[], facts: LineFacts): LineState[] {
  const totals = new Map(lines.map((line) => [line.id, lineTotal(line, facts.currency)]));
  const refunds = facts.refunds.filter(
    (refund) => !refund.has_failed && !namesAllByDefault(refund, totals, facts),
  );
  return lines.map((line) => {
    const total = totals.get(line.id) ?? zero(facts.currency);
    const refund = refunds.find(({ invoice_detail_ids }) => invoice_detail_ids.includes(line.id));
    return {
      id: line.id,
      total,
      captured: capturedOf(line.id, total, facts),
      refunded: refund ? shareOf(total, refund, totals) : zero(facts.currency),
      refundable: refund || !isPositive(total) ? zero(facts.currency) : total,
      refunded_at: refund?.created_at ?? null,
    };
  });
}

/**
 * A refund that names no lines is recorded with all of them (seed 003, Issuing a refund). When it is worth less than all
 * of them and less than what was captured, it was about an amount, and says nothing about any line.
 */
function namesAllByDefault(refund: Refund, totals: ReadonlyMap<string, Money>, facts: LineFacts): boolean {
  const all = totals.size > 1 && [...totals.keys()].every((id) => refund.invoice_detail_ids.includes(id));
  if (!all) return false;
  const amount = money(refund.amount, facts.currency).minor;
  const worth = sum(totals.values(), facts.currency).minor;
  return amount < worth && amount < money(facts.captured_amount, facts.currency).minor;
}

function capturedOf(id: string, total: Money, facts: LineFacts): Money | null {
  const captured = money(facts.captured_amount, facts.currency);
  if (!isPositive(captured)) return zero(facts.currency);
  if (captured.minor >= money(facts.amount, facts.currency).minor) return total;
  if (facts.capturedLineIds === null) return null;
  return facts.capturedLineIds.includes(id) ? total : zero(facts.currency);
}

function shareOf(total: Money, refund: Refund, totals: ReadonlyMap<string, Money>): Money | null {
  const amount = money(refund.amount, total.currency);
  const named = refund.invoice_detail_ids.flatMap((id) => totals.get(id) ?? []);
  if (named.length === 1) return amount.minor < total.minor ? amount : total;
  return sum(named, total.currency).minor === amount.minor ? total : null;
}

export type LinesProblem =
  | { readonly kind: 'unknown-line'; readonly id: string }
  | { readonly kind: 'repeated'; readonly id: string }
  | { readonly kind: 'refunded-already'; readonly id: string }
  /** The amount is more than the lines are worth; `worth` is a decimal string. */
  | { readonly kind: 'above-worth'; readonly worth: string };

/**
 * Whether a refund may name these lines: they exist, were not refunded, and the amount is at most what they are worth
 * (an agent may lower it; upstream records whole lines all the same), or they are all that is left and the amount is too
 * (`left`), as when shipping is in the total and on no line. Null when it may.
 */
export function linesProblem(
  ids: readonly string[],
  amount: Money,
  states: readonly LineState[],
  left: Money,
): LinesProblem | null {
  if (ids.length === 0) return null;
  let worth = zero(amount.currency);
  for (const [index, id] of ids.entries()) {
    const state = states.find((line) => line.id === id);
    if (!state) return { kind: 'unknown-line', id };
    if (ids.indexOf(id) !== index) return { kind: 'repeated', id };
    if (state.refunded_at !== null) return { kind: 'refunded-already', id };
    worth = add(worth, state.total);
  }
  const allLeft = states.every((line) => line.refunded_at !== null || ids.includes(line.id));
  if (amount.minor <= worth.minor || (allLeft && left.minor === amount.minor)) return null;
  return { kind: 'above-worth', worth: formatDecimal(worth) };
}
