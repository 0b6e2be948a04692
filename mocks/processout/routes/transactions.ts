import type { SimPayment } from '../model.ts';
import { listReply, placeOf, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import type { Sequence } from '../http/page.ts';
import type { Wire } from '../http/render-context.ts';
import { renderTransaction } from '../http/render-transaction.ts';

/** All payments in creation order, found by the id that the list shows. */
export function payments(call: Call, prefix: 'tr_' | 'iv_'): Sequence<SimPayment> {
  const { store } = call.engine;
  return {
    length: store.count,
    at: (place) => readPayment(call, place),
    positionOf: (id) => (id.startsWith(prefix) ? store.place(id) : null),
  };
}

export const listTransactions: Handler = (call) =>
  listReply(call, 'transactions', payments(call, 'tr_'), (payment) =>
    renderTransaction(call.rendering, payment, call.expand),
  );

export const getTransaction: Handler = (call) =>
  transactionReply(call, readPayment(call, placeOf(call, 'transaction')));

function transactionReply(call: Call, payment: SimPayment): Wire {
  return { success: true, transaction: renderTransaction(call.rendering, payment, call.expand) };
}
