import { describe, expect, it } from 'vitest';
import { AUTHORIZATION, authorized, captured, card, invoice, open, refused, request } from './support.ts';
import type { Client } from './support.ts';

/** How each official client asks for `customer` and `operations` (facts sheet, section 2). */
const CLIENTS = {
  curl: 'expand[]=customer&expand[]=operations',
  node: 'expand=customer%2Coperations',
  python: 'expand=customer&expand=operations',
  php: 'expand%5B0%5D=customer&expand%5B1%5D=operations',
  go: 'expand%5B%5D=customer&expand%5B%5D=operations&filter=&limit=0&end_before=&start_after=',
  ruby: 'expand=customer&expand=operations&filter=&limit=&end_before=&start_after=',
};

/** What an object needs to be read without its client falling over. */
const LISTS: Readonly<Record<string, string>> = {
  '/transactions': 'transactions',
  '/invoices': 'invoices',
  '/customers': 'customers',
  '/cards': 'cards',
  '/events': 'events',
  '/payouts': 'payouts',
  '/gateway-configurations': 'gateway_configurations',
};

describe.each(Object.entries(CLIENTS))('the %s client', (_, expand) => {
  it('expands in its own spelling, one object or a list', async () => {
    const client = open();
    const [first] = (await client.get('/transactions?limit=1')).body.transactions;
    const plain = (await client.get(`/transactions/${first!.id}?expand[]=customer&expand[]=operations`)).body;
    expect((await client.get(`/transactions/${first!.id}?${expand}`)).body).toEqual(plain);
    const list = (await client.get(`/transactions?${expand}`)).body;
    expect(list).toMatchObject({ success: true, count: 10 });
    expect(list.transactions[0]).toEqual(plain.transaction);
  });
});

describe('a client', () => {
  it('may send its options as fields of a body, as Node and Go do', async () => {
    const client = open();
    const options = { expand: ['transaction'], filter: '', limit: 0, end_before: '', start_after: '' };
    const body = { name: 'A', amount: '1', currency: 'EUR', ...options };
    const { invoice } = (await client.json('/invoices', body)).body;
    expect(invoice.transaction).toMatchObject({ id: invoice.transaction_id });
  });

  it('may send every field that it does not set as null, when it makes something', async () => {
    const client = open();
    const names = [
      ...['customer_id', 'details', 'risk', 'device', 'shipping', 'tax', 'metadata', 'external_fraud_tools'],
      ...['statement_descriptor', 'return_url', 'webhook_url', 'payment_type', 'token_id', 'auto_capture_at'],
    ];
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    const body = { ...nulls, name: 'A', amount: '1', currency: 'EUR' };
    const bare = await open().json('/invoices', { name: 'A', amount: '1', currency: 'EUR' });
    expect((await client.json('/invoices', body)).body).toEqual(bare.body);
  });

  it('may save what it fetched: null and what is read-only change nothing', async () => {
    const client = open();
    const [customer] = (await client.get('/customers?limit=1')).body.customers;
    const path = `/customers/${customer!.id}`;
    const saved = { ...customer, id: 'cust_other', created_at: null, sandbox: false, transactions_count: 99 };
    expect((await client.call('PUT', path, saved)).body.customer).toEqual(customer);
    const nulls = Object.fromEntries(Object.keys(customer!).map((name) => [name, null]));
    expect((await client.call('PUT', path, nulls)).body.customer).toEqual(customer);
    const made = await invoice(client);
    const { invoice: unpaid } = (await client.get(`/invoices/${made.invoice}`)).body;
    const back = { ...unpaid, details: null };
    expect((await client.call('PUT', `/invoices/${made.invoice}`, back)).body.invoice).toEqual(unpaid);
  });

  it('finds no customer_action where there is none: null makes Node’s promise hang', async () => {
    const client = open();
    const made = await invoice(client);
    const { text } = await client.json(`/invoices/${made.invoice}/authorize`, { source: await card(client) });
    const captures = await client.json(`/invoices/${made.invoice}/capture`, {});
    const { id } = (await client.json('/customers', {})).body.customer;
    const token = await client.json(`/customers/${id}/tokens`, { source: await card(client) });
    for (const reply of [text, captures.text, token.text]) expect(reply).not.toContain('customer_action');
  });

  it('finds an array in every list, also where there is nothing', async () => {
    const empty = open({ size: 0, payouts: 'none' });
    const full = open();
    for (const [path, key] of Object.entries(LISTS)) {
      for (const client of [empty, full]) {
        const { body } = await client.get(path);
        expect(body).toMatchObject({
          success: true,
          limit: 10,
          order: 'desc',
          [key]: expect.any(Array) as unknown,
        });
      }
    }
    const paid = await captured(full);
    const { id } = (await full.json('/customers', {})).body.customer;
    const [event] = (await full.get('/events?limit=1')).body.events;
    for (const [path, key] of [
      [`/transactions/${paid.transaction}/refunds`, 'refunds'],
      [`/customers/${id}/tokens`, 'tokens'],
      [`/customers/${id}/transactions`, 'transactions'],
      [`/events/${event!.id}/webhooks`, 'webhooks'],
    ] as const)
      expect((await full.get(path)).body).toMatchObject({
        [key]: [],
        count: 0,
        total_count: 0,
        has_more: false,
      });
  });

  it('asks for the order that it wants, and gets the newest first when it says nothing', async () => {
    const client = open();
    const ids = async (query: string) =>
      (await client.get(`/customers?limit=100${query}`)).body.customers.map(({ id }) => id);
    const newest = await ids('');
    expect(await ids('&order=desc')).toEqual(newest);
    expect(await ids('&order=')).toEqual(newest);
    expect(await ids('&order=asc')).toEqual(newest.toReversed());
  });

  it('judges by `success`, which every reply has, with a type and a sentence when it is false', async () => {
    const client = open();
    const answers = [
      await client.get('/customers'),
      await client.get('/nowhere'),
      await client.json('/customers', { email: 'x' }),
      await client.call('DELETE', '/customers/cust_x'),
      await client.send(request('/customers', { headers: { authorization: 'Basic x' } })),
    ];
    for (const { status, body } of answers) {
      expect(body).toMatchObject({ success: status === 200 });
      if (status !== 200)
        expect(body).toMatchObject({
          error_type: expect.any(String) as unknown,
          message: expect.any(String) as unknown,
        });
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 400, 404, 401]);
  });

  it('sends headers of its own: none of them changes an answer', async () => {
    const plain = await open().get('/customers');
    for (const headers of [
      { 'API-Version': '1.4.0.0', 'User-Agent': 'ProcessOut NodeJS-Bindings/8.0.0' },
      { 'Disable-Logging': 'true' },
      { 'Idempotency-Key': '' },
      { 'Content-Type': 'application/json' },
      { Authorization: AUTHORIZATION.replace('Basic', 'basic') },
    ])
      expect(
        (await open().send(request('/customers', { headers: headers as Record<string, string> }))).text,
      ).toBe(plain.text);
  });

  it('sends its JSON with a charset, and no body with POST', async () => {
    const client = open();
    const type = { 'content-type': 'application/json; charset=utf-8' };
    expect((await client.json('/customers', { first_name: 'Åsa' }, type)).body.customer['first_name']).toBe(
      'Åsa',
    );
    const held = await authorized(client);
    const answer = await client.send(request(`/invoices/${held.invoice}/void`, { method: 'POST' }));
    expect(answer.body.transaction.status).toBe('voided');
  });

  it('makes something once with an idempotency key, and as often as it asks with an empty one', async () => {
    const client = open();
    const make = async (key: string) =>
      (await client.json('/customers', { first_name: 'A' }, { 'idempotency-key': key })).body.customer.id;
    expect(await make('k')).toBe(await make('k'));
    expect(await make('')).not.toBe(await make(''));
    const other = await client.json('/customers', { first_name: 'B' }, { 'idempotency-key': 'k' });
    expect(refused(other)).toMatchObject({ status: 400, error_type: 'request.idempotency-key.mismatch' });
  });

  it('reads ids in the alphabet of the reference', async () => {
    const client = open();
    const ids = await everyId(client);
    expect(ids.length).toBeGreaterThan(100);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(_[a-z]+)*_[A-Za-z0-9]{32}$/);
  });
});

/** The ids in what the lists hold. */
async function everyId(client: Client): Promise<string[]> {
  const texts = await Promise.all(
    Object.keys(LISTS).map(
      async (path) => (await client.get(`${path}?limit=20&expand=operations,refunds`)).text,
    ),
  );
  return texts.flatMap((text) => [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? ''));
}
