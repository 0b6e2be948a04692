import type { Role } from './access.ts';
import { compare, isPositive, money, subtract, zero } from './money.ts';
import type { Money } from './money.ts';

/** What one person may refund without a second one, in major units of one currency. */
export interface RefundLimit {
  readonly per_refund: string;
  /** In any 24 hours, all refunds together. */
  readonly per_day: string;
}

export const LIMITED_ROLES = ['support', 'finance'] as const satisfies readonly Role[];
export type LimitedRole = (typeof LIMITED_ROLES)[number];

const limit = (per_refund: string, per_day: string): RefundLimit => ({ per_refund, per_day });

/** Where an administrator has set none; in a currency that is not here every refund needs a second person. */
const DEFAULTS: Readonly<Record<LimitedRole, Readonly<Record<string, RefundLimit>>>> = {
  support: {
    EUR: limit('100', '500'),
    GBP: limit('100', '500'),
    USD: limit('100', '500'),
    SEK: limit('1000', '5000'),
    NOK: limit('1000', '5000'),
    DKK: limit('750', '3750'),
    JPY: limit('15000', '75000'),
    KWD: limit('30', '150'),
  },
  finance: {
    EUR: limit('1000', '5000'),
    GBP: limit('1000', '5000'),
    USD: limit('1000', '5000'),
    SEK: limit('10000', '50000'),
    NOK: limit('10000', '50000'),
    DKK: limit('7500', '37500'),
    JPY: limit('150000', '750000'),
    KWD: limit('300', '1500'),
  },
};

export function isLimited(role: Role): role is LimitedRole {
  return (LIMITED_ROLES as readonly Role[]).includes(role);
}

export function defaultLimit(role: LimitedRole, currency: string): RefundLimit | null {
  return DEFAULTS[role][currency] ?? null;
}

/** Currencies that have a limit of their own from the start. */
export const LIMIT_CURRENCIES = Object.keys(DEFAULTS.support);

/**
 * What may be refunded now in one go without a second person; zero where there is no limit, or none of it is left.
 * @param spent what the same person refunded in the last 24 hours without one, in the same currency
 */
export function freeRefund(refundLimit: RefundLimit | null, spent: Money): Money {
  const { currency } = spent;
  if (refundLimit === null) return zero(currency);
  const left = subtract(money(refundLimit.per_day, currency), spent);
  const most = money(refundLimit.per_refund, currency);
  if (!isPositive(left)) return zero(currency);
  return compare(left, most) < 0 ? left : most;
}
