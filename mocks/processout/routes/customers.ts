import { changeCustomer, createCustomer, deleteCustomer } from '../engine/customers.ts';
import { listReply, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import type { Sequence } from '../http/page.ts';
import type { Wire } from '../http/render-context.ts';
import { renderCustomer } from '../http/render-party.ts';
import { renderTransaction } from '../http/render-transaction.ts';
import type { SimCustomer, SimPayment } from '../model.ts';
import { readCustomer, readCustomerChanges } from './customer-body.ts';

export const listCustomers: Handler = (call) =>
  listReply(call, 'customers', call.engine.customers, (one) =>
    renderCustomer(call.rendering, one, call.expand),
  );

export const getCustomer: Handler = (call) => customerReply(call, customerOf(call));

export const addCustomer: Handler = (call) =>
  customerReply(call, createCustomer(call.engine, readCustomer(call.body)));

export const updateCustomer: Handler = (call) => {
  const customer = customerOf(call);
  const changes = readCustomerChanges(call.body, customer.currency);
  return customerReply(call, changeCustomer(call.engine, customer, changes));
};

export const removeCustomer: Handler = (call) => {
  deleteCustomer(call.engine, customerOf(call));
  return { success: true };
};

export const listCustomerTransactions: Handler = (call) => {
  const places = call.engine.customerPayments.of(customerOf(call).id);
  const own: Sequence<SimPayment> = {
    length: places.length,
    at: (position) => readPayment(call, places[position] ?? -1),
    positionOf: (id) => {
      const place = id.startsWith('tr_') ? call.engine.store.place(id) : null;
      const position = place === null ? -1 : places.indexOf(place);
      return position < 0 ? null : position;
    },
  };
  return listReply(call, 'transactions', own, (payment) =>
    renderTransaction(call.rendering, payment, call.expand),
  );
};

/** The customer that the path names. */
export function customerOf(call: Call): SimCustomer {
  const customer = call.engine.customers.get(call.params['id'] ?? '');
  if (!customer) throw notFound('customer');
  return customer;
}

export function customerReply({ rendering, expand }: Call, customer: SimCustomer): Wire {
  return { success: true, customer: renderCustomer(rendering, customer, expand) };
}
