import type { SimPayment } from '../model.ts';
import type { SimToken, SimVoucher } from '../party-model.ts';
import type { Engine } from './engine.ts';

/** What is left of each voucher of a gift card, the first to end first: spent ones and ended ones are gone. */
export function balancesOf(engine: Engine, token: SimToken): SimVoucher[] {
  const payments = engine.customerPayments.of(token.customer_id).map((place) => engine.store.at(place));
  let spent = payments
    .filter(({ transaction }) => transaction.token_id === token.id)
    .reduce((sum, payment) => sum + takenBy(payment), 0n);
  const left = (token.vouchers ?? []).map((voucher) => {
    const used = spent < voucher.amount ? spent : voucher.amount;
    spent -= used;
    return { ...voucher, amount: voucher.amount - used };
  });
  return left.filter(({ amount, expires_at }) => amount > 0n && expires_at > engine.now());
}

/** Whether a gift card can pay an amount; one voucher may pay a part and the next one the rest. */
export function covers(engine: Engine, token: SimToken, amount: bigint, currency: string): boolean {
  const usable = balancesOf(engine, token).filter((voucher) => voucher.currency === currency);
  return usable.reduce((sum, voucher) => sum + voucher.amount, 0n) >= amount;
}

/** What a payment holds or has taken, less what went back. */
function takenBy({ transaction: one }: SimPayment): bigint {
  return one.captured ? one.captured_amount - one.refunded_amount : one.authorized_amount - one.voided_amount;
}
