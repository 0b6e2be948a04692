import { cancelInvoice } from '../engine/cancel.ts';
import { fire } from '../engine/engine.ts';
import { changeInvoice, newInvoice } from '../engine/new-invoice.ts';
import type { SimPayment } from '../model.ts';
import type { Fields } from '../http/body.ts';
import { listReply, placeOf, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { invalid, invalidState, notFound } from '../http/errors.ts';
import { text } from '../http/fields.ts';
import { required } from '../http/limits.ts';
import type { Sequence } from '../http/page.ts';
import type { Wire } from '../http/render-context.ts';
import { renderInvoice } from '../http/render-invoice.ts';
import { renderTransaction } from '../http/render-transaction.ts';
import { customerReply } from './customers.ts';
import { readInvoice, readInvoiceChanges } from './invoice-body.ts';

/** Those that were cancelled are gone. */
function invoices(call: Call): Sequence<SimPayment> {
  const { store, cancelled } = call.engine;
  return {
    length: store.count - cancelled.count,
    at: (position) => readPayment(call, cancelled.placeAt(position)),
    positionOf: (id) => {
      const place = id.startsWith('iv_') ? store.place(id) : null;
      return place === null ? null : cancelled.positionOf(place);
    },
  };
}

/** The place of the invoice that the path names. @throws ApiError 404, also for one that was cancelled */
export function invoicePlace(call: Call): number {
  const place = placeOf(call, 'invoice');
  if (call.engine.cancelled.positionOf(place) === null) throw notFound('invoice');
  return place;
}

export const listInvoices: Handler = (call) =>
  listReply(call, 'invoices', invoices(call), (payment) =>
    renderInvoice(call.rendering, payment, call.expand),
  );

export const getInvoice: Handler = (call) => invoiceReply(call, invoicePlace(call));

/** Not a list: the one transaction of the invoice (facts sheet, section 4). */
export const getInvoiceTransaction: Handler = (call) => {
  const payment = readPayment(call, invoicePlace(call));
  return { success: true, transaction: renderTransaction(call.rendering, payment, call.expand) };
};

/** A new invoice, and with it a transaction that waits for a payment (seed 003, Creating an invoice). */
export const createInvoice: Handler = (call) => makeInvoice(call, call.body);

/** @throws ApiError 400 naming every field that is wrong */
export function makeInvoice(call: Call, fields: Fields): Wire {
  const { engine } = call;
  const body = readInvoice(fields);
  if (body.expires_at !== null && body.expires_at <= engine.now())
    throw invalid('invalid-date', 'expires_at', 'expires_at must lie in the future.');
  const payment = newInvoice(engine, body);
  const place = engine.store.add(payment);
  fire(engine, place, 'transaction.requested', payment.invoice.created_at);
  return invoiceReply(call, place);
}

/** Amount, tax, details and shipping, while nobody has paid (facts sheet, section 4). */
export const updateInvoice: Handler = (call) => {
  const place = invoicePlace(call);
  const { currency } = unpaid(call, place).invoice;
  changeInvoice(call.engine, place, readInvoiceChanges(call.body, currency));
  return invoiceReply(call, place);
};

/** Until it is authorized (seed 004, Cancel a payment). */
export const deleteInvoice: Handler = (call) => {
  cancelInvoice(call.engine, invoicePlace(call), call.engine.stamp);
  return { success: true };
};

/** PSPs and ProcessOut agree here at any time, so there is nothing to bring up to date. */
export const syncInvoice: Handler = (call) => invoiceReply(call, invoicePlace(call));

export const getInvoiceCustomer: Handler = (call) => {
  const { customer_id } = readPayment(call, invoicePlace(call)).invoice;
  const customer = customer_id === null ? null : call.engine.customers.get(customer_id);
  if (!customer) throw notFound('customer');
  return customerReply(call, customer);
};

export const assignInvoiceCustomer: Handler = (call) => {
  const place = invoicePlace(call);
  const { engine } = call;
  const id = required((body, name) => text(body, name))(call.body, 'customer_id');
  const customer = engine.customers.get(id);
  if (!customer) throw notFound('customer');
  unpaid(call, place);
  const { invoice, transaction } = engine.store.edit(place, engine.now());
  invoice.customer_id = id;
  transaction.customer_id = id;
  engine.customerPayments.assign(place, id);
  return customerReply(call, customer);
};

function unpaid(call: Call, place: number): SimPayment {
  const payment = call.engine.store.at(place);
  const { status } = payment.transaction;
  if (status !== 'waiting')
    throw invalidState(`An invoice whose payment is ${status} cannot be changed any more.`);
  return payment;
}

function invoiceReply(call: Call, place: number): Wire {
  return { success: true, invoice: renderInvoice(call.rendering, readPayment(call, place), call.expand) };
}
