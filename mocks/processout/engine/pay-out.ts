import { declined } from '../http/errors.ts';
import { checkUnpaid, routeOf, take } from './authorize.ts';
import type { Payer } from './authorize.ts';
import { fail } from './challenge.ts';
import type { Engine } from './engine.ts';
import { authorizationDecline } from './test-cards.ts';
import { addRequest, addStep } from './trail.ts';
import type { Ticks } from './trail.ts';

/** Who is paid, with what. */
export interface PayOutRequest extends Payer {
  readonly metadata: Readonly<Record<string, string>>;
  readonly ticks: Ticks;
  readonly decline?: string | null;
}

/**
 * Pays the amount of an unused invoice out to a card (facts sheet, section 4). As published, the transaction's amount is
 * negative from then on and it is `completed` with nothing authorized or captured, so that no sum of sales counts it
 * (docs/simulator-differences.md, Payments).
 * @returns what was paid out, positive, minor units
 * @throws ApiError wrong state, or a decline (which leaves a failed transaction)
 */
export function payOut(engine: Engine, place: number, request: PayOutRequest): bigint {
  checkUnpaid(engine, place, 'paid out');
  const configuration = routeOf(engine, engine.store.at(place).transaction.currency, request);
  const payment = engine.store.edit(place, engine.now());
  const { transaction, invoice } = payment;
  take(engine, place, configuration, request);
  transaction.amount = -invoice.amount;
  const { ticks, metadata } = request;
  addRequest(engine, payment, ticks);
  const errorCode = request.decline ?? authorizationDecline(payment.card?.behaviour ?? null);
  const at = addStep(engine, payment, {
    type: 'payout',
    amount: transaction.amount,
    ticks,
    metadata,
    errorCode,
  });
  if (errorCode !== null) {
    fail(engine, place, errorCode, at);
    throw declined(errorCode);
  }
  transaction.status = 'completed';
  return invoice.amount;
}
