import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '#mocks/node/sandbox-server.ts';
import type { Sandbox } from '#mocks/node/sandbox-server.ts';
import { sdk } from './client.ts';
import type { Body } from './client.ts';
import { fieldsOf } from './fields.ts';
import { WRITERS } from './writers.ts';
import type { SdkCall, SdkOptions } from './writers.ts';

/**
 * The official SDKs against the sandbox, over plain HTTP: the same requests, byte for byte in what matters, through the
 * calls of a shop and its back office; and every answer in the types that the strictest of them reads.
 */

const NOW = Date.UTC(2026, 10, 17, 12);
let sandbox: Sandbox;

beforeAll(async () => {
  const settings = { port: 0, transactions: 300, seed: 'test', now: NOW, payouts: true, webhookUrl: null };
  sandbox = await openSandbox(settings, () => NOW);
});
afterAll(() => sandbox.close());

const DETAILS = [
  { name: 'Mug', amount: '9', quantity: 1 },
  { name: 'Blanket', amount: '20', quantity: 1 },
];

describe.each(Object.entries(WRITERS))('the %s SDK', (language, write) => {
  const { send, get, post, put, delete: remove } = sdk(write, () => sandbox.url);

  const invoice = async (given = {}) => {
    const all = fieldsOf('invoice', { name: 'A', amount: '29', currency: 'USD', details: DETAILS, ...given });
    return (await post('/invoices', all)).invoice!;
  };
  const card = async (number = '4242424242424242') => {
    const all = { number, exp_month: 12, exp_year: 2030, cvc2: '123', metadata: {} };
    return (await post('/cards', fieldsOf('card', all))).card!.id;
  };
  const authorized = async (given = {}) => {
    const { id } = await invoice();
    const all = fieldsOf('authorize', { source: await card(), ...given });
    return (await post(`/invoices/${id}/authorize`, all)).transaction!;
  };

  it('keeps customers and their tokens', async () => {
    const made = await post('/customers', fieldsOf('customer', { email: 'a@b.example', metadata: {} }));
    const path = `/customers/${made.customer!.id}`;
    const changed = await put(path, fieldsOf('customer', { ...made.customer, first_name: 'Åsa' }));
    expect(changed.customer).toEqual({ ...made.customer, first_name: 'Åsa' });
    expect((await get(path, { expand: ['project', 'tokens'] })).customer).toMatchObject({ tokens: [] });
    const source = await card();
    const { token } = await post(
      `${path}/tokens`,
      fieldsOf('token', { source, verify: true, set_default: true }),
    );
    expect(token).toMatchObject({ verification_status: 'success', is_default: true });
    await put(`${path}/tokens/${token!.id}`, fieldsOf('token', { description: 'Mine' }));
    expect((await get(`${path}/tokens/${token!.id}`, { expand: ['card'] })).token).toMatchObject({
      description: 'Mine',
      card: { last_4_digits: '4242' },
    });
    expect((await get(`${path}/tokens`)).tokens).toHaveLength(1);
    expect((await get(`/balances/tokens/${token!.id}`)).balances).toEqual({ vouchers: [] });
    const paid = await invoice({ customer_id: made.customer!.id });
    await post(`/invoices/${paid.id}/capture`, fieldsOf('capture', { source: made.customer!.id }));
    expect((await get(`${path}/transactions`, { limit: 5 })).transactions).toHaveLength(1);
    await remove(`${path}/tokens/${token!.id}`);
    await remove(path);
    expect((await send({ method: 'GET', path })).status).toBe(404);
  });

  it('keeps invoices', async () => {
    const shipping = {
      amount: '4',
      method: 'home',
      city: 'Luleå',
      expects_shipping_at: '2026-11-20T08:00:00Z',
    };
    const extra = { risk: { score: '5', is_legit: true }, device: { channel: 'web' }, tax: { rate: '25' } };
    const made = await invoice({ shipping, ...extra, metadata: { order: '7' }, gateway_data: {} });
    const path = `/invoices/${made.id}`;
    const changed = await put(path, fieldsOf('invoiceChange', { amount: '31' }));
    expect(changed.invoice).toEqual({ ...made, amount: '31' });
    const { customer } = await post('/customers', fieldsOf('customer', {}));
    await post(`${path}/customers`, { customer_id: customer!.id });
    expect((await get(`${path}/customers`)).customer!.id).toBe(customer!.id);
    expect((await get(`${path}/transactions`)).transaction!.id).toBe(made['transaction_id']);
    expect(
      (await get(path, { expand: ['customer', 'transaction.operations', 'project'] })).invoice,
    ).toMatchObject({
      customer: { id: customer!.id },
      transaction: { operations: [] },
    });
    await put(`${path}/sync-with-psp`);
    expect((await get('/invoices', { limit: 1 })).invoices![0]!.id).toBe(made.id);
    await remove(path);
    expect((await send({ method: 'GET', path })).body.error_type).toBe('resource.invoice.not-found');
  });

  it('takes payments and gives them back', async () => {
    const held = await authorized({ incremental: true });
    const path = `/invoices/${String(held['invoice_id'])}`;
    // Its type is a float in Go, and so a number in JSON.
    const amount = language === 'go' ? 5.5 : '5.5';
    const more = await post(`${path}/increment_authorization`, fieldsOf('increment', { amount }));
    expect(more.transaction).toMatchObject({ authorized_amount: '34.5' });
    const taken = await post(`${path}/capture`, fieldsOf('capture', { source: '', capture_amount: '30' }));
    expect(taken.transaction).toMatchObject({ status: 'completed', captured_amount: '30' });
    const refunds = `/transactions/${held.id}/refunds`;
    const first = await post(refunds, fieldsOf('refund', { amount: '10', reason: 'customer_request' }));
    await post(refunds, fieldsOf('refund', { reason: 'duplicate', metadata: {} }));
    expect((await get(refunds)).refunds).toHaveLength(2);
    expect((await get(`${refunds}/${first.refund!.id}`, { expand: ['transaction'] })).refund).toMatchObject({
      transaction: { id: held.id, available_amount: '0' },
    });
    const expand = ['invoice', 'customer', 'card', 'operations', 'refunds', 'gateway_configuration'];
    expect((await get(`/transactions/${held.id}`, { expand })).transaction).toMatchObject({
      status: 'refunded',
      cvc_check: 'passed',
      card: { cvc_check: 'passed' },
    });
    const other = await authorized();
    const gone = await post(`/invoices/${String(other['invoice_id'])}/void`, fieldsOf('void', {}));
    expect(gone.transaction).toMatchObject({ status: 'voided' });
    const challenged = await invoice();
    const asked = await post(
      `/invoices/${challenged.id}/authorize`,
      fieldsOf('authorize', { source: await card('4000000000000101') }),
    );
    expect(asked.customer_action).toMatchObject({ type: 'url' });
  });

  it('pays out to cards, asks for 3D Secure first, and pays without a card', async () => {
    const out = await invoice();
    const paid = await post(`/invoices/${out.id}/payout`, fieldsOf('payout', { source: await card() }));
    expect(paid.transaction).toMatchObject({ status: 'completed', amount: '-29', captured_amount: '0' });
    const checked = await invoice();
    const asked = await post(
      `/invoices/${checked.id}/three-d-s`,
      fieldsOf('threeDS', { source: await card() }),
    );
    expect(asked.customer_action).toMatchObject({ type: 'url' });
    const natively = await invoice({ currency: 'SEK' });
    const path = `/invoices/${natively.id}/native-payment`;
    expect((await get(path)).native_apm).toMatchObject({ state: 'CUSTOMER_INPUT' });
    const parameter_values = [
      { key: 'email', value: 'a@b.example' },
      { key: 'phone_number', value: '+4670' },
    ];
    const native = await post(path, fieldsOf('native', { native_apm: { parameter_values } }));
    expect([native.transaction!['status'], native.native_apm!['state']]).toEqual([
      'pending',
      'PENDING_CAPTURE',
    ]);
  });

  it('keeps layouts of exports, certificates and further projects, and knows the error codes', async () => {
    const layout = fieldsOf('layout', { name: 'Books', type: 'payouts', is_default: true });
    const made = (await post('/exports/layouts', layout)).export_layout!;
    const path = `/exports/layouts/${made.id}`;
    const change = fieldsOf('layoutChange', { ...made, name: 'Other' });
    expect((await put(path, change)).export_layout).toEqual({ ...made, name: 'Other' });
    await get('/exports/layouts/default/payouts');
    await get('/exports/layouts/options/payouts');
    await get('/exports/layouts', { limit: 5 });
    await remove(path);
    const certificates = '/projects/applepay/alternative-merchant-certificates';
    const { id } = (await post(certificates)).alternative_merchant_certificate!;
    await get(certificates);
    await remove(`${certificates}/${id}`);
    await post('/supervised-projects', fieldsOf('supervised', { name: 'UK' }));
    await get('/supervised-projects');
    expect((await get('/error-codes')).gateway!['payment']).toEqual(['payment.declined']);
  });

  it('walks lists by their cursors, and back', async () => {
    const expand = [
      'invoice',
      'card',
      'operations',
      'refunds',
      'customer.tokens',
      'token',
      'gateway_configuration',
    ];
    const page = async (options: SdkOptions) =>
      (await get('/transactions', { expand, ...options })).transactions!.map(({ id }) => id);
    const all = await page({ limit: 100 });
    const first = await page({ limit: 40 });
    const second = await page({ limit: 40, startAfter: first.at(-1)! });
    expect([...first, ...second]).toEqual(all.slice(0, 80));
    expect(await page({ limit: 40, endBefore: second[0]! })).toEqual(first);
    const listed = await post('/transactions', {}, { limit: 40, expand });
    expect(listed.transactions!.map(({ id }) => id)).toEqual(first);
    for (const path of ['/customers', '/invoices', '/cards', '/events', '/gateway-configurations']) {
      const list = await get(path, { limit: 50 });
      expect(list).toMatchObject({ limit: 50, order: 'desc' });
    }
  });

  it('reads events, payouts, configurations and the project', async () => {
    const [event] = (await get('/events', { limit: 1 })).events!;
    expect((await get(`/events/${event!.id}`)).event).toEqual(event);
    await get(`/events/${event!.id}/webhooks`);
    const payouts = (await get('/payouts', { limit: 20 })).payouts!;
    await get(`/payouts/${payouts[0]!.id}`);
    expect(await get(`/payouts/${payouts[0]!.id}/items`, { limit: 30 })).toMatchObject({ success: true });
    const made = await post('/gateways/stripe/gateway-configurations', {
      ...fieldsOf('configuration', { name: 'Second', enabled: false, settings: { secret: 'k' } }),
    });
    const path = `/gateway-configurations/${made.gateway_configuration!.id}`;
    await put(path, fieldsOf('configuration', { name: 'Third' }));
    expect((await get(path)).gateway_configuration).toMatchObject({ name: 'Third', enabled: false });
    await get('/gateways/stripe/gateway-configurations');
    await remove(path);
    await get('/projects/test-proj_sandbox');
    await put('/projects/test-proj_sandbox');
  });

  it('sells products, and saves where reports go', async () => {
    const mug = fieldsOf('product', { name: 'Mug', amount: '9', currency: 'EUR', metadata: {} });
    const made = (await post('/products', mug)).product!;
    const path = `/products/${made.id}`;
    expect((await put(path, fieldsOf('product', { ...made, amount: '10' }))).product).toMatchObject({
      amount: '10',
    });
    expect((await post(`${path}/invoices`, {}, { expand: ['transaction'] })).invoice).toMatchObject({
      amount: '10',
      transaction: { status: 'waiting' },
    });
    await get('/products', { limit: 5 });
    await remove(path);
    const settings = fieldsOf('sftp', { endpoint: 'files.example:22', username: 'a', password: 'b' });
    await put('/projects/test-proj_sandbox/sftp-settings', settings);
    await get('/projects/test-proj_sandbox/sftp-settings');
    await remove('/projects/test-proj_sandbox/sftp-settings');
    await get('/iins/424242');
  });

  it('keeps, changes and forgets cards', async () => {
    const path = `/cards/${await card()}`;
    await put(path, { preferred_scheme: 'visa' });
    expect((await get(path)).card).toMatchObject({ preferred_scheme: 'visa' });
    await remove(path);
  });

  it('hears of errors by status and type, and makes things once with a key', async () => {
    const declined = await invoice();
    const refusal = async (call: SdkCall, login?: string) => {
      const { status, body } = await send(call, login);
      expect(body).toMatchObject({ success: false, message: expect.any(String) as unknown });
      return [status, body.error_type];
    };
    const unknown = { method: 'GET', path: '/customers/cust_x' } as const;
    expect(await refusal(unknown)).toEqual([404, 'resource.customer.not-found']);
    expect(await refusal(unknown, 'test-proj_sandbox:wrong')).toEqual([
      401,
      'request.authentication.invalid',
    ]);
    const nameless = fieldsOf('invoice', { amount: '1', currency: 'EUR' });
    const invalid = { method: 'POST', path: '/invoices', fields: nameless } as const;
    expect(await refusal(invalid)).toEqual([400, 'request.validation.missing-name']);
    const fields = fieldsOf('capture', { source: await card('4000000000002206') });
    const poor = { method: 'POST', path: `/invoices/${declined.id}/capture`, fields } as const;
    expect(await refusal(poor)).toEqual([410, 'card.no-money']);
    const options = { idempotencyKey: `${language}-1` };
    const once = () => post('/customers', fieldsOf('customer', { first_name: 'A' }), options);
    expect(await once()).toEqual(await once());
  });
});

it('keeps the booleans of the reference for who names no version, as its curl samples do', async () => {
  const headers = { authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}` };
  const ask = async (more = {}) => {
    const reply = await fetch(`${sandbox.url}/transactions?limit=1`, { headers: { ...headers, ...more } });
    const { transactions } = (await reply.json()) as Body;
    return typeof transactions![0]!['cvc_check'];
  };
  expect([await ask(), await ask({ 'api-version': '1.4.0.0' })]).toEqual(['boolean', 'string']);
});
