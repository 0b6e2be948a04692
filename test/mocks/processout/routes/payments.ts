import { authorized, captured, card, invoice } from '../support.ts';
import type { Client } from '../support.ts';
import type { RouteExample, RouteExamples, Wrong } from './example.ts';

const newInvoice = async (client: Client) => ({ id: (await invoice(client)).invoice });
const waiting: RouteExample['given'] = async (client) => ({ params: await newInvoice(client) });
const AMOUNT: Wrong = [{ amount: 'x' }, 'invalid-amount', 'amount'];
const ANSWERS = { native_apm: { parameter_values: { email: 'a@b.example', phone_number: '+4670' } } };
const EMAIL: Wrong = [{ native_apm: { parameter_values: { email: 'a' } } }, 'invalid-email', 'email'];

/** An invoice, and a PSP that customers can pay at natively. */
const natively: RouteExample['given'] = async (client) => {
  const { gateway_configurations } = (await client.get('/gateway-configurations?limit=100')).body;
  const gateway = gateway_configurations.find(({ gateway_name }) => gateway_name === 'klarna')!.id;
  return { params: { ...(await newInvoice(client)), gateway } };
};

async function refunded(client: Client) {
  const { transaction } = await captured(client);
  const path = `/transactions/${transaction}/refunds`;
  const { refund } = (await client.json(path, { reason: 'fraud', amount: '1' })).body;
  return { id: transaction, refundId: refund.id };
}

/** Invoices, transactions and refunds. */
export const PAYMENTS: RouteExamples = {
  'GET /transactions': { given: () => ({}), key: 'transactions' },
  'POST /transactions': {
    given: async (client) => ({ body: { ids: [(await captured(client)).transaction], limit: 5 } }),
    key: 'transactions',
    wrong: [
      [{ limit: 'x' }, 'error', 'limit'],
      [{ ids: 'tr_x' }, 'error', 'ids'],
      [{ start_after: 'tr_x' }, 'invalid-id', 'start_after'],
      [{ start_after: 'tr_x', end_before: 'tr_y' }, 'error', 'end_before'],
    ],
  },
  'GET /transactions/:id': {
    given: async (client) => ({ params: { id: (await captured(client)).transaction } }),
    key: 'transaction',
    unknown: 'transaction',
  },
  'GET /transactions/:id/refunds': {
    given: async (client) => ({ params: { id: (await refunded(client)).id } }),
    key: 'refunds',
    unknown: 'transaction',
  },
  'POST /transactions/:id/refunds': {
    given: async (client) => ({
      params: { id: (await captured(client)).transaction },
      body: { reason: 'customer_request', amount: '29' },
    }),
    key: 'refund',
    unknown: 'transaction',
    wrong: [
      [{ reason: 'other', amount: '1' }, 'error', 'reason'],
      [{ reason: 'fraud', amount: '29.01' }, 'invalid-amount', 'amount'],
      [{ reason: 'fraud', invoice_detail_ids: ['iv_det_x'] }, 'invalid-id', 'invoice_detail_ids'],
    ],
    again: 'request.validation.invalid-amount',
  },
  'GET /transactions/:id/refunds/:refundId': {
    given: async (client) => ({ params: await refunded(client) }),
    key: 'refund',
    unknown: 'refund',
  },
  'GET /invoices': { given: () => ({}), key: 'invoices' },
  'POST /invoices': {
    given: () => ({ body: { name: 'Amazing item', amount: '4.99', currency: 'AUD' } }),
    key: 'invoice',
    wrong: [
      [{ amount: '4.99', currency: 'AUD' }, 'missing-name', 'name'],
      [{ name: 'A', currency: 'AUD' }, 'invalid-amount', 'amount'],
      [{ name: 'A', amount: '1' }, 'missing-currency', 'currency'],
    ],
  },
  'GET /invoices/:id': { given: waiting, key: 'invoice', unknown: 'invoice' },
  'PUT /invoices/:id': {
    given: async (client) => ({ params: await newInvoice(client), body: { amount: '31' } }),
    key: 'invoice',
    unknown: 'invoice',
    wrong: [AMOUNT, [{ tax: { rate: '101' } }, 'invalid-tax-rate', 'tax.rate']],
  },
  'DELETE /invoices/:id': {
    given: waiting,
    key: null,
    unknown: 'invoice',
    again: 'resource.invoice.not-found',
  },
  'GET /invoices/:id/transactions': { given: waiting, key: 'transaction', unknown: 'invoice' },
  'GET /invoices/:id/customers': {
    given: async (client) => {
      const params = await newInvoice(client);
      const { id } = (await client.json('/customers', {})).body.customer;
      await client.json(`/invoices/${params.id}/customers`, { customer_id: id });
      return { params };
    },
    key: 'customer',
    unknown: 'invoice',
  },
  'POST /invoices/:id/customers': {
    given: async (client) => ({
      params: await newInvoice(client),
      body: { customer_id: (await client.json('/customers', {})).body.customer.id },
    }),
    key: 'customer',
    unknown: 'invoice',
    wrong: [[{}, 'error', 'customer_id']],
  },
  'PUT /invoices/:id/sync-with-psp': { given: waiting, key: 'invoice', unknown: 'invoice' },
  'POST /invoices/:id/refunds': {
    given: async (client) => ({
      params: { id: (await captured(client)).invoice },
      body: { reason: 'duplicate', amount: '29' },
    }),
    key: 'refund',
    unknown: 'invoice',
    wrong: [[{ reason: 'duplicate' }, 'invalid-amount', 'amount']],
    again: 'request.validation.invalid-amount',
  },
  'POST /invoices/:id/authorize': {
    given: async (client) => ({ params: await newInvoice(client), body: { source: await card(client) } }),
    key: 'transaction',
    unknown: 'invoice',
    wrong: [[{}, 'missing-source', 'source']],
    again: 'request.source.card-already-used',
  },
  'POST /invoices/:id/payout': {
    given: async (client) => ({ params: await newInvoice(client), body: { source: await card(client) } }),
    key: 'transaction',
    unknown: 'invoice',
    wrong: [[{}, 'missing-source', 'source']],
    again: 'request.source.card-already-used',
  },
  'POST /invoices/:id/three-d-s': {
    given: async (client) => ({ params: await newInvoice(client), body: { source: await card(client) } }),
    key: 'customer_action',
    unknown: 'invoice',
    wrong: [[{}, 'missing-source', 'source']],
    again: 'gateway.invalid-state',
  },
  'GET /invoices/:id/native-payment': { given: waiting, key: 'native_apm', unknown: 'invoice' },
  'GET /invoices/:id/native-payment/:gateway': {
    given: natively,
    key: 'native_apm',
    unknown: 'gateway-configuration',
  },
  'POST /invoices/:id/native-payment': {
    given: async (client) => ({ params: await newInvoice(client), body: ANSWERS }),
    key: 'native_apm',
    unknown: 'invoice',
    wrong: [
      EMAIL,
      [{ gateway_configuration_id: '', native_apm: { parameter_values: { x: '1' } } }, 'error', 'x'],
    ],
    again: 'gateway.invalid-state',
  },
  'POST /invoices/:id/native-payment/:gateway': {
    given: async (client) => ({ ...(await natively(client)), body: ANSWERS }),
    key: 'native_apm',
    unknown: 'gateway-configuration',
    wrong: [EMAIL],
    again: 'gateway.invalid-state',
  },
  'POST /invoices/:id/capture': {
    given: async (client) => ({
      params: { id: (await authorized(client)).invoice },
      body: { source: '', capture_amount: '20' },
    }),
    key: 'transaction',
    unknown: 'invoice',
    wrong: [
      [{ capture_amount: '29.01' }, 'invalid-amount', 'capture_amount'],
      [{ capture_statement_descriptor: 'd'.repeat(23) }, 'error', 'capture_statement_descriptor'],
      [{ invoice_detail_ids: ['iv_det_x'] }, 'invalid-id', 'invoice_detail_ids'],
    ],
    again: 'gateway.invalid-state',
  },
  'POST /invoices/:id/increment_authorization': {
    given: async (client) => ({
      params: { id: (await authorized(client, { incremental: true })).invoice },
      body: { amount: '5' },
    }),
    key: 'transaction',
    unknown: 'invoice',
    wrong: [AMOUNT, [{}, 'invalid-amount', 'amount']],
  },
  'POST /invoices/:id/void': {
    given: async (client) => ({ params: { id: (await authorized(client)).invoice }, body: {} }),
    key: 'transaction',
    unknown: 'invoice',
    wrong: [AMOUNT],
    again: 'gateway.invalid-state',
  },
};
