import { describe, expect, it } from 'vitest';
import {
  card,
  ENCODINGS,
  eventsSince,
  invoice,
  MINUTE,
  newestEvent,
  open,
  refused,
  transaction,
} from './support.ts';
import type { Client } from './support.ts';

/** 3D Secure asked for by itself, ahead of the payment. */
describe.each(ENCODINGS)('3D Secure on its own, by %s', (encoding) => {
  const post = (client: Client, id: string, action: string, body: object) =>
    client.call('POST', `/invoices/${id}/${action}`, body, encoding);

  it('sends the customer to pass it, after which the same card pays without being asked', async () => {
    const client = open();
    const made = await invoice(client);
    const source = await card(client, '4000000000000101');
    const before = await newestEvent(client);
    const { body } = await post(client, made.invoice, 'three-d-s', { source });
    expect(body).toEqual({
      success: true,
      customer_action: {
        type: 'url',
        value: `https://checkout.processout.com/test-proj_sandbox/${made.invoice}/three-d-s`,
        metadata: {},
      },
    });
    expect(await transaction(client, made)).toMatchObject({ status: 'pending', three_d_s_status: 'pending' });
    client.sim.advance(2 * MINUTE);
    expect(await transaction(client, made)).toMatchObject({
      status: 'waiting',
      three_d_s_status: 'success',
      authorized_amount: '0',
    });
    expect((await eventsSince(client, before.id)).map(({ name }) => name)).toEqual([
      'transaction.operation.three-d-s-2.pending',
      'transaction.operation.three-d-s-2.success',
    ]);
    const paid = (await post(client, made.invoice, 'authorize', { source })).body;
    expect(paid.customer_action).toBeUndefined();
    expect(paid.transaction).toMatchObject({ status: 'authorized', three_d_s_status: 'success' });
    expect(paid.transaction.operations.map(({ type, is_attempt }) => [type, is_attempt])).toEqual([
      ['request', false],
      ['three_d_s_check', true],
      ['three_d_s_check', false],
      ['authorization', true],
      ['authorization', false],
    ]);
  });

  it('is of the first version when the second is switched off, and asks any other card again', async () => {
    const client = open();
    const made = await invoice(client);
    await post(client, made.invoice, 'three-d-s', { source: await card(client), enable_three_d_s_2: false });
    expect((await newestEvent(client)).name).toBe('transaction.operation.three-d-s.pending');
    client.sim.advance(2 * MINUTE);
    const other = await card(client, '4000000000000101');
    expect(
      (await post(client, made.invoice, 'authorize', { source: other })).body.customer_action,
    ).toBeDefined();
  });

  it('fails the payment when it is not passed', async () => {
    const client = open();
    const made = await invoice(client);
    const metadata = { simulate: 'challenge-fails' };
    await post(client, made.invoice, 'three-d-s', { source: await card(client), metadata });
    client.sim.advance(2 * MINUTE);
    expect(await transaction(client, made)).toMatchObject({
      status: 'failed',
      error_code: 'card.failed-3ds',
    });
  });

  it('ends with the invoice when that is taken back meanwhile', async () => {
    const client = open();
    const made = await invoice(client);
    await post(client, made.invoice, 'three-d-s', { source: await card(client) });
    expect((await client.call('DELETE', `/invoices/${made.invoice}`)).status).toBe(200);
    client.sim.advance(60 * MINUTE);
    expect(await transaction(client, made)).toMatchObject({ status: 'voided', authorized: false });
  });

  it('needs a card, and an invoice that waits for a payment', async () => {
    const client = open();
    const made = await invoice(client);
    const { id } = (await client.get('/gateway-configurations')).body.gateway_configurations[0]!;
    const source = `gway_req_${btoa(JSON.stringify({ gateway_configuration_id: id }))}`;
    expect(refused(await post(client, made.invoice, 'three-d-s', { source }))).toMatchObject({
      status: 400,
      error_type: 'request.source.invalid',
    });
    await post(client, made.invoice, 'capture', { source: await card(client) });
    expect(
      refused(await post(client, made.invoice, 'three-d-s', { source: await card(client) })),
    ).toMatchObject({
      status: 400,
      error_type: 'gateway.invalid-state',
    });
  });
});
