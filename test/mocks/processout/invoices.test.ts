import { describe, expect, it } from 'vitest';
import { authorized, captured, card, ENCODINGS, HOUR, invoice, open, refused, START } from './support.ts';
import type { Answer, Client } from './support.ts';

const BARE = { name: 'NS-1', amount: '29', currency: 'EUR' };

/** Every attribute that an invoice can be given (seed 003, Invoice attributes; SDK additions). */
const FULL = {
  ...BARE,
  statement_descriptor: 'Norrland NS 1',
  statement_descriptor_phone: '+46 90 123',
  statement_descriptor_city: 'Umea',
  statement_descriptor_company: 'Norrland Supply',
  statement_descriptor_url: 'https://shop.example',
  gateway_data: { store: 'north' },
  merchant_initiator_type: 'one-off',
  return_url: 'shop.example://return',
  cancel_url: 'https://shop.example/cancel',
  webhook_url: 'https://shop.example/hooks',
  metadata: { order: '1' },
  sca_exemption_reason: 'low-value',
  challenge_indicator: 'no-preference',
  payment_type: 'moto',
  order_id: 'order-1',
  initiation_type: 'mit',
  risk: { score: '12', is_legit: true, skip_gateway_rules: false },
  device: { id: 'd-1', channel: 'ios', ip_address: '2001:db8::1' },
  external_fraud_tools: { forter: 'f-1' },
  shipping: {
    amount: '4.9',
    method: 'home',
    provider: 'PostNord',
    delay: 'standard',
    address1: 'Storgatan 1',
    address2: 'c/o Lind',
    state: 'AC',
    city: 'Umeå',
    country_code: 'SE',
    zip: '903 26',
    phone_number: '+46701234567',
    expects_shipping_at: '2026-11-20T10:00:00Z',
    relay_store_name: 'ICA',
  },
  tax: { amount: '5.8', rate: '25' },
  details: [
    {
      name: 'Mug',
      type: 'product',
      amount: '9',
      quantity: 2,
      metadata: { shelf: '4' },
      category: 'home',
      reference: 'CK-067',
      description: 'Birch',
      brand: 'Norrland',
      model: 'M1',
      discount_amount: '1',
      condition: 'new',
      marketplace_merchant: 'm-1',
      marketplace_merchant_is_business: true,
      marketplace_merchant_created_at: '2020-01-02T03:04:05Z',
    },
  ],
};

describe.each(ENCODINGS)('an invoice made by %s', (encoding) => {
  it('keeps every attribute', async () => {
    const client = open();
    const { body } = await client.call('POST', '/invoices', FULL, encoding);
    expect(body.invoice).toMatchObject(FULL);
    expect((await client.get(`/invoices/${body.invoice.id}`)).body).toEqual(body);
  });

  const wrong: [string, object, string][] = [
    ['name', { name: null }, 'missing-name'],
    ['name', { name: 'n'.repeat(81) }, 'error'],
    ['amount', { amount: '-1' }, 'invalid-amount'],
    ['amount', { amount: 'ten' }, 'invalid-amount'],
    ['currency', { currency: 'EUX' }, 'invalid-currency'],
    ['statement_descriptor', { statement_descriptor: 'D'.repeat(23) }, 'error'],
    ['statement_descriptor', { statement_descriptor: 'a*b' }, 'error'],
    ['merchant_initiator_type', { merchant_initiator_type: 'often' }, 'error'],
    ['return_url', { return_url: 'shop' }, 'invalid-url'],
    ['cancel_url', { cancel_url: 'shop' }, 'invalid-url'],
    ['webhook_url', { webhook_url: 'ftp://a.b' }, 'invalid-url'],
    ['metadata', { metadata: { ['k'.repeat(41)]: 'v' } }, 'invalid-metadata'],
    ['sca_exemption_reason', { sca_exemption_reason: 'x' }, 'invalid-exemption-reason'],
    ['challenge_indicator', { challenge_indicator: 'x' }, 'invalid-challenge-indicator'],
    ['payment_type', { payment_type: 'x' }, 'invalid-payment-type'],
    ['expires_at', { expires_at: '2020-01-01T00:00:00Z' }, 'invalid-date'],
    ['risk.score', { risk: { score: '1'.repeat(13) } }, 'error'],
    ['device.id', { device: { id: 'd'.repeat(101) } }, 'error'],
    ['device.channel', { device: { channel: 'tv' } }, 'invalid-device-channel'],
    ['device.ip_address', { device: { ip_address: '1.2.3' } }, 'invalid-ip-address'],
    ['shipping.amount', { shipping: { amount: '-1' } }, 'invalid-amount'],
    ['shipping.method', { shipping: { method: 'sled' } }, 'invalid-shipping-method'],
    ['shipping.provider', { shipping: { provider: 'p'.repeat(33) } }, 'error'],
    ['shipping.delay', { shipping: { delay: 'never' } }, 'invalid-shipping-delay'],
    ['shipping.address1', { shipping: { address1: 'a'.repeat(256) } }, 'error'],
    ['shipping.city', { shipping: { city: 'c'.repeat(81) } }, 'error'],
    ['shipping.country_code', { shipping: { country_code: 'XX' } }, 'invalid-country'],
    ['shipping.zip', { shipping: { zip: 'z'.repeat(17) } }, 'error'],
    ['shipping.phone_number', { shipping: { phone_number: `+${'1'.repeat(16)}` } }, 'invalid-phone-number'],
    ['shipping.expects_shipping_at', { shipping: { expects_shipping_at: 'soon' } }, 'invalid-date'],
    ['tax.rate', { tax: { rate: '101' } }, 'invalid-tax-rate'],
    ['tax.amount', { tax: { amount: '-1' } }, 'invalid-tax-amount'],
    ['details[0].name', { details: [{ amount: '1' }] }, 'missing-name'],
    ['details[0].type', { details: [{ name: 'A', amount: '1', type: 't'.repeat(31) }] }, 'error'],
    ['details[0].quantity', { details: [{ name: 'A', amount: '1', quantity: '1.5' }] }, 'invalid-quantity'],
    [
      'details[0].category',
      { details: [{ name: 'A', amount: '1', category: 'x' }] },
      'invalid-detail-category',
    ],
    [
      'details[0].condition',
      { details: [{ name: 'A', amount: '1', condition: 'x' }] },
      'invalid-detail-condition',
    ],
    [
      'details[0].description',
      { details: [{ name: 'A', amount: '1', description: 'd'.repeat(256) }] },
      'error',
    ],
    ['details[0].brand', { details: [{ name: 'A', amount: '1', brand: 'b'.repeat(81) }] }, 'error'],
  ];

  it.each(wrong)('with a wrong %s is refused: %j', async (field, more, problem) => {
    const answer = await open().call('POST', '/invoices', { ...BARE, ...more }, encoding);
    expect(refused(answer)).toEqual({
      status: 400,
      error_type: `request.validation.${problem}`,
      fields: [field],
    });
  });

  it('for somebody unknown is refused', async () => {
    const customer_id = `cust_${'a'.repeat(32)}`;
    const answer = await open().call('POST', '/invoices', { ...BARE, customer_id }, encoding);
    expect(refused(answer)).toMatchObject({ status: 404, error_type: 'resource.customer.not-found' });
  });

  it('changes in amount, tax, details and shipping while it is unpaid, and in nothing else', async () => {
    const client = open();
    const { invoice } = (await client.call('POST', '/invoices', FULL, encoding)).body;
    const path = `/invoices/${invoice.id}`;
    const change = {
      name: 'other',
      amount: '40.5',
      details: [{ name: 'Pan', amount: '40.5' }],
      shipping: { city: 'Luleå' },
      tax: null,
    };
    const { body } = await client.call('PUT', path, change, encoding);
    expect(body.invoice).toMatchObject({
      name: 'NS-1',
      amount: '40.5',
      details: [{ name: 'Pan', amount: '40.5', quantity: 1 }],
      shipping: { city: 'Luleå', zip: null, amount: '0' },
      tax: FULL.tax,
    });
    const { transaction } = (await client.get(`${path}/transactions`)).body;
    expect(transaction).toMatchObject({ status: 'waiting', amount: '40.5' });
    expect(refused(await client.call('PUT', path, { amount: '0' }, encoding))).toEqual({
      status: 400,
      error_type: 'request.validation.invalid-amount',
      fields: ['amount'],
    });
  });

  it('does not change any more once it is paid', async () => {
    const client = open();
    const held = await authorized(client);
    const answer = await client.call('PUT', `/invoices/${held.invoice}`, { amount: '1' }, encoding);
    expect(refused(answer)).toMatchObject({ status: 400, error_type: 'gateway.invalid-state' });
  });

  it('is linked to a customer, whose payment it then is', async () => {
    const client = open();
    const made = await invoice(client);
    const path = `/invoices/${made.invoice}/customers`;
    expect((await client.get(path)).body.error_type).toBe('resource.customer.not-found');
    const [customer] = (await client.get('/customers?limit=1')).body.customers;
    const body = { customer_id: customer!.id };
    expect((await client.call('POST', path, body, encoding)).body.customer).toEqual(customer);
    expect((await client.get(path)).body.customer).toEqual(customer);
    const { transactions } = (await client.get(`/customers/${customer!.id}/transactions`)).body;
    expect(transactions[0]!.id).toBe(made.transaction);
    expect((await client.call('POST', path, {}, encoding)).status).toBe(400);
    expect((await client.call('POST', path, { customer_id: 'x' }, encoding)).status).toBe(404);
  });

  it('can be refunded by its own path, with an amount', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/invoices/${paid.invoice}/refunds`;
    const { refund } = (await client.call('POST', path, { reason: 'fraud', amount: '2' }, encoding)).body;
    expect((await client.get(`/transactions/${paid.transaction}/refunds/${refund.id}`)).body.refund).toEqual(
      refund,
    );
    expect(refused(await client.call('POST', path, { reason: 'fraud' }, encoding)).fields).toEqual([
      'amount',
    ]);
  });

  it('can be voided in part: the rest stays held', async () => {
    const client = open();
    const held = await authorized(client);
    const path = `/invoices/${held.invoice}/void`;
    const part = (await client.call('POST', path, { amount: '9' }, encoding)).body.transaction;
    expect(part).toMatchObject({ status: 'authorized', authorized_amount: '29', voided_amount: '9' });
    expect((await client.call('POST', path, { amount: '21' }, encoding)).status).toBe(400);
    const rest = (await client.call('POST', path, {}, encoding)).body.transaction;
    expect(rest).toMatchObject({ status: 'voided', voided_amount: '29' });
  });
});

describe('a link', () => {
  const LIFETIME = 31 * 24 * HOUR;

  async function pay(client: Client, id: string, number?: string): Promise<Answer> {
    return client.json(`/invoices/${id}/authorize`, { source: await card(client, number) });
  }

  it('can be paid for 31 days, not longer', async () => {
    const client = open();
    const early = await invoice(client);
    const late = await invoice(client);
    const { expires_at } = (await client.get(`/invoices/${early.invoice}`)).body.invoice as unknown as {
      expires_at: string;
    };
    expect(Date.parse(expires_at)).toBe(START + LIFETIME);
    client.sim.advance(LIFETIME - 1);
    expect((await pay(client, early.invoice)).status).toBe(200);
    client.sim.advance(2);
    expect(refused(await pay(client, late.invoice))).toMatchObject({
      status: 400,
      error_type: 'gateway.invalid-state',
    });
    expect((await client.get(`/invoices/${late.invoice}/transactions`)).body.transaction.status).toBe(
      'waiting',
    );
  });

  it('can be taken back until it is authorized', async () => {
    const client = open();
    const made = await invoice(client);
    const path = `/invoices/${made.invoice}`;
    const count = (await client.get('/invoices')).body.total_count;
    expect((await client.call('DELETE', path)).body).toEqual({ success: true });
    expect((await client.get(path)).body.error_type).toBe('resource.invoice.not-found');
    expect((await client.call('DELETE', path)).status).toBe(404);
    expect((await client.get('/invoices')).body.total_count).toBe(count - 1);
    expect((await pay(client, made.invoice)).status).toBe(400);
    expect((await client.get(`/transactions/${made.transaction}`)).body.transaction.status).toBe('voided');
    for (const paid of [await authorized(client), await captured(client)]) {
      expect(refused(await client.call('DELETE', `/invoices/${paid.invoice}`))).toMatchObject({
        status: 400,
        error_type: 'gateway.invalid-state',
      });
    }
  });

  it('that is taken back during 3D Secure may still be authorized, and is released within the hour', async () => {
    const client = open();
    const ends = new Set<string>();
    for (let n = 0; n < 8; n += 1) {
      const made = await invoice(client);
      expect((await pay(client, made.invoice, '4000000000000101')).body.transaction.status).toBe('pending');
      expect((await client.call('DELETE', `/invoices/${made.invoice}`)).status).toBe(200);
      client.sim.advance(HOUR / 6);
      const { status } = (await client.get(`/transactions/${made.transaction}`)).body.transaction;
      expect(['authorized', 'failed']).toContain(status);
      client.sim.advance(HOUR);
      const { transaction } = (await client.get(`/transactions/${made.transaction}?expand=operations`)).body;
      ends.add(transaction.status);
      if (transaction.status === 'voided')
        expect(transaction).toMatchObject({ authorized: true, captured_amount: '0', voided_amount: '29' });
    }
    expect([...ends].sort()).toEqual(['failed', 'voided']);
  });
});
