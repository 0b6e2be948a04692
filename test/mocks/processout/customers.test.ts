import { describe, expect, it } from 'vitest';
import { authorized, card, ENCODINGS, eventsSince, invoice, newestEvent, open, refused } from './support.ts';
import type { Client } from './support.ts';

/** Every attribute that a customer can be given (seed 003, Customer attributes; SDK additions). */
const FULL = {
  balance: '-12.5',
  currency: 'USD',
  email: 'john@smith.example',
  first_name: 'John',
  last_name: 'Smith',
  company_name: 'Smith & Sons',
  address1: '999 Letsby Avenue',
  address2: 'Upstairs',
  city: 'Sheffield',
  state: 'South Yorkshire',
  zip: 'S1 2BJ',
  country_code: 'GB',
  phone_number: '+447700900123',
  legal_document: '853.513.468-93',
  ip_address: '192.0.2.7',
  sex: 'male',
  date_of_birth: '1980-02-29T00:00:00Z',
  is_business: true,
  reference_id: 'c-1',
  metadata: { tier: 'gold' },
  registered_at: '2020-01-02T03:04:05Z',
};

const NOBODY = `cust_${'a'.repeat(32)}`;

async function fullCustomer(client: Client): Promise<string> {
  return (await client.json('/customers', FULL)).body.customer.id;
}

describe.each(ENCODINGS)('a customer made by %s', (encoding) => {
  it('keeps every attribute, and is listed as the newest', async () => {
    const client = open();
    const before = (await client.get('/customers?limit=1')).body;
    const { body } = await client.call('POST', '/customers', FULL, encoding);
    expect(body.customer).toMatchObject({
      ...FULL,
      project_id: 'proj_sandbox',
      default_token_id: null,
      sandbox: true,
      created_at: '2026-11-17T12:00:00Z',
    });
    expect((await client.get(`/customers/${body.customer.id}`)).body).toEqual(body);
    const after = (await client.get('/customers?limit=2')).body;
    expect(after.total_count).toBe(before.total_count + 1);
    expect(after.customers).toEqual([body.customer, before.customers[0]]);
    const older = await client.get(`/customers?limit=1&start_after=${body.customer.id}`);
    expect(older.body.customers).toEqual(before.customers);
  });

  it('takes dates as RFC 1123 writes them, too', async () => {
    const body = {
      date_of_birth: 'Fri, 29 Feb 1980 00:00:00 GMT',
      registered_at: 'Fri, 31 Feb 1980 00:00:00 XYZ',
    };
    const client = open();
    const { date_of_birth } = body;
    const { customer } = (await client.call('POST', '/customers', { date_of_birth }, encoding)).body;
    expect(customer['date_of_birth']).toBe('1980-02-29T00:00:00Z');
    expect(refused(await client.call('POST', '/customers', body, encoding)).fields).toEqual([
      'registered_at',
    ]);
  });

  it('may say nothing; was registered when it was made', async () => {
    const client = open();
    const { customer } = (await client.call('POST', '/customers', {}, encoding)).body;
    expect(customer).toMatchObject({ email: null, currency: null, balance: '0', metadata: {} });
    expect(customer['registered_at']).toBe(customer['created_at']);
  });

  const wrong: [string, object, string][] = [
    ['currency', { currency: 'usd' }, 'invalid-currency'],
    ['balance', { balance: '1.234', currency: 'USD' }, 'invalid-amount'],
    ['balance', { balance: '5' }, 'missing-currency'],
    ['email', { email: 'john' }, 'invalid-email'],
    ['first_name', { first_name: 'n'.repeat(81) }, 'error'],
    ['last_name', { last_name: 'n'.repeat(81) }, 'error'],
    ['address1', { address1: 'a'.repeat(81) }, 'error'],
    ['address2', { address2: 'a'.repeat(81) }, 'error'],
    ['city', { city: 'c'.repeat(81) }, 'error'],
    ['state', { state: 's'.repeat(81) }, 'error'],
    ['zip', { zip: 'z'.repeat(17) }, 'error'],
    ['country_code', { country_code: 'UK' }, 'invalid-country'],
    ['phone_number', { phone_number: `+${'1'.repeat(16)}` }, 'invalid-phone-number'],
    ['legal_document', { legal_document: '1'.repeat(256) }, 'error'],
    ['ip_address', { ip_address: '300.1.1.1' }, 'invalid-ip-address'],
    ['sex', { sex: 'unknown' }, 'invalid-sex'],
    ['date_of_birth', { date_of_birth: 'once' }, 'invalid-date'],
    ['is_business', { is_business: 'perhaps' }, 'error'],
    ['metadata', { metadata: { a: 'v'.repeat(501) } }, 'invalid-metadata'],
    ['registered_at', { registered_at: '2020-13-01T00:00:00Z' }, 'invalid-date'],
  ];

  it.each(wrong)('with a wrong %s is refused, new or changed: %j', async (field, body, problem) => {
    const client = open();
    const expected = { status: 400, error_type: `request.validation.${problem}`, fields: [field] };
    expect(refused(await client.call('POST', '/customers', body, encoding))).toEqual(expected);
    const { id } = (await client.json('/customers', {})).body.customer;
    expect(refused(await client.call('PUT', `/customers/${id}`, body, encoding))).toEqual(expected);
  });

  it('changes in what is given; null and the empty text leave the rest', async () => {
    const client = open();
    const id = await fullCustomer(client);
    const path = `/customers/${id}`;
    const change = { first_name: 'New name', last_name: null, email: '', metadata: { tier: 'silver' } };
    const { customer } = (await client.call('PUT', path, change, encoding)).body;
    expect(customer).toMatchObject({ ...FULL, first_name: 'New name', metadata: { tier: 'silver' } });
    expect((await client.get(path)).body.customer).toEqual(customer);
  });

  it('keeps the currency that was set once', async () => {
    const client = open();
    const path = `/customers/${(await client.json('/customers', {})).body.customer.id}`;
    const set = await client.call('PUT', path, { currency: 'SEK', balance: '5' }, encoding);
    expect(set.body.customer).toMatchObject({ currency: 'SEK', balance: '5' });
    expect((await client.call('PUT', path, { currency: 'SEK' }, encoding)).status).toBe(200);
    expect(refused(await client.call('PUT', path, { currency: 'EUR' }, encoding))).toEqual({
      status: 400,
      error_type: 'request.validation.invalid-currency',
      fields: ['currency'],
    });
  });

  it('takes the currency of the first payment', async () => {
    const client = open();
    const { id } = (await client.json('/customers', {})).body.customer;
    const body = { name: 'NS-1', amount: '5', currency: 'GBP', customer_id: id };
    const made = (await client.json('/invoices', body)).body.invoice;
    expect((await client.get(`/customers/${id}`)).body.customer['currency']).toBeNull();
    const source = await card(client);
    await client.call('POST', `/invoices/${made.id}/authorize`, { source }, encoding);
    expect((await client.get(`/customers/${id}`)).body.customer['currency']).toBe('GBP');
    const { transactions } = (await client.get(`/customers/${id}/transactions`)).body;
    expect(transactions.map((one) => one.id)).toEqual([made.transaction_id]);
  });

  it('is changed for one of the world as well', async () => {
    const client = open();
    const { customers } = (await client.get('/customers?limit=5')).body;
    const id = customers[3]!.id;
    await client.call('PUT', `/customers/${id}`, { city: 'Kiruna' }, encoding);
    const again = (await client.get('/customers?limit=5')).body.customers;
    expect(again.map((one) => one.id)).toEqual(customers.map((one) => one.id));
    expect(again[3]).toEqual({ ...customers[3]!, city: 'Kiruna' });
  });
});

describe('a customer', () => {
  it('is deleted for good, with the tokens; the payments stay', async () => {
    const client = open();
    const { customers, total_count } = (await client.get('/customers?limit=100')).body;
    const { transactions } = (await client.get('/transactions?limit=100')).body;
    const paid = transactions.find((one) => one.token_id)!;
    const path = `/customers/${paid.customer_id}`;
    expect((await client.call('DELETE', path)).body).toEqual({ success: true });
    for (const gone of [path, `${path}/tokens`, `${path}/transactions`, `/balances/tokens/${paid.token_id}`])
      expect((await client.get(gone)).status).toBe(404);
    expect((await client.call('PUT', path, { city: 'A' })).status).toBe(404);
    expect((await client.call('DELETE', path)).body.error_type).toBe('resource.customer.not-found');
    const after = (await client.get('/customers?limit=100')).body;
    expect(after.total_count).toBe(total_count - 1);
    expect(after.customers).toEqual(customers.filter(({ id }) => id !== paid.customer_id));
    const { transaction } = (await client.get(`/transactions/${paid.id}?expand=customer,token`)).body;
    expect(transaction).toMatchObject({
      id: paid.id,
      customer_id: paid.customer_id,
      customer: null,
      token: null,
    });
  });

  it('that nobody knows is not found', async () => {
    const client = open();
    for (const path of [
      `/customers/${NOBODY}`,
      `/customers/${NOBODY}/tokens`,
      `/customers/${NOBODY}/transactions`,
    ])
      expect((await client.get(path)).body.error_type).toBe('resource.customer.not-found');
    expect((await client.call('PUT', `/customers/${NOBODY}`, {})).status).toBe(404);
    expect((await client.call('DELETE', `/customers/${NOBODY}`)).status).toBe(404);
  });

  it('shows tokens, default token and the newest payments when they are expanded', async () => {
    const client = open();
    const { transactions } = (await client.get('/transactions?limit=100')).body;
    const { customer_id } = transactions.find((one) => one.token_id)!;
    const path = `/customers/${customer_id}`;
    const expanded = (await client.get(`${path}?expand=tokens,default_token,transactions`)).body.customer;
    const { default_token, tokens, transactions: newest, ...rest } = expanded;
    const plain = (await client.get(path)).body.customer;
    expect({ ...rest, tokens: null, transactions: null }).toEqual(plain);
    expect(default_token).toMatchObject({ id: plain['default_token_id'], is_default: true });
    expect(tokens).toContainEqual(default_token);
    expect((newest as { id: string }[]).map(({ id }) => id)).toEqual(
      (await client.get(`${path}/transactions`)).body.transactions.map(({ id }) => id),
    );
  });

  it('tells of each change as it was then', async () => {
    const client = open();
    await authorized(client);
    const start = (await newestEvent(client)).id;
    const id = await fullCustomer(client);
    await client.call('PUT', `/customers/${id}`, { city: 'Umeå' });
    await client.call('DELETE', `/customers/${id}`);
    const events = await eventsSince(client, start);
    expect(events.map(({ name, data }) => [name, data.customer['city']])).toEqual([
      ['customer.created', 'Sheffield'],
      ['customer.updated', 'Umeå'],
      ['customer.deleted', 'Umeå'],
    ]);
    expect(events[0]!.data).toMatchObject({
      name: 'customer.created',
      sandbox: true,
      customer: { id, ...FULL },
    });
    expect(events[0]!.data.customer['tokens']).toEqual([]);
  });

  it('cannot be invoiced once deleted', async () => {
    const client = open();
    const id = await fullCustomer(client);
    await client.call('DELETE', `/customers/${id}`);
    const body = { name: 'NS-1', amount: '5', currency: 'USD', customer_id: id };
    expect((await client.json('/invoices', body)).body.error_type).toBe('resource.customer.not-found');
    const made = await invoice(client);
    const source = { source: id };
    expect((await client.json(`/invoices/${made.invoice}/authorize`, source)).status).toBe(404);
  });
});
