import { filterParams } from '#contract/query.ts';
import type { MovementKind } from '#domain/dated-movements.ts';

type Filters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** From the first moment up to and without the last, RFC 3339. */
interface Span {
  readonly from: string;
  readonly to: string;
}

interface Whose {
  readonly currency?: string | undefined;
  readonly gateway?: string | null | undefined;
}

/** The address of the payments whose money moved so within a span. */
export function paymentsBehind(moved: MovementKind, { from, to }: Span, whose: Whose = {}): string {
  return address('/transactions', { ...filtersOf(whose), moved, moved_gte: from, moved_lt: to });
}

/** The address of the payments of a span that a PSP answered, whichever took them in the end. */
export function attemptsBehind({ from, to }: Span, gateway: string): string {
  return address('/transactions', { tried: [gateway], created_gte: from, created_lt: to });
}

/** The address of the payouts that arrived within a span. */
export function payoutsBehind({ from, to }: Span, whose: Whose = {}): string {
  return address('/payouts', {
    ...filtersOf(whose),
    status: ['received'],
    settled_gte: from,
    settled_lt: to,
  });
}

/** The address of what was captured and is in no payout yet; the span is that of the captures. */
export function unsettledBehind({ from, to }: Partial<Span>, whose: Whose = {}): string {
  return address('/unsettled', { ...filtersOf(whose), captured_gte: from, captured_lt: to });
}

/** The address of what was unsettled as of a moment: the opening and the closing of a month-end report. */
export function owedBehind(asOf: string, whose: Whose): string {
  return address('/unsettled', { ...filtersOf(whose), as_of: asOf });
}

function filtersOf({ currency, gateway }: Whose): Filters {
  return {
    currency: currency === undefined ? undefined : [currency],
    gateway: gateway === undefined || gateway === null ? undefined : [gateway],
  };
}

function address(path: string, filters: Filters): string {
  return `${path}?${filterParams(filters).toString()}`;
}
