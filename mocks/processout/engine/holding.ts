import type { SimPayment } from '../model.ts';
import { LIFETIME } from './capture.ts';
import { adoptCurrency } from './customers.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import { within } from './psp.ts';
import { authorizationDecline } from './test-cards.ts';
import { covers } from './vouchers.ts';

const MINUTE = 60_000_000;
const RELEASED_AFTER = [10 * MINUTE, 55 * MINUTE] as const;

/** The bank said yes. What was cancelled meanwhile is released within the hour (seed 004, Cancel a payment). */
export function holdMoney(engine: Engine, place: number, at: number): void {
  const { transaction, invoice } = engine.store.at(place);
  transaction.status = 'authorized';
  transaction.authorized = true;
  transaction.authorized_at = at;
  transaction.authorized_amount = transaction.amount;
  engine.plan(place, { at: at + LIFETIME, kind: 'authorization-expires' });
  if (invoice.cancelled_at !== null)
    engine.plan(place, { at: at + within(RELEASED_AFTER, invoice.id), kind: 'cancelled-release' });
  else if (invoice.auto_capture_at !== null && invoice.auto_capture_at > at)
    engine.plan(place, { at: invoice.auto_capture_at, kind: 'auto-capture' });
  fire(engine, place, 'transaction.authorized', at);
  adoptCurrency(engine, transaction.customer_id, transaction.currency);
}

/** Why the bank, or the issuer of a gift card, says no; null when it does not. */
export function declineOf(engine: Engine, { card, transaction }: SimPayment): string | null {
  const token = transaction.token_id === null ? null : engine.tokens.get(transaction.token_id);
  if (card || !token) return authorizationDecline(card?.behaviour ?? null);
  return covers(engine, token, transaction.amount, transaction.currency) ? null : 'payment.declined';
}
