import { filterParams } from '#contract/query.ts';
import { STATUS_GROUPS } from '#domain/transaction.ts';

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

/** Payments whose money was taken, whatever became of it later. */
const CAPTURED = [...STATUS_GROUPS.succeeded, ...STATUS_GROUPS.refunded, ...STATUS_GROUPS.disputed];

export type PaymentsWith = 'captured' | 'refunded' | 'disputed' | 'any';

const STATUSES: Readonly<Record<PaymentsWith, readonly string[] | undefined>> = {
  captured: CAPTURED,
  refunded: STATUS_GROUPS.refunded,
  disputed: STATUS_GROUPS.disputed,
  any: undefined,
};

/** The address of the payments that a figure is about. */
export function paymentsBehind(kind: PaymentsWith, { from, to }: Span, whose: Whose = {}): string {
  return address('/transactions', {
    status: STATUSES[kind],
    ...whoseFilters(whose),
    created_gte: from,
    created_lt: to,
  });
}

/** The address of the payouts that arrived within a span. */
export function payoutsBehind({ from, to }: Span, whose: Whose = {}): string {
  return address('/payouts', { ...whoseFilters(whose), settled_gte: from, settled_lt: to });
}

/** The address of what was captured and is in no payout yet; the span is that of the captures. */
export function unsettledBehind({ from, to }: Partial<Span>, whose: Whose = {}): string {
  return address('/unsettled', { ...whoseFilters(whose), captured_gte: from, captured_lt: to });
}

function whoseFilters({ currency, gateway }: Whose): Filters {
  return {
    currency: currency === undefined ? undefined : [currency],
    gateway: gateway === undefined || gateway === null ? undefined : [gateway],
  };
}

function address(path: string, filters: Filters): string {
  return `${path}?${filterParams(filters).toString()}`;
}
