import { describe, expect, it } from 'vitest';
import { itemsOf, openPayouts, payoutsOf } from './payouts-support.ts';
import { card, DAY, ENCODINGS, invoice, newestEvent, open, refused, transaction } from './support.ts';
import type { Client } from './support.ts';

const configurations = async (client: Client) =>
  (await client.get('/gateway-configurations')).body.gateway_configurations;

/** Money that is paid out to a card: the transaction as it is published (facts sheet, section 4), and no sale. */
describe.each(ENCODINGS)('paying an invoice out, by %s', (encoding) => {
  const pay = (client: Client, id: string, body: object) =>
    client.call('POST', `/invoices/${id}/payout`, body, encoding);

  it('gives a completed transaction with a negative amount, of which nothing was captured', async () => {
    const client = open();
    const made = await invoice(client);
    const source = await card(client);
    const { status, body } = await pay(client, made.invoice, { source, metadata: { claim: '7' } });
    expect(status).toBe(200);
    expect(body.transaction).toMatchObject({
      id: made.transaction,
      status: 'completed',
      amount: '-29',
      authorized_amount: '0',
      captured_amount: '0',
      refunded_amount: '0',
      available_amount: '0',
      authorized: false,
      captured: false,
      authorized_at: null,
      captured_at: null,
      card_id: source,
    });
    const rows = body.transaction.operations.map((row) => ({ ...row })) as unknown as Record<
      string,
      unknown
    >[];
    expect(
      rows.map(({ type, is_attempt, is_accountable, amount }) => [type, is_attempt, is_accountable, amount]),
    ).toEqual([
      ['request', false, false, '-29'],
      ['payout', true, false, '-29'],
      ['payout', false, true, '-29'],
    ]);
    expect(rows[1]!['gateway_operation_id']).toBe(rows[2]!['gateway_operation_id']);
    expect(rows[2]!['metadata']).toEqual({ claim: '7' });
    expect((await client.get(`/invoices/${made.invoice}`)).body.invoice.amount).toBe('29');
  });

  it('goes through the PSP that is asked for', async () => {
    const client = open();
    for (const name of ['force_gateway_configuration_id', 'gateway_configuration_id'])
      for (const { id } of await configurations(client)) {
        const made = await invoice(client);
        const { body } = await pay(client, made.invoice, { source: await card(client), [name]: id });
        expect(body.transaction).toMatchObject({ status: 'completed', gateway_configuration_id: id });
      }
    const made = await invoice(client);
    const asked = { source: await card(client), gateway_configuration_id: 'gway_conf_x' };
    expect(refused(await pay(client, made.invoice, asked))).toMatchObject({
      status: 404,
      error_type: 'resource.gateway-configuration.not-found',
    });
  });

  it('pays a stored card, and the customer whose default it is; a gift card has none to pay to', async () => {
    const client = open();
    const { id } = (await client.json('/customers', {})).body.customer;
    const { token } = (await client.json(`/customers/${id}/tokens`, { source: await card(client) })).body;
    for (const source of [token.id, id]) {
      const made = await invoice(client);
      expect((await pay(client, made.invoice, { source })).body.transaction).toMatchObject({
        status: 'completed',
        token_id: token.id,
        customer_id: id,
      });
    }
    const atPsp = `gway_req_${btoa(JSON.stringify({ gateway_configuration_id: (await configurations(client))[0]!.id }))}`;
    const made = await invoice(client);
    expect(refused(await pay(client, made.invoice, { source: atPsp }))).toEqual({
      status: 400,
      error_type: 'request.source.invalid',
      fields: ['source'],
    });
  });

  it('fails with the code of the card, and leaves a failed transaction', async () => {
    const client = open();
    const made = await invoice(client);
    const answer = await pay(client, made.invoice, { source: await card(client, '4000000000002222') });
    expect(refused(answer)).toMatchObject({ status: 410, error_type: 'card.stolen' });
    expect(await transaction(client, made)).toMatchObject({
      status: 'failed',
      amount: '-29',
      error_code: 'card.stolen',
      captured_amount: '0',
    });
    expect((await newestEvent(client)).name).toBe('transaction.failed');
  });

  it('is done once, and cannot be captured, voided, increased or refunded', async () => {
    const client = open();
    const made = await invoice(client);
    await pay(client, made.invoice, { source: await card(client) });
    const path = `/invoices/${made.invoice}`;
    const source = await card(client);
    for (const [action, body] of [
      ['payout', { source }],
      ['authorize', { source }],
      ['capture', { source: '' }],
      ['void', {}],
    ] as const)
      expect(refused(await client.call('POST', `${path}/${action}`, body, encoding))).toMatchObject({
        status: 400,
        error_type: 'gateway.invalid-state',
      });
    const refund = { reason: 'fraud', amount: '29' };
    expect(
      refused(await client.call('POST', `/transactions/${made.transaction}/refunds`, refund, encoding)),
    ).toMatchObject({ status: 400, error_type: 'request.validation.invalid-amount' });
    const late = await invoice(client);
    client.sim.advance(32 * DAY);
    expect(refused(await pay(client, late.invoice, { source: await card(client) })).error_type).toBe(
      'gateway.invalid-state',
    );
  });
});

describe('money that was paid out', () => {
  it('is one payout in the ledger and no sale, and in no settlement', async () => {
    const client = openPayouts({ size: 50 });
    const made = await invoice(client, 'EUR', '29');
    const body = { source: await card(client) };
    const key = { 'idempotency-key': 'payout-1' };
    const path = `/invoices/${made.invoice}/payout`;
    const first = await client.json(path, body, key);
    expect((await client.json(path, body, key)).text).toBe(first.text);
    const entry = client.sim.ledger.transaction(made.transaction);
    expect(entry).toMatchObject({ status: 'completed', authorized: 0n, captured: 0n, refunded: 0n });
    expect(entry?.effects).toMatchObject([{ action: 'payout', amount: 2900n, idempotency_key: 'payout-1' }]);
    client.sim.advance(40 * DAY);
    for (const payout of await payoutsOf(client))
      for (const { transaction_id } of await itemsOf(client, payout))
        expect(transaction_id).not.toBe(made.transaction);
  });
});
