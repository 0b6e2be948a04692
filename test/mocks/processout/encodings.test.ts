import { describe, expect, it } from 'vitest';
import { captured, open, request } from './support.ts';

describe('bodies', () => {
  const fields = {
    name: 'Order 7',
    amount: '12.50',
    currency: 'EUR',
    metadata: { order: '7', shop: 'north' },
    details: [
      { name: 'Cup', amount: '2.50', quantity: 1 },
      { name: 'Pan', amount: '10', quantity: 2 },
    ],
  };
  const forms = [
    'name=Order+7&amount=12.50&currency=EUR&metadata[order]=7&metadata[shop]=north' +
      '&details[0][name]=Cup&details[0][amount]=2.50&details[0][quantity]=1' +
      '&details[1][name]=Pan&details[1][amount]=10&details[1][quantity]=2',
    'name=Order+7&amount=12.50&currency=EUR&metadata%5Border%5D=7&metadata%5Bshop%5D=north' +
      '&details[][name]=Cup&details[][amount]=2.50&details[][quantity]=1' +
      '&details[][name]=Pan&details[][amount]=10&details[][quantity]=2',
  ];

  it.each(forms)('mean the same as JSON and as a form: %s', async (form) => {
    const plain = (await open().json('/invoices', fields)).body;
    expect((await open().form('/invoices', form)).body).toEqual(plain);
  });

  it('take null and the empty text as not given', async () => {
    const bare = { name: 'A', amount: '1', currency: 'EUR' };
    const padded = {
      ...bare,
      customer_id: null,
      details: null,
      metadata: null,
      webhook_url: '',
      expand: null,
    };
    expect((await open().json('/invoices', padded)).body).toEqual(
      (await open().json('/invoices', bare)).body,
    );
  });

  it('may list nothing: no items of a refund', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    const { refund } = (await client.form(path, 'reason=duplicate&amount=1&invoice_detail_ids[]=')).body;
    expect(refund.invoice_detail_ids).toEqual([]);
    const two = await client.form(path, `reason=duplicate&amount=1&invoice_detail_ids[]=${paid.details[1]}`);
    expect(two.body.refund.invoice_detail_ids).toEqual([paid.details[1]]);
  });

  it.each([
    ['application/json', '{"name":'],
    ['application/json', '[1]'],
    ['application/json', 'null'],
    ['text/plain', 'name=A'],
    ['application/xml', '<a/>'],
  ])('that cannot be read are refused: %s %s', async (type, body) => {
    const headers = { 'content-type': type };
    const answer = await open().send(request('/invoices', { method: 'POST', body, headers }));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ success: false, error_type: 'request.validation.error' });
  });

  it.each([
    [{ name: 'A', amount: '1' }, 'missing-currency', 'currency'],
    [{ name: 'A', amount: '1', currency: 'ABC' }, 'invalid-currency', 'currency'],
    [{ amount: '1', currency: 'EUR' }, 'missing-name', 'name'],
    [{ name: 'A'.repeat(81), amount: '1', currency: 'EUR' }, 'error', 'name'],
    [{ name: 7, amount: '1', currency: 'EUR' }, 'error', 'name'],
    [{ name: 'A', currency: 'EUR' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: 1, currency: 'EUR' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: '0', currency: 'EUR' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: '1.234', currency: 'EUR' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: '1.5', currency: 'JPY' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: '1.2345', currency: 'KWD' }, 'invalid-amount', 'amount'],
    [{ name: 'A', amount: '1', currency: 'EUR', details: 'x' }, 'error', 'details'],
    [
      { name: 'A', amount: '1', currency: 'EUR', details: [{ name: 'B' }] },
      'invalid-amount',
      'details[0].amount',
    ],
    [{ name: 'A', amount: '1', currency: 'EUR', metadata: { a: 1 } }, 'invalid-metadata', 'metadata'],
    [
      { name: 'A', amount: '1', currency: 'EUR', metadata: { ['k'.repeat(41)]: 'v' } },
      'invalid-metadata',
      'metadata',
    ],
    [
      { name: 'A', amount: '1', currency: 'EUR', metadata: { k: 'v'.repeat(501) } },
      'invalid-metadata',
      'metadata',
    ],
    [
      {
        name: 'A',
        amount: '1',
        currency: 'EUR',
        metadata: Object.fromEntries([...Array(51).keys()].map((n) => [`k${n}`, 'v'])),
      },
      'invalid-metadata',
      'metadata',
    ],
    [
      { name: 'A', amount: '1', currency: 'EUR', statement_descriptor: 'D'.repeat(23) },
      'error',
      'statement_descriptor',
    ],
  ])('with a wrong field name it: %j', async (body, problem, field) => {
    const answer = await open().json('/invoices', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ success: false, error_type: `request.validation.${problem}` });
    expect(answer.body.invalid_fields).toMatchObject([{ name: field }]);
  });

  it('keep amounts exact in currencies without and with three decimals', async () => {
    const client = open();
    const yen = await client.json('/invoices', { name: 'A', amount: '500', currency: 'JPY' });
    const dinar = await client.json('/invoices', { name: 'A', amount: '1.230', currency: 'KWD' });
    expect([yen.body.invoice.amount, dinar.body.invoice.amount]).toEqual(['500', '1.23']);
  });
});

describe('expand', () => {
  const names = ['customer', 'operations.gateway_configuration', 'operations', 'nonsense'];
  const spellings = [
    names.map((name) => `expand[]=${name}`).join('&'),
    names.map((name) => `expand=${name}`).join('&'),
    `expand=${names.join('%2C')}`,
    `expand%5B%5D=${names.join(',')}`,
  ];

  it('is understood in every spelling of the SDKs', async () => {
    const client = open();
    const { id } = (await client.get('/transactions?limit=1')).body.transactions[0]!;
    const answers = await Promise.all(spellings.map((query) => client.get(`/transactions/${id}?${query}`)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { operations } = answers[0]!.body.transaction;
    expect(operations.at(-1)!.gateway_configuration.id).toBe(operations.at(-1)!.gateway_configuration_id);
  });

  it('is understood in the body of a POST', async () => {
    const client = open();
    const { invoice } = (
      await client.json('/invoices', { name: 'A', amount: '1', currency: 'EUR', expand: ['transaction'] })
    ).body;
    expect(invoice.transaction).toMatchObject({ id: invoice.transaction_id, status: 'waiting' });
  });

  it('leaves single objects out and lists null when it is not asked', async () => {
    const client = open();
    const [one] = (await client.get('/transactions?limit=1')).body.transactions;
    expect(one).toMatchObject({ operations: null, refunds: null });
    for (const name of ['invoice', 'customer', 'card', 'token', 'gateway_configuration']) {
      expect(one).not.toHaveProperty(name);
      expect(one).toHaveProperty(`${name}_id`);
    }
  });

  it('goes deeper by dots', async () => {
    const client = open();
    const list = (await client.get('/transactions?limit=50&expand=customer.tokens')).body.transactions;
    const returning = list.find((one) => one.token_id)!;
    expect(returning.customer.tokens).toContainEqual(
      expect.objectContaining({ id: returning.token_id, customer_id: returning.customer_id }),
    );
  });
});

describe('empty options', () => {
  it('are absent ones, as Go and Ruby send them', async () => {
    const client = open();
    const plain = (await client.get('/transactions')).text;
    expect((await client.get('/transactions?filter=&limit=0&end_before=&start_after=')).text).toBe(plain);
    expect((await client.get('/transactions?filter=&limit=&end_before=&start_after=&order=')).text).toBe(
      plain,
    );
  });
});
