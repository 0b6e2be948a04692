import { isCardNumber, TEST_CARDS } from '../engine/test-cards.ts';
import { listReply, readPayment, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { ApiError, notFound } from '../http/errors.ts';
import { count, text } from '../http/fields.ts';
import type { Sequence } from '../http/page.ts';
import { renderCard, renderCustomer, renderGatewayConfiguration } from '../http/render-party.ts';
import { renderTransaction } from '../http/render-transaction.ts';
import type { SimCard, SimCustomer, SimPayment } from '../model.ts';

export const listCustomers: Handler = (call) => {
  const { world } = call.engine;
  const customers: Sequence<SimCustomer> = {
    length: world.customerCount,
    at: (index) => world.customer(index),
    positionOf: (id) => world.customerIndex(id),
  };
  return listReply(call, 'customers', customers, (one) => renderCustomer(call.rendering, one, call.expand));
};

export const getCustomer: Handler = (call) => ({
  success: true,
  customer: renderCustomer(call.rendering, customerOf(call), call.expand),
});

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
  const customer = call.engine.store.customer(call.params['id'] ?? '');
  if (!customer) throw notFound('customer');
  return customer;
}

export const getCard: Handler = (call) => {
  const card = call.engine.store.card(call.params['id'] ?? '');
  if (!card) throw notFound('card');
  return { success: true, card: renderCard(call.rendering, card) };
};

/** Tokenizes a card number; those of the sandbox behave as documented (facts sheet, section 12). */
export const createCard: Handler = (call) => {
  const { body, engine } = call;
  const number = text(body, 'number') ?? '';
  if (!isCardNumber(number)) throw new ApiError(400, 'card.invalid-number', 'The card number is not valid.');
  const card: SimCard = {
    id: engine.ids.next('card'),
    scheme: schemeOf(number),
    type: 'credit',
    bank_name: null,
    iin: number.slice(0, 6),
    last_4_digits: number.slice(-4),
    exp_month: count(body, 'exp_month') ?? 12,
    exp_year: count(body, 'exp_year') ?? new Date(engine.now() / 1000).getUTCFullYear() + 2,
    country_code: 'SE',
    cvc_check: text(body, 'cvc2') === null ? 'unavailable' : 'passed',
    avs_check: 'unavailable',
    behaviour: TEST_CARDS[number] ?? null,
    created_at: engine.stamp(),
  };
  engine.store.addCard(card);
  return { success: true, card: renderCard(call.rendering, card) };
};

function schemeOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^3[47]/.test(number)) return 'american express';
  return number.startsWith('35') ? 'jcb' : 'mastercard';
}

export const listGatewayConfigurations: Handler = (call) =>
  listReply(call, 'gateway_configurations', sequenceOf(call.engine.world.gatewayConfigurations), (one) =>
    renderGatewayConfiguration(call.rendering, one),
  );

export const getGatewayConfiguration: Handler = (call) => {
  const configuration = call.engine.gatewayConfiguration(call.params['id'] ?? '');
  if (!configuration) throw notFound('gateway-configuration');
  return { success: true, gateway_configuration: renderGatewayConfiguration(call.rendering, configuration) };
};
