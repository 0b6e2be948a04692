import { describe, expect, it } from 'vitest';
import {
  authorized,
  captured,
  card,
  ENCODINGS,
  GOOD_CARD,
  invoice,
  open,
  refused,
  transaction,
} from './support.ts';

const FACTS = {
  name: 'John Smith',
  address1: '999 Letsby Avenue',
  address2: 'Upstairs',
  city: 'Sheffield',
  state: 'South Yorkshire',
  zip: 'S1 2BJ',
  country_code: 'GB',
  ip_address: '192.0.2.7',
  user_agent: 'Browser/1.0',
  header_accept: 'text/html',
  app_color_depth: '24',
  app_java_enabled: false,
  app_language: 'en-GB',
  app_screen_height: 900,
  app_screen_width: 1440,
  app_timezone_offset: -60,
  preferred_scheme: 'carte bancaire',
  metadata: { till: '3' },
};

/** The curl sample of the reference (seed 003, Tokenizing a card). */
const SAMPLE = { name: 'John Smith', number: GOOD_CARD, exp_month: 12, exp_year: 2030, cvc2: '200' };

describe.each(ENCODINGS)('a card tokenized by %s', (encoding) => {
  it('shows itself, without its number', async () => {
    const client = open();
    const { body, text } = await client.call('POST', '/cards', { ...SAMPLE, ...FACTS }, encoding);
    expect(body.card).toMatchObject({
      ...FACTS,
      scheme: 'visa',
      iin: '424242',
      last_4_digits: '4242',
      exp_month: 12,
      exp_year: 2030,
      cvc_check: 'passed',
      token_id: null,
      used: false,
      expires_soon: false,
      sandbox: true,
    });
    expect(text).not.toContain(GOOD_CARD);
    expect((await client.get(`/cards/${body.card.id}`)).body).toEqual(body);
    expect((await client.get('/cards?limit=1')).body.cards).toEqual([body.card]);
  });

  it('takes the address inside `contact`, as the SDKs send it', async () => {
    const contact = { address1: 'Storgatan 1', city: 'Umeå', zip: '903 26', country_code: 'SE' };
    const { body } = await open().call('POST', '/cards', { ...SAMPLE, contact }, encoding);
    expect(body.card).toMatchObject(contact);
  });

  it.each([
    ['4242424242424241', 'number'],
    ['42424242', 'number'],
    ['', 'number'],
    ['card', 'number'],
  ])('is refused for the number "%s"', async (number, field) => {
    const answer = await open().call('POST', '/cards', { ...SAMPLE, number }, encoding);
    expect(refused(answer)).toEqual({ status: 400, error_type: 'card.invalid-number', fields: [field] });
  });

  it.each([
    ['exp_month', { exp_month: 13 }, 'error'],
    ['exp_year', { exp_year: 'soon' }, 'invalid-quantity'],
    ['name', { name: 'n'.repeat(256) }, 'error'],
    ['address1', { address1: 'a'.repeat(256) }, 'error'],
    ['city', { city: 'c'.repeat(256) }, 'error'],
    ['zip', { zip: 'z'.repeat(17) }, 'error'],
    ['country_code', { country_code: 'UK' }, 'invalid-country'],
    ['ip_address', { ip_address: '1.2.3' }, 'invalid-ip-address'],
    ['app_timezone_offset', { app_timezone_offset: 900 }, 'error'],
    ['metadata', { metadata: { a: 'v'.repeat(501) } }, 'invalid-metadata'],
  ])('is refused for a wrong %s', async (field, more, problem) => {
    const answer = await open().call('POST', '/cards', { ...SAMPLE, ...more }, encoding);
    expect(refused(answer)).toEqual({
      status: 400,
      error_type: `request.validation.${problem}`,
      fields: [field],
    });
  });

  it('pays once', async () => {
    const client = open();
    const source = await card(client);
    const [first, second] = [await invoice(client), await invoice(client)];
    const pay = (id: string) => client.call('POST', `/invoices/${id}/capture`, { source }, encoding);
    expect((await pay(first.invoice)).body.transaction.card_id).toBe(source);
    expect(refused(await pay(second.invoice))).toEqual({
      status: 400,
      error_type: 'request.source.card-already-used',
      fields: ['source'],
    });
    expect((await client.get(`/cards/${source}`)).body.card['used']).toBe(true);
  });

  it('changes in what is the cardholder’s, wherever it is shown', async () => {
    const client = open();
    const paid = await authorized(client);
    const id = (await transaction(client, paid)).card_id!;
    const change = {
      name: 'Jane Smith',
      preferred_scheme: 'mastercard',
      metadata: { till: '4' },
      city: null,
    };
    const changed = (await client.call('PUT', `/cards/${id}`, change, encoding)).body.card;
    expect(changed).toMatchObject({ ...change, last_4_digits: '4242' });
    expect(await transaction(client, paid, 'card')).toMatchObject({ card: changed });
    expect(
      refused(await client.call('PUT', `/cards/${id}`, { zip: 'z'.repeat(17) }, encoding)).fields,
    ).toEqual(['zip']);
  });
});

describe('a card', () => {
  it('has a fingerprint of its own, the same each time', async () => {
    const client = open();
    const prints = await Promise.all(
      [GOOD_CARD, GOOD_CARD, '5555555555554444'].map(
        async (number) => (await client.json('/cards', { number })).body.card['fingerprint'],
      ),
    );
    expect(prints[0]).toBe(prints[1]);
    expect(new Set(prints).size).toBe(2);
  });

  it.each([
    [11, 2026, true],
    [12, 2026, true],
    [1, 2027, false],
    [10, 2026, false],
  ])('of %d/%d expires soon, seen in November 2026: %s', async (exp_month, exp_year, soon) => {
    const { body } = await open().json('/cards', { number: GOOD_CARD, exp_month, exp_year });
    expect(body.card['expires_soon']).toBe(soon);
  });

  it('is forgotten when it is deleted; its payments still show its digits', async () => {
    const client = open();
    const paid = await authorized(client);
    const id = (await transaction(client, paid)).card_id!;
    await client.call('PUT', `/cards/${id}`, { name: 'Jane Smith' });
    expect((await client.call('DELETE', `/cards/${id}`)).body).toEqual({ success: true });
    expect((await client.get(`/cards/${id}`)).body.error_type).toBe('resource.card.not-found');
    for (const method of ['PUT', 'DELETE'])
      expect((await client.call(method, `/cards/${id}`)).status).toBe(404);
    expect(await transaction(client, paid, 'card')).toMatchObject({
      card: { last_4_digits: '4242', name: null, fingerprint: null },
    });
  });

  it('of the world has been used', async () => {
    const client = open();
    const { transactions } = (await client.get('/transactions?limit=20')).body;
    const source = transactions.find((one) => one.card_id)!.card_id!;
    const made = await invoice(client);
    const answer = await client.json(`/invoices/${made.invoice}/authorize`, { source });
    expect(answer.body.error_type).toBe('request.source.card-already-used');
  });
});

/** The test cards of ProcessOut's sandbox (facts sheet, section 12). */
describe('a test card', () => {
  it.each([
    ['4242424242424242', 'visa'],
    ['5555555555554444', 'mastercard'],
    ['378282246310005', 'american express'],
  ])('%s pays', async (number, scheme) => {
    const client = open();
    const paid = await captured(client, { number });
    expect(await transaction(client, paid, 'card')).toMatchObject({ status: 'completed', card: { scheme } });
  });

  it.each([
    ['4000000000002180', 'card.do-not-honor'],
    ['4000000000002198', 'card.possible-fraud'],
    ['4000000000002206', 'card.no-money'],
    ['4000000000002214', 'card.expired'],
    ['4000000000002222', 'card.stolen'],
    ['4000000000002230', 'card.failed-cvc'],
    ['4000000000002248', 'card.failed-avs'],
    ['4000000000002271', 'card.lost'],
    ['4000000000000002', 'card.declined'],
  ])('%s is declined: %s', async (number, code) => {
    const client = open();
    const made = await invoice(client);
    const source = await card(client, number);
    const answer = await client.json(`/invoices/${made.invoice}/authorize`, { source });
    expect(refused(answer)).toMatchObject({ status: 410, error_type: code });
    expect(await transaction(client, made)).toMatchObject({ status: 'failed', error_code: code });
  });

  it.each([
    ['4000000000000010', 'capture', {}, 'gateway.declined'],
    ['4000000000000531', 'increment_authorization', { amount: '1' }, 'gateway.declined'],
    ['4000000000003303', 'increment_authorization', { amount: '1' }, 'card.no-money'],
  ])('%s is held, and its %s fails', async (number, action, body, code) => {
    const client = open();
    const held = await authorized(client, { number, incremental: true });
    const answer = await client.json(`/invoices/${held.invoice}/${action}`, body);
    expect(refused(answer)).toMatchObject({ status: 410, error_type: code });
    expect(await transaction(client, held)).toMatchObject({ status: 'authorized', authorized_amount: '29' });
  });

  it('4000000000006223 fails to be captured once incremented', async () => {
    const client = open();
    const number = '4000000000006223';
    const held = await authorized(client, { number, incremental: true });
    await client.json(`/invoices/${held.invoice}/increment_authorization`, { amount: '1' });
    expect((await client.json(`/invoices/${held.invoice}/capture`, {})).status).toBe(410);
    const plain = await authorized(client, { number, incremental: true });
    expect((await client.json(`/invoices/${plain.invoice}/capture`, {})).status).toBe(200);
  });

  it('4000000000000077 is captured, and its refunds are declined', async () => {
    const client = open();
    const paid = await captured(client, { number: '4000000000000077' });
    const answer = await client.json(`/transactions/${paid.transaction}/refunds`, { reason: 'fraud' });
    expect(refused(answer)).toMatchObject({ status: 410, error_type: 'gateway.declined' });
    expect(await transaction(client, paid)).toMatchObject({ status: 'completed', refunded_amount: '0' });
  });

  it.each([
    ['4000000000000069', ['transaction.chargeback.created'], 'chargeback-initiated'],
    ['4000000000000200', ['transaction.chargeback.created', 'transaction.chargeback.won'], 'solved'],
    ['4000000000000309', ['transaction.chargeback.retrieval-request'], 'retrieval-request'],
    ['4000000000004004', ['transaction.chargeback.fraud-notification'], 'fraud-notification'],
  ])('%s is disputed: %j', async (number, names, status) => {
    const client = open();
    const paid = await captured(client, { number });
    client.sim.advance(3 * 60_000);
    const { events } = (await client.get('/events?limit=100')).body;
    const own = events.filter(({ data }) => data.transaction.id === paid.transaction).reverse();
    expect(own.map(({ name }) => name).slice(-names.length)).toEqual(names);
    expect((await transaction(client, paid)).status).toBe(status);
  });

  it.each([
    [{}, 'three-d-s-2', 'success', 'authorized'],
    [{ metadata: { simulate: 'challenge-fails' } }, 'three-d-s-2', 'failed', 'failed'],
    [{ enable_three_d_s_2: false }, 'three-d-s', 'success', 'authorized'],
    [
      { enable_three_d_s_2: false, metadata: { simulate: 'challenge-fails' } },
      'three-d-s',
      'failed',
      'failed',
    ],
  ])('4000000000000101 asks for 3D Secure, with %j', async (more, check, result, status) => {
    const client = open();
    const made = await invoice(client);
    const source = await card(client, '4000000000000101');
    const { body } = await client.json(`/invoices/${made.invoice}/authorize`, { source, ...more });
    expect(body).toMatchObject({ transaction: { status: 'pending' }, customer_action: { type: 'url' } });
    client.sim.advance(2 * 60_000);
    expect(await transaction(client, made)).toMatchObject({ status, three_d_s_status: result });
    const { events } = (await client.get('/events?limit=4')).body;
    expect(events.map(({ name }) => name).reverse()).toEqual([
      'transaction.requested',
      `transaction.operation.${check}.pending`,
      `transaction.operation.${check}.${result}`,
      status === 'failed' ? 'transaction.failed' : 'transaction.authorized',
    ]);
  });
});
