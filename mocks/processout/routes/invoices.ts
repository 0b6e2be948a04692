import { isCurrency } from '#domain/currency.ts';
import type { Engine } from '../engine/engine.ts';
import { fire } from '../engine/engine.ts';
import type { SimInvoice, SimInvoiceDetail, SimPayment } from '../model.ts';
import type { Fields } from '../http/body.ts';
import { listReply, placeOf, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid, notFound } from '../http/errors.ts';
import { amount, count, metadata, positiveAmount, text, trees } from '../http/fields.ts';
import type { Wire } from '../http/render-context.ts';
import { renderInvoice } from '../http/render-invoice.ts';
import { renderTransaction } from '../http/render-transaction.ts';
import { payments } from './transactions.ts';

export const listInvoices: Handler = (call) =>
  listReply(call, 'invoices', payments(call, 'iv_'), (payment) =>
    renderInvoice(call.rendering, payment, call.expand),
  );

export const getInvoice: Handler = (call) => invoiceReply(call, placeOf(call, 'invoice'));

/** Not a list: the one transaction of the invoice (facts sheet, section 4). */
export const getInvoiceTransaction: Handler = (call) => {
  const payment = readPayment(call, placeOf(call, 'invoice'));
  return { success: true, transaction: renderTransaction(call.rendering, payment, call.expand) };
};

/** A new invoice, and with it a transaction that waits for a payment (seed 003, Creating an invoice). */
export const createInvoice: Handler = (call) => {
  const payment = newPayment(call.engine, call.body);
  const { store } = call.engine;
  const place = store.add(payment);
  fire(call.engine, place, 'transaction.requested', payment.invoice.created_at);
  return invoiceReply(call, place);
};

function invoiceReply(call: Call, place: number): Wire {
  return { success: true, invoice: renderInvoice(call.rendering, readPayment(call, place), call.expand) };
}

function newPayment(engine: Engine, body: Fields): SimPayment {
  const currency = required(text(body, 'currency', 3), 'currency');
  if (!isCurrency(currency))
    throw invalid('invalid-currency', 'currency', 'currency must be an ISO 4217 code.');
  const name = required(text(body, 'name', 80), 'name');
  const total = positiveAmount(body, 'amount', currency);
  if (total === null) throw invalid('invalid-amount', 'amount', 'amount is required.');
  const customerId = text(body, 'customer_id');
  if (customerId !== null && !engine.store.customer(customerId)) throw notFound('customer');
  const facts = {
    customer_id: customerId,
    name,
    amount: total,
    currency,
    statement_descriptor: text(body, 'statement_descriptor', 22),
    incremental: false,
    auto_capture_at: null,
    merchant_initiator_type: text(body, 'merchant_initiator_type'),
    webhook_url: text(body, 'webhook_url'),
    metadata: metadata(body),
  };
  const details = trees(body, 'details').map((fields) => readDetail(engine, fields, currency));
  const id = engine.ids.next('iv');
  const transactionId = engine.ids.next('tr');
  const created_at = engine.stamp();
  const invoice: SimInvoice = { id, transaction_id: transactionId, ...facts, details, created_at };
  return {
    transaction: waiting(invoice),
    invoice,
    card: null,
    operations: [],
    refunds: [],
    due: [],
    events: [],
  };
}

function readDetail(engine: Engine, fields: Fields, currency: string): SimInvoiceDetail {
  const price = amount(fields, 'amount', currency);
  if (price === null) throw invalid('invalid-amount', 'details', 'Every detail needs an amount.');
  return {
    name: required(text(fields, 'name', 80), 'details'),
    type: text(fields, 'type', 30),
    amount: price,
    quantity: count(fields, 'quantity') ?? 1,
    discount_amount: amount(fields, 'discount_amount', currency),
    reference: text(fields, 'reference', 255),
    description: text(fields, 'description', 255),
    id: engine.ids.next('iv_det'),
  };
}

function required(value: string | null, field: string): string {
  if (value !== null) return value;
  const known: Readonly<Record<string, string>> = { currency: 'missing-currency', name: 'missing-name' };
  throw invalid(
    known[field] ?? 'error',
    field,
    field === 'details' ? 'Every detail needs a name.' : `${field} is required.`,
  );
}

function waiting(invoice: SimInvoice): SimPayment['transaction'] {
  return {
    id: invoice.transaction_id,
    invoice_id: invoice.id,
    customer_id: invoice.customer_id,
    card_id: null,
    token_id: null,
    gateway_configuration_id: null,
    status: 'waiting',
    currency: invoice.currency,
    amount: invoice.amount,
    authorized_amount: 0n,
    captured_amount: 0n,
    refunded_amount: 0n,
    voided_amount: 0n,
    authorized: false,
    captured: false,
    refunded: false,
    voided: false,
    chargedback: false,
    authorized_at: null,
    captured_at: null,
    voided_at: null,
    refunded_at: null,
    chargedback_at: null,
    three_d_s_status: null,
    three_d_s_version: null,
    three_d_s_challenged: false,
    gateway_name: null,
    error_code: null,
    error_message: null,
    acquirer_name: null,
    processout_fee: null,
    estimated_fee: null,
    gateway_fee: null,
    received_fraud_notification: false,
    received_retrieval_request: false,
    created_at: invoice.created_at,
  };
}
