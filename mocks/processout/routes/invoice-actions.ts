import { authorize } from '../engine/authorize.ts';
import { capture } from '../engine/capture.ts';
import { incrementHold, voidHold } from '../engine/hold.ts';
import type { Engine } from '../engine/engine.ts';
import type { EffectAction } from '../engine/ledger.ts';
import { createToken } from '../engine/tokens.ts';
import { placeOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid } from '../http/errors.ts';
import { expansion } from '../http/expand.ts';
import { flag, metadata, numberAsText, positiveAmount, text, time } from '../http/fields.ts';
import type { Wire } from '../http/render-context.ts';
import { renderTransaction } from '../http/render-transaction.ts';
import { sentinelDecline } from '../sentinels.ts';
import { amountOf, itemsIn } from './capture-items.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import { actionOf, versionOf } from './three-d-s.ts';
import { readToken } from './token-body.ts';

/** Places a payment and holds its amount (seed 003, Authorizing an invoice). */
export const authorizeInvoice: Handler = (call) => {
  const place = placeOf(call, 'invoice');
  const { currency } = call.engine.store.at(place).transaction;
  const amount = positiveAmount(call.body, 'capture_amount', currency);
  const passed = authorizeNow(call, place, amount);
  return actionReply(call, place, passed);
};

/** Takes what is held; with a source, authorizes first (seeds 002 and 003, Capturing). */
export const captureInvoice: Handler = (call) => {
  const { body, engine } = call;
  const place = placeOf(call, 'invoice');
  const payment = engine.store.at(place);
  const { transaction } = payment;
  const items = itemsIn(body, payment.invoice);
  const request = {
    amount: positiveAmount(body, 'capture_amount', transaction.currency) ?? amountOf(items, payment),
    statementDescriptor: text(body, 'capture_statement_descriptor', 22),
    metadata: metadata(body),
    ticks: engine.stamp,
    decline: sentinelDecline(call.sentinel),
  };
  if (transaction.status === 'waiting') {
    if (request.amount !== null && request.amount > transaction.amount) {
      throw invalid('invalid-amount', 'capture_amount', 'The amount is more than that of the invoice.');
    }
    const passed = authorizeNow(call, place);
    if (!passed || flag(body, 'authorize_only') === true) return actionReply(call, place, passed);
  }
  capture(engine, place, request);
  record(call, place, 'capture', request.amount ?? engine.store.at(place).transaction.authorized_amount);
  return actionReply(call, place);
};

/** Releases what is held (seed 003, Voiding an invoice), or the part of it that the SDKs can name. */
export const voidInvoice: Handler = (call) => {
  const place = placeOf(call, 'invoice');
  const { currency } = call.engine.store.at(place).transaction;
  const part = positiveAmount(call.body, 'amount', currency);
  record(call, place, 'void', voidHold(call.engine, place, holdChange(call), part));
  return actionReply(call, place);
};

/** Adds to what is held; `amount` is the increment (seed 003, Incrementing an invoice's authorization). */
export const incrementInvoice: Handler = (call) => {
  const place = placeOf(call, 'invoice');
  const { currency } = call.engine.store.at(place).transaction;
  const amount = positiveAmount(numberAsText(call.body, 'amount'), 'amount', currency);
  if (amount === null) throw invalid('invalid-amount', 'amount', 'amount is required.');
  incrementHold(call.engine, place, amount, holdChange(call));
  record(call, place, 'increment', amount);
  return actionReply(call, place);
};

/** @param autoCaptureAmount what a timer captures, minor units; null for all */
function authorizeNow(call: Call, place: number, autoCaptureAmount: bigint | null = null): boolean {
  const { body, engine } = call;
  const source = readSource(engine, engine.store.at(place).invoice, text(body, 'source'));
  const passed = authorize(engine, place, {
    ...source,
    incremental: flag(body, 'incremental') ?? false,
    // The prose of the reference calls it by the shorter name (facts sheet, section 9).
    autoCaptureAt: time(body, 'auto_capture_at') ?? time(body, 'auto_capture'),
    autoCaptureAmount,
    threeDSVersion: versionOf(body),
    metadata: metadata(body),
    ticks: engine.stamp,
    decline: sentinelDecline(call.sentinel),
  });
  if (!passed) return false;
  record(call, place, 'authorize', engine.store.at(place).transaction.authorized_amount);
  if (flag(body, 'save_source') === true) saveSource(engine, place, source);
  return true;
}

/** The card that paid becomes a token of the invoice's customer (facts sheet, section 5, `save_source`). */
function saveSource(engine: Engine, place: number, { card, token }: Source): void {
  const { customer_id } = engine.store.at(place).invoice;
  const customer = customer_id === null ? null : engine.customers.get(customer_id);
  if (!customer || !card || token) return;
  createToken(engine, customer, { ...readToken({}), card, verify: false, makeDefault: false, outcome: null });
}

function holdChange(call: Call) {
  return {
    metadata: metadata(call.body),
    ticks: call.engine.stamp,
    decline: sentinelDecline(call.sentinel),
  };
}

/** Notes in the ledger what the call did; `amount` in minor units. */
export function record(call: Call, place: number, action: EffectAction, amount: bigint): void {
  const { engine } = call;
  engine.books.record({
    action,
    transaction_id: engine.store.at(place).transaction.id,
    amount,
    at: engine.now(),
    idempotency_key: call.idempotencyKey,
    metadata: metadata(call.body),
  });
}

const OPERATIONS = expansion(['operations']);

/** Results of actions come with their operations (facts sheet, section 2). `customer_action` only when there is one. */
export function actionReply(call: Call, place: number, passed = true): Wire {
  const { rendering, expand } = call;
  const payment = call.engine.store.at(place);
  const withOperations = {
    has: (name: string) => expand.has(name) || OPERATIONS.has(name),
    of: (name: string) => expand.of(name),
  };
  const transaction = renderTransaction(rendering, payment, withOperations);
  if (passed) return { success: true, transaction };
  return { success: true, transaction, customer_action: actionOf(call, payment.invoice.id) };
}
