import { describe, expect, it } from 'vitest';
import {
  authorized,
  captured,
  card,
  DAY,
  ENCODINGS,
  invoice,
  open,
  refused,
  START,
  transaction,
} from './support.ts';
import type { Client, Paid } from './support.ts';

const NOBODY = 'a'.repeat(32);

/** What a payment needs before an action. */
const READY: Readonly<Record<string, (client: Client) => Promise<Paid>>> = {
  unpaid: (client) => invoice(client),
  held: (client) => authorized(client, { incremental: true }),
  plain: (client) => authorized(client),
  paid: (client) => captured(client),
};

describe.each(ENCODINGS)('an invoice, by %s,', (encoding) => {
  it('is authorized with all that the reference offers', async () => {
    const client = open();
    const made = await invoice(client);
    const source = await card(client);
    const auto_capture_at = new Date(START + DAY).toISOString();
    const body = {
      source,
      auto_capture_at,
      incremental: true,
      capture_amount: '20',
      metadata: { till: '3' },
    };
    const answer = await client.call('POST', `/invoices/${made.invoice}/authorize`, body, encoding);
    expect(answer.body).not.toHaveProperty('customer_action');
    expect(answer.body.transaction).toMatchObject({
      id: made.transaction,
      status: 'authorized',
      authorized_amount: '29',
      captured_amount: '0',
      card_id: source,
      operations: [
        { type: 'request' },
        { type: 'authorization', is_attempt: true },
        { type: 'authorization' },
      ],
    });
    expect((await client.get(`/invoices/${made.invoice}`)).body.invoice).toMatchObject({
      incremental: true,
      auto_capture_at: '2026-11-18T12:00:00Z',
    });
    client.sim.advance(DAY + 1);
    expect(await transaction(client, made)).toMatchObject({ status: 'completed', captured_amount: '20' });
  });

  it('is captured directly with a source, in part and under another descriptor', async () => {
    const client = open();
    const made = await invoice(client);
    const body = {
      source: await card(client),
      capture_amount: '9',
      capture_statement_descriptor: 'Norrland mug',
      invoice_detail_ids: [made.details[0]],
    };
    const path = `/invoices/${made.invoice}`;
    const { transaction } = (await client.call('POST', `${path}/capture`, body, encoding)).body;
    expect(transaction).toMatchObject({ status: 'completed', authorized_amount: '29', captured_amount: '9' });
    expect((await client.get(path)).body.invoice.statement_descriptor).toBe('Norrland mug');
  });

  it('is captured for the items that are named, and for all of it when all are', async () => {
    const client = open();
    const take = async (ids: (made: Paid) => readonly (string | undefined)[], more = {}) => {
      const made = await authorized(client);
      const body = { source: '', invoice_detail_ids: ids(made), ...more };
      const answer = await client.call('POST', `/invoices/${made.invoice}/capture`, body, encoding);
      return [answer.body.transaction.status, answer.body.transaction];
    };
    const [mug, blanket] = [0, 1].map((n) => ({ details }: Paid) => [details[n]]);
    expect(await take(mug!)).toMatchObject(['completed', { captured_amount: '9', voided_amount: '20' }]);
    expect(await take(blanket!)).toMatchObject(['completed', { captured_amount: '20', voided_amount: '9' }]);
    expect(await take(({ details }) => details)).toMatchObject(['completed', { captured_amount: '29' }]);
    expect(await take(() => [])).toMatchObject(['completed', { captured_amount: '29' }]);
    expect(await take(mug!, { capture_amount: '5' })).toMatchObject(['completed', { captured_amount: '5' }]);
    const short = await authorized(client);
    await client.call('POST', `/invoices/${short.invoice}/void`, { amount: '10' }, encoding);
    const body = { source: '', invoice_detail_ids: [short.details[1]] };
    expect(refused(await client.call('POST', `/invoices/${short.invoice}/capture`, body, encoding))).toEqual({
      status: 400,
      error_type: 'request.validation.invalid-amount',
      fields: ['invoice_detail_ids'],
    });
  });

  it('is captured without a source, or with an empty one, once it is authorized', async () => {
    const client = open();
    for (const body of [{}, { source: '' }, { source: null }]) {
      const held = await authorized(client);
      const answer = await client.call('POST', `/invoices/${held.invoice}/capture`, body, encoding);
      expect(answer.body.transaction.status).toBe('completed');
    }
  });

  it('is incremented more than once, then captured in full', async () => {
    const client = open();
    const held = await authorized(client, { incremental: true });
    const path = `/invoices/${held.invoice}`;
    for (const [amount, total] of [
      ['10.00', '39'],
      ['0.5', '39.5'],
    ]) {
      const { transaction } = (
        await client.call('POST', `${path}/increment_authorization`, { amount }, encoding)
      ).body;
      expect(transaction).toMatchObject({ status: 'authorized', amount: total, authorized_amount: total });
    }
    const { transaction } = (await client.call('POST', `${path}/capture`, {}, encoding)).body;
    expect(transaction).toMatchObject({ captured_amount: '39.5' });
  });

  it('is voided, and nothing can be captured any more', async () => {
    const client = open();
    const held = await authorized(client);
    const path = `/invoices/${held.invoice}`;
    const { transaction } = (await client.call('POST', `${path}/void`, {}, encoding)).body;
    expect(transaction).toMatchObject({
      status: 'voided',
      voided: true,
      authorized: true,
      voided_amount: '29',
    });
    expect((await client.call('POST', `${path}/capture`, {}, encoding)).status).toBe(400);
  });

  const state = 'gateway.invalid-state';
  const wrong = (problem: string) => `request.validation.${problem}`;
  it.each([
    ['unpaid', 'authorize', {}, wrong('missing-source'), ['source']],
    ['unpaid', 'authorize', { source: 'SOURCE', incremental: 'perhaps' }, wrong('error'), ['incremental']],
    [
      'unpaid',
      'authorize',
      { source: 'SOURCE', auto_capture_at: 'soon' },
      wrong('invalid-date'),
      ['auto_capture_at'],
    ],
    [
      'unpaid',
      'authorize',
      { source: 'SOURCE', metadata: { a: 'v'.repeat(501) } },
      wrong('invalid-metadata'),
      ['metadata'],
    ],
    [
      'unpaid',
      'authorize',
      { source: 'SOURCE', capture_amount: '-1' },
      wrong('invalid-amount'),
      ['capture_amount'],
    ],
    ['plain', 'authorize', { source: 'SOURCE' }, state, undefined],
    ['unpaid', 'capture', {}, wrong('missing-source'), ['source']],
    [
      'unpaid',
      'capture',
      { source: 'SOURCE', capture_amount: '29.01' },
      wrong('invalid-amount'),
      ['capture_amount'],
    ],
    ['plain', 'capture', { capture_amount: '29.01' }, wrong('invalid-amount'), ['capture_amount']],
    ['plain', 'capture', { capture_amount: '1.234' }, wrong('invalid-amount'), ['capture_amount']],
    [
      'plain',
      'capture',
      { capture_statement_descriptor: 'D'.repeat(23) },
      wrong('error'),
      ['capture_statement_descriptor'],
    ],
    ['plain', 'capture', { invoice_detail_ids: ['iv_det_x'] }, wrong('invalid-id'), ['invoice_detail_ids']],
    ['paid', 'capture', {}, state, undefined],
    ['held', 'increment_authorization', {}, wrong('invalid-amount'), ['amount']],
    ['held', 'increment_authorization', { amount: '0' }, wrong('invalid-amount'), ['amount']],
    ['plain', 'increment_authorization', { amount: '1' }, state, undefined],
    ['paid', 'increment_authorization', { amount: '1' }, state, undefined],
    ['unpaid', 'void', {}, state, undefined],
    ['paid', 'void', {}, state, undefined],
    ['plain', 'void', { amount: '30' }, wrong('invalid-amount'), ['amount']],
  ])('that is %s is refused a wrong %s: %j', async (readiness, action, body, error_type, fields) => {
    const client = open();
    const made = await READY[readiness]!(client);
    const before = await transaction(client, made, 'operations');
    const sent = 'source' in body ? { ...body, source: await card(client) } : body;
    const answer = await client.call('POST', `/invoices/${made.invoice}/${action}`, sent, encoding);
    expect(refused(answer)).toEqual({ status: 400, error_type, fields });
    expect(await transaction(client, made, 'operations')).toEqual(before);
  });

  it.each(['authorize', 'capture', 'increment_authorization', 'void', 'refunds'])(
    'that nobody knows has no %s',
    async (action) => {
      const answer = await open().call('POST', `/invoices/iv_${NOBODY}/${action}`, { amount: '1' }, encoding);
      expect(refused(answer)).toMatchObject({ status: 404, error_type: 'resource.invoice.not-found' });
    },
  );
});

describe.each(ENCODINGS)('a refund, by %s,', (encoding) => {
  it('gives back a part, item by item, and then the rest', async () => {
    const client = open();
    const paid = await captured(client);
    const path = `/transactions/${paid.transaction}/refunds`;
    const body = {
      amount: '9',
      reason: 'customer_request',
      information: 'The mug was broken',
      invoice_detail_ids: [paid.details[0]],
      metadata: { ticket: '7' },
    };
    const part = (await client.call('POST', path, body, encoding)).body.refund;
    expect(part).toMatchObject({
      ...body,
      transaction_id: paid.transaction,
      has_failed: false,
      sandbox: true,
    });
    const rest = (await client.call('POST', path, { reason: 'duplicate' }, encoding)).body.refund;
    expect(rest).toMatchObject({ amount: '20', invoice_detail_ids: paid.details });
    expect((await client.get(`${path}/${part.id}`)).body.refund).toEqual(part);
    const list = (await client.get(path)).body;
    expect([list.total_count, list.refunds]).toEqual([2, [rest, part]]);
    expect(await transaction(client, paid)).toMatchObject({ status: 'refunded', available_amount: '0' });
  });

  it.each([
    [{}, 'error', ['reason']],
    [{ reason: 'because' }, 'error', ['reason']],
    [{ reason: 'fraud', amount: '29.01' }, 'invalid-amount', ['amount']],
    [{ reason: 'fraud', amount: '0' }, 'invalid-amount', ['amount']],
    [{ reason: 'fraud', amount: '1.001' }, 'invalid-amount', ['amount']],
    [{ reason: 'fraud', invoice_detail_ids: ['iv_det_x'] }, 'invalid-id', ['invoice_detail_ids']],
    [{ reason: 'fraud', metadata: { a: 'v'.repeat(501) } }, 'invalid-metadata', ['metadata']],
  ])('is refused for %j, and nothing goes back', async (body, problem, fields) => {
    const client = open();
    const paid = await captured(client);
    const answer = await client.call('POST', `/transactions/${paid.transaction}/refunds`, body, encoding);
    expect(refused(answer)).toEqual({ status: 400, error_type: `request.validation.${problem}`, fields });
    expect(await transaction(client, paid)).toMatchObject({ refunded_amount: '0', refunded: false });
  });
});

describe('a transaction', () => {
  it('that nobody knows is not found, nor its refunds', async () => {
    const client = open();
    const unknown = `/transactions/tr_${NOBODY}`;
    for (const path of [unknown, `${unknown}/refunds`, `${unknown}/refunds/refd_${NOBODY}`])
      expect((await client.get(path)).body.error_type).toBe('resource.transaction.not-found');
    expect((await client.json(`${unknown}/refunds`, { reason: 'fraud' })).status).toBe(404);
    const paid = await captured(client);
    const refund = await client.get(`/transactions/${paid.transaction}/refunds/refd_${NOBODY}`);
    expect(refund.body.error_type).toBe('resource.refund.not-found');
  });
});
