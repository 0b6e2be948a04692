import { openPayouts } from '../payouts-support.ts';
import type { Client } from '../support.ts';
import type { RouteExample, RouteExamples, Wrong } from './example.ts';

const NAME: Wrong = [{ name: 'n'.repeat(81) }, 'error', 'name'];
const PROJECT = { id: 'test-proj_sandbox' };
const SFTP = { endpoint: 'files.example:22', username: 'norrland', password: 'secret' };

const ofProject: RouteExample['given'] = () => ({ params: PROJECT });
const ofEvent: RouteExample['given'] = async (client) => ({
  params: { id: (await client.get('/events?limit=1')).body.events[0]!.id },
});

async function configuration(client: Client) {
  const { gateway_configurations } = (await client.get('/gateway-configurations?limit=1')).body;
  return { id: gateway_configurations[0]!.id };
}
const ofConfiguration: RouteExample['given'] = async (client) => ({ params: await configuration(client) });

const ofPayout: RouteExample['given'] = async (client) => {
  const { payouts } = (await client.get('/payouts?limit=1')).body as unknown as { payouts: { id: string }[] };
  return { params: { id: payouts[0]!.id } };
};

async function product(client: Client) {
  const { body } = await client.json('/products', { name: 'Mug', amount: '9', currency: 'EUR' });
  return { id: (body as unknown as { product: { id: string } }).product.id };
}
const ofProduct: RouteExample['given'] = async (client) => ({ params: await product(client) });

const INGESTED = {
  id: 'your-transaction-id',
  name: 'Your transaction name/ID',
  currency: 'EUR',
  new_operation: {
    id: 'your-operation-id',
    amount: '12.90',
    type: 'authorization',
    has_failed: false,
    payment_type: 'paypal',
    created_at: '2009-11-10T23:00:00Z',
  },
  created_at: '2009-11-10T23:00:00Z',
};

/** A shop that has payouts as well. */
export const SHOP = () => openPayouts({ size: 200 });

/** Events, payouts, gateway configurations, the project, and what is pushed into it. */
export const BOOKS: RouteExamples = {
  'GET /events': { given: () => ({}), key: 'events' },
  'GET /events/:id': { given: ofEvent, key: 'event', unknown: 'event' },
  'GET /events/:id/webhooks': { given: ofEvent, key: 'webhooks', unknown: 'event' },
  'GET /payouts': { given: () => ({}), key: 'payouts' },
  'GET /payouts/:id': { given: ofPayout, key: 'payout', unknown: 'payout' },
  'GET /payouts/:id/items': { given: ofPayout, key: 'items', unknown: 'payout' },
  'DELETE /payouts/:id': {
    given: ofPayout,
    key: null,
    unknown: 'payout',
    again: 'resource.payout.not-found',
  },
  'GET /gateway-configurations': { given: () => ({}), key: 'gateway_configurations' },
  'GET /gateway-configurations/:id': {
    given: ofConfiguration,
    key: 'gateway_configuration',
    unknown: 'gateway-configuration',
  },
  'PUT /gateway-configurations/:id': {
    given: async (client) => ({ params: await configuration(client), body: { name: 'Second' } }),
    key: 'gateway_configuration',
    unknown: 'gateway-configuration',
    wrong: [NAME],
  },
  'DELETE /gateway-configurations/:id': {
    given: ofConfiguration,
    key: null,
    unknown: 'gateway-configuration',
    again: 'resource.gateway-configuration.not-found',
  },
  'GET /gateways/:name/gateway-configurations': {
    given: () => ({ params: { name: 'stripe' } }),
    key: 'gateway_configurations',
    unknown: 'gateway',
  },
  'POST /gateways/:name/gateway-configurations': {
    given: () => ({ params: { name: 'stripe' }, body: { name: 'Stripe US', enabled: false } }),
    key: 'gateway_configuration',
    unknown: 'gateway',
    wrong: [NAME, [{ default_currency: 'EUX' }, 'invalid-currency', 'default_currency']],
  },
  'GET /projects/:id': { given: ofProject, key: 'project', unknown: 'project' },
  'PUT /projects/:id': {
    given: () => ({ params: PROJECT, body: { name: 'Norrland' } }),
    key: 'project',
    unknown: 'project',
    wrong: [NAME, [{ email: 'nobody' }, 'invalid-email', 'email']],
  },
  'GET /projects/:id/sftp-settings': { given: ofProject, key: 'sftp_settings', unknown: 'project' },
  'PUT /projects/:id/sftp-settings': {
    given: () => ({ params: PROJECT, body: SFTP }),
    key: null,
    unknown: 'project',
    wrong: [
      [{ ...SFTP, endpoint: 'files.example' }, 'error', 'endpoint'],
      [{ ...SFTP, username: null }, 'error', 'username'],
      [{ ...SFTP, password: null }, 'error', 'password'],
    ],
  },
  'DELETE /projects/:id/sftp-settings': { given: ofProject, key: null, unknown: 'project' },
  'GET /products': { given: () => ({}), key: 'products' },
  'POST /products': {
    given: () => ({ body: { name: 'Mug', amount: '9', currency: 'EUR', metadata: { shelf: '7' } } }),
    key: 'product',
    wrong: [
      [{ amount: '9', currency: 'EUR' }, 'missing-name', 'name'],
      [{ name: 'Mug', amount: '9.001', currency: 'EUR' }, 'invalid-amount', 'amount'],
      [{ name: 'Mug', amount: '9' }, 'missing-currency', 'currency'],
      [{ name: 'Mug', amount: '9', currency: 'EUR', return_url: 'nowhere' }, 'invalid-url', 'return_url'],
    ],
  },
  'GET /products/:id': { given: ofProduct, key: 'product', unknown: 'product' },
  'PUT /products/:id': {
    given: async (client) => ({ params: await product(client), body: { amount: '10' } }),
    key: 'product',
    unknown: 'product',
    wrong: [NAME, [{ currency: 'SEK' }, 'invalid-amount', 'amount']],
  },
  'DELETE /products/:id': {
    given: ofProduct,
    key: null,
    unknown: 'product',
    again: 'resource.product.not-found',
  },
  'POST /products/:id/invoices': { given: ofProduct, key: 'invoice', unknown: 'product' },
  'POST /handlers/ingest-transactions/:id': {
    given: async (client) => ({ params: await configuration(client), body: { transactions: [INGESTED] } }),
    key: null,
    unknown: 'gateway-configuration',
    wrong: [
      [{ transactions: [{ ...INGESTED, currency: 'EUX' }] }, 'invalid-currency', 'transactions[0].currency'],
    ],
  },
};
