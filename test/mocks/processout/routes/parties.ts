import { card } from '../support.ts';
import type { Client } from '../support.ts';
import type { RouteExample, RouteExamples, Wrong } from './example.ts';

const EMAIL: Wrong = [{ email: 'nobody' }, 'invalid-email', 'email'];
const METADATA: Wrong = [{ metadata: { ['k'.repeat(41)]: 'v' } }, 'invalid-metadata', 'metadata'];

async function somebody(client: Client) {
  return { id: (await client.json('/customers', { currency: 'EUR' })).body.customer.id };
}

async function stored(client: Client) {
  const { id } = await somebody(client);
  const { token } = (await client.json(`/customers/${id}/tokens`, { source: await card(client) })).body;
  return { id, tokenId: token.id };
}

const ofCustomer: RouteExample['given'] = async (client) => ({ params: await somebody(client) });
const ofToken: RouteExample['given'] = async (client) => ({ params: await stored(client) });
const ofCard: RouteExample['given'] = async (client) => ({ params: { id: await card(client) } });

/** Customers, their tokens and cards. */
export const PARTIES: RouteExamples = {
  'GET /customers': { given: () => ({}), key: 'customers' },
  'POST /customers': {
    given: () => ({ body: { first_name: 'John', email: 'john@smith.example' } }),
    key: 'customer',
    wrong: [
      EMAIL,
      METADATA,
      [{ country_code: 'XX' }, 'invalid-country', 'country_code'],
      [{ balance: '1' }, 'missing-currency', 'balance'],
    ],
  },
  'GET /customers/:id': { given: ofCustomer, key: 'customer', unknown: 'customer' },
  'PUT /customers/:id': {
    given: async (client) => ({ params: await somebody(client), body: { last_name: 'Smith' } }),
    key: 'customer',
    unknown: 'customer',
    wrong: [EMAIL, [{ currency: 'USD' }, 'invalid-currency', 'currency']],
  },
  'DELETE /customers/:id': {
    given: ofCustomer,
    key: null,
    unknown: 'customer',
    again: 'resource.customer.not-found',
  },
  'GET /customers/:id/transactions': { given: ofCustomer, key: 'transactions', unknown: 'customer' },
  'GET /customers/:id/tokens': { given: ofCustomer, key: 'tokens', unknown: 'customer' },
  'POST /customers/:id/tokens': {
    given: async (client) => ({
      params: await somebody(client),
      body: { source: await card(client), verify: true, set_default: true },
    }),
    key: 'token',
    unknown: 'customer',
    wrong: [
      [{}, 'missing-source', 'source'],
      [{ verify: true, return_url: 'nowhere' }, 'invalid-url', 'return_url'],
    ],
    again: 'request.source.card-already-used',
  },
  'GET /customers/:id/tokens/:tokenId': { given: ofToken, key: 'token', unknown: 'token' },
  'PUT /customers/:id/tokens/:tokenId': {
    given: async (client) => ({ params: await stored(client), body: { description: 'Mine' } }),
    key: 'token',
    unknown: 'token',
    wrong: [METADATA],
  },
  'DELETE /customers/:id/tokens/:tokenId': {
    given: ofToken,
    key: null,
    unknown: 'token',
    again: 'resource.token.not-found',
  },
  'GET /balances/tokens/:id': {
    given: async (client) => ({ params: { id: (await stored(client)).tokenId } }),
    key: 'balances',
    unknown: 'token',
  },
  'GET /cards': { given: () => ({}), key: 'cards' },
  'POST /cards': {
    given: () => ({ body: { number: '4242424242424242', exp_month: 12, exp_year: 2030, cvc2: '123' } }),
    key: 'card',
    wrong: [
      [{ number: '4242424242424242', exp_month: 13 }, 'error', 'exp_month'],
      [{ number: '4242424242424242', country_code: 'XX' }, 'invalid-country', 'country_code'],
    ],
  },
  'GET /cards/:id': { given: ofCard, key: 'card', unknown: 'card' },
  'PUT /cards/:id': {
    given: async (client) => ({ params: { id: await card(client) }, body: { zip: 'S1 2BJ' } }),
    key: 'card',
    unknown: 'card',
    wrong: [METADATA, [{ zip: 'z'.repeat(17) }, 'error', 'zip']],
  },
  'DELETE /cards/:id': { given: ofCard, key: null, unknown: 'card', again: 'resource.card.not-found' },
  'GET /iins/:iin': {
    given: () => ({ params: { iin: '424242' } }),
    key: 'card_information',
    malformed: 'request.validation.error',
  },
};
