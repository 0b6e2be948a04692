import { REFUND_REASONS } from '#domain/transaction.ts';
import { refund } from '../engine/refund.ts';
import { listReply, placeOf, readPayment, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid, notFound } from '../http/errors.ts';
import { metadata, positiveAmount, text, texts } from '../http/fields.ts';
import type { Wire } from '../http/render-context.ts';
import { renderRefund } from '../http/render-transaction.ts';
import { sentinelDecline } from '../sentinels.ts';

export const listRefunds: Handler = (call) => {
  const payment = readPayment(call, placeOf(call, 'transaction'));
  return listReply(call, 'refunds', sequenceOf(payment.refunds), (one) =>
    renderRefund(call.rendering, payment, one, call.expand),
  );
};

export const getRefund: Handler = (call) => {
  const payment = readPayment(call, placeOf(call, 'transaction'));
  const found = payment.refunds.find(({ id }) => id === call.params['refundId']);
  if (!found) throw notFound('refund');
  return { success: true, refund: renderRefund(call.rendering, payment, found, call.expand) };
};

/** Issues a refund (seed 003, Issuing a refund). */
export const createRefund: Handler = (call) => issue(call, placeOf(call, 'transaction'));

/** The same by the invoice, where the amount must be given (facts sheet, section 4). */
export const refundInvoice: Handler = (call) => {
  if (text(call.body, 'amount') === null) throw invalid('invalid-amount', 'amount', 'amount is required.');
  return issue(call, placeOf(call, 'invoice'));
};

function issue(call: Call, place: number): Wire {
  const { body, engine } = call;
  const { transaction } = engine.store.at(place);
  const reason = text(body, 'reason');
  if (!(REFUND_REASONS as readonly (string | null)[]).includes(reason)) {
    throw invalid('error', 'reason', 'reason must be customer_request, duplicate or fraud.');
  }
  const request = {
    amount: positiveAmount(body, 'amount', transaction.currency),
    reason: reason ?? '',
    information: text(body, 'information'),
    invoiceDetailIds: texts(body, 'invoice_detail_ids'),
    metadata: metadata(body),
    ticks: engine.stamp,
    decline: sentinelDecline(call.sentinel),
    failsLater: call.sentinel === 'fails-later',
  };
  const made = refund(engine, place, request);
  engine.books.record({
    action: 'refund',
    transaction_id: transaction.id,
    amount: made.amount,
    at: made.created_at,
    idempotency_key: call.idempotencyKey,
    metadata: request.metadata,
  });
  return { success: true, refund: renderRefund(call.rendering, engine.store.at(place), made, call.expand) };
}
