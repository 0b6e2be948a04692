import { describe, expect, it } from 'vitest';
import { ENCODINGS, eventsSince, newestEvent, open, refused } from './support.ts';
import type { Client } from './support.ts';

const METADATA = { custom_field: 'with whatever data you want' };

/** The sample of the reference, word for word (seed 003, Pushing data). */
const OPERATION = {
  id: 'your-operation-id',
  card: {
    id: 'your-card-id',
    iin: '424242',
    last_4_digits: '4242',
    exp_month: 12,
    exp_year: 2020,
    name: 'Cardholder name',
    metadata: METADATA,
    created_at: '2009-11-10T23:00:00Z',
  },
  amount: '12.90',
  has_failed: false,
  type: 'authorization',
  metadata: METADATA,
  raw_error_code: '05',
  raw_error_code_norm: 'sips',
  payment_type: 'card',
  acquirer_name: 'societe generale',
  eci: '05',
  mcc: '5734',
  merchant_account_id: 'your-merchant-id',
  cvc_check: 'passed',
  avs_postal_check: 'passwed',
  avs_street_check: 'unavailable',
  avs_name_check: 'unavailable',
  three_d_s_check: 'passed',
  created_at: '2009-11-10T23:00:00Z',
};
const SAMPLE = {
  id: 'your-transaction-id',
  customer: {
    id: 'your-customer-id',
    email: 'john@smith.com',
    first_name: 'John',
    last_name: 'Smith',
    address1: '23 rue de Strasbourg',
    address2: '1e etage',
    city: 'Paris',
    state: '',
    zip: '75001',
    country_code: 'FR',
    ip_address: '127.0.0.1',
    metadata: METADATA,
    created_at: '2009-11-10T23:00:00Z',
  },
  new_operation: OPERATION,
  name: 'Your transaction name/ID',
  currency: 'EUR',
  metadata: METADATA,
  created_at: '2009-11-10T23:00:00Z',
};

async function target(client: Client): Promise<string> {
  const { gateway_configurations } = (await client.get('/gateway-configurations?limit=1')).body;
  return `/handlers/ingest-transactions/${gateway_configurations[0]!.id}`;
}

/** The same payment with one more operation. */
function then(id: string, operation: object): object {
  return { ...SAMPLE, new_operation: { ...OPERATION, id, ...operation } };
}

describe.each(ENCODINGS)('an ingested transaction, by %s', (encoding) => {
  it('appears in lists and events, with its customer and card', async () => {
    const client = open();
    const start = (await newestEvent(client)).id;
    const before = (await client.get('/transactions')).body.total_count;
    const invoices = (await client.get('/invoices')).body.total_count;
    const { body } = await client.call('POST', await target(client), { transactions: [SAMPLE] }, encoding);
    expect(body).toEqual({ success: true });
    const list = (await client.get('/transactions?limit=1&expand=customer,card,operations,invoice')).body;
    expect(list.total_count).toBe(before + 1);
    const [one] = list.transactions;
    expect(one).toMatchObject({
      name: SAMPLE.name,
      status: 'authorized',
      amount: '12.9',
      authorized_amount: '12.9',
      currency: 'EUR',
      metadata: METADATA,
      acquirer_name: 'societe generale',
      three_d_s_status: 'success',
      invoice_id: null,
      invoice: null,
      created_at: SAMPLE.created_at,
      customer: { reference_id: 'your-customer-id', last_name: 'Smith', city: 'Paris' },
      card: { iin: '424242', name: 'Cardholder name', cvc_check: 'passed' },
      operations: [{ type: 'authorization', gateway_operation_id: 'your-operation-id', has_failed: false }],
    });
    expect((await client.get(`/transactions/${one!.id}`)).status).toBe(200);
    expect((await client.get('/invoices')).body.total_count).toBe(invoices);
    expect((await client.get(`/customers/${one!.customer_id}/transactions`)).body.transactions[0]!.id).toBe(
      one!.id,
    );
    expect((await eventsSince(client, start)).map(({ name }) => name)).toEqual([
      'customer.created',
      'transaction.authorized',
    ]);
  });

  it('follows its operations, each told once', async () => {
    const client = open();
    const path = await target(client);
    const push = (...transactions: object[]) => client.call('POST', path, { transactions }, encoding);
    await push(SAMPLE);
    const capture = then('op-2', { type: 'capture' });
    await push(capture, capture);
    await push(capture);
    await push(then('op-3', { type: 'refund', amount: '2.90' }));
    const { transactions, total_count } = (
      await client.get('/transactions?limit=1&expand=operations,refunds')
    ).body;
    expect(total_count).toBe(201);
    expect(transactions[0]).toMatchObject({
      status: 'refunded',
      captured_amount: '12.9',
      refunded_amount: '2.9',
      available_amount: '10',
      refunds: [{ amount: '2.9' }],
    });
    expect(transactions[0]!.operations.map(({ type }) => type)).toEqual([
      'authorization',
      'capture',
      'refund',
    ]);
    await push(then('op-4', { type: 'chargeback', amount: '10' }));
    expect((await newestEvent(client)).name).toBe('transaction.chargeback.created');
    const refund = await client.json(`/transactions/${transactions[0]!.id}/refunds`, { reason: 'fraud' });
    expect(refund.body.error_type).toBe('gateway.invalid-state');
  });

  it('may have been voided, or declined', async () => {
    const client = open();
    const path = await target(client);
    const declined = { ...then('op-1', { has_failed: true }), id: 'declined' };
    await client.call(
      'POST',
      path,
      { transactions: [SAMPLE, then('op-2', { type: 'void' }), declined] },
      encoding,
    );
    const { transactions } = (await client.get('/transactions?limit=2')).body;
    expect(transactions).toMatchObject([
      { status: 'failed', error_code: 'card.do-not-honor', authorized: false },
      { status: 'voided', voided_amount: '12.9' },
    ]);
    expect((await newestEvent(client)).name).toBe('transaction.failed');
  });

  const wrong: [string, object, string][] = [
    ['transactions', {}, 'error'],
    ['transactions', { transactions: [] }, 'error'],
    ['transactions[0].id', { transactions: [{ ...SAMPLE, id: null }] }, 'error'],
    ['transactions[0].name', { transactions: [{ ...SAMPLE, name: null }] }, 'missing-name'],
    ['transactions[0].currency', { transactions: [{ ...SAMPLE, currency: null }] }, 'missing-currency'],
    ['transactions[0].currency', { transactions: [{ ...SAMPLE, currency: 'EUX' }] }, 'invalid-currency'],
    ['transactions[0].new_operation', { transactions: [{ ...SAMPLE, new_operation: null }] }, 'error'],
    [
      'transactions[0].customer.id',
      { transactions: [{ ...SAMPLE, customer: { email: 'a@b.se' } }] },
      'error',
    ],
    [
      'transactions[0].customer.country_code',
      { transactions: [{ ...SAMPLE, customer: { id: '1', country_code: 'XX' } }] },
      'invalid-country',
    ],
    ['transactions[1].id', { transactions: [SAMPLE, { ...SAMPLE, id: null }] }, 'error'],
  ];
  const wrongOperation: [string, object, string][] = [
    ['id', { id: null }, 'error'],
    ['card', { card: null }, 'error'],
    ['card.id', { card: { ...OPERATION.card, id: null } }, 'error'],
    ['card.iin', { card: { ...OPERATION.card, iin: '4242' } }, 'error'],
    ['card.exp_month', { card: { ...OPERATION.card, exp_month: 13 } }, 'error'],
    ['card.exp_year', { card: { ...OPERATION.card, exp_year: null } }, 'error'],
    ['card.exp_year', { card: { ...OPERATION.card, exp_year: 23 } }, 'error'],
    ['type', { type: 'payout' }, 'invalid-type'],
    ['amount', { amount: null }, 'invalid-amount'],
    ['amount', { amount: '1.234' }, 'invalid-amount'],
    ['has_failed', { has_failed: null }, 'error'],
    ['raw_error_code', { has_failed: true, raw_error_code: null }, 'error'],
    ['raw_error_code_norm', { has_failed: true, raw_error_code_norm: null }, 'error'],
    ['raw_error_code_norm', { raw_error_code_norm: 'iso' }, 'error'],
    ['payment_type', { payment_type: null }, 'error'],
    ['payment_type', { payment_type: 'cash' }, 'invalid-payment-type'],
    ['cvc_check', { cvc_check: 'x' }, 'error'],
    ['three_d_s_check', { three_d_s_check: 'x' }, 'error'],
  ];

  it.each([
    ...wrong,
    ...wrongOperation.map(
      ([field, more, problem]) =>
        [`transactions[0].new_operation.${field}`, { transactions: [then('op', more)] }, problem] as const,
    ),
  ])('with a wrong %s is refused, and the whole push with it', async (field, body, problem) => {
    const client = open();
    const answer = refused(await client.call('POST', await target(client), body, encoding));
    expect(answer).toMatchObject({ status: 400, fields: [field] });
    expect(answer.error_type).toBe(`request.validation.${problem}`);
    expect((await client.get('/transactions')).body.total_count).toBe(200);
  });

  it('needs no card when it was not paid by card', async () => {
    const client = open();
    const body = { transactions: [then('op', { payment_type: 'ideal', card: null, raw_error_code: null })] };
    expect((await client.call('POST', await target(client), body, encoding)).status).toBe(200);
  });
});

describe('ingestion', () => {
  it('belongs to a gateway configuration', async () => {
    const path = `/handlers/ingest-transactions/gway_conf_${'a'.repeat(32)}`;
    const answer = await open().json(path, { transactions: [SAMPLE] });
    expect(answer.body.error_type).toBe('resource.gateway-configuration.not-found');
  });

  it('leaves the payouts as they are', async () => {
    const [plain, told] = [open({ payouts: 'planted' }), open({ payouts: 'planted' })];
    await told.json(await target(told), { transactions: [SAMPLE, then('op-2', { type: 'capture' })] });
    expect((await told.get('/payouts?limit=100')).text).toBe((await plain.get('/payouts?limit=100')).text);
  });
});
