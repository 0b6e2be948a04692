import type { SimPayment } from '../model.ts';
import type { Fields } from '../http/body.ts';
import { listReply, placeOf, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { given, texts } from '../http/fields.ts';
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

/**
 * "Get full transactions data for specified list of ids", in the SDKs' words, which send the options of a list and nothing
 * else: `ids` or `transaction_ids` narrow it (docs/simulator-differences.md, Lists).
 */
export const listTransactionsById: Handler = (call) => {
  const ids = texts(call.body, 'ids') ?? texts(call.body, 'transaction_ids');
  const all = payments(call, 'tr_');
  const wanted = ids === null ? all : only(all, ids);
  return listReply(
    { ...call, query: withOptions(call.query, call.body) },
    'transactions',
    wanted,
    (payment) => renderTransaction(call.rendering, payment, call.expand),
  );
};

/** Those of a list that exist, each once, in the order of the list. */
function only(all: Sequence<SimPayment>, ids: readonly string[]): Sequence<SimPayment> {
  const known = new Set(ids.map((id) => all.positionOf(id)).filter((position) => position !== null));
  const positions = [...known].sort((a, b) => a - b);
  return {
    length: positions.length,
    at: (place) => all.at(positions[place] ?? -1),
    positionOf: (id) => {
      const place = positions.indexOf(all.positionOf(id) ?? -1);
      return place < 0 ? null : place;
    },
  };
}

/** The options of a list, which POST has in its body; what the address says as well counts less. */
function withOptions(query: URLSearchParams, body: Fields): URLSearchParams {
  const options = new URLSearchParams(query);
  for (const name of ['limit', 'order', 'start_after', 'end_before']) {
    const value = given(body, name);
    if (value !== undefined) options.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return options;
}

export const getTransaction: Handler = (call) =>
  transactionReply(call, readPayment(call, placeOf(call, 'transaction')));

function transactionReply(call: Call, payment: SimPayment): Wire {
  return { success: true, transaction: renderTransaction(call.rendering, payment, call.expand) };
}
