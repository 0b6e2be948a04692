import { describe, expect, it } from 'vitest';
import { owner, pay, stored } from './support-tokens.ts';
import { card, ENCODINGS, eventsSince, GOOD_CARD, MINUTE, newestEvent, refused } from './support.ts';

const DECLINED = '4000000000002180';
const THREE_D_S = '4000000000000101';

describe.each(ENCODINGS)('a token made by %s', (encoding) => {
  it('without verification stores the card, and pays as often as wanted', async () => {
    const { client, id, path } = await owner();
    const source = await card(client);
    const said = {
      description: 'Main card',
      return_url: 'shop.example://back',
      cancel_url: 'https://shop.example/cancel',
      invoice_return_url: 'shop.example://invoice',
      webhook_url: 'https://shop.example/hooks',
      metadata: { slot: '1' },
      manual_invoice_cancellation: true,
    };
    const { body } = await client.call('POST', path, { source, ...said }, encoding);
    expect(body).not.toHaveProperty('customer_action');
    expect(body.token).toMatchObject({
      ...said,
      customer_id: id,
      card_id: source,
      type: 'card',
      verification_status: 'not-requested',
      is_default: true,
      is_chargeable: true,
      can_get_balance: false,
      summary: '**** **** **** 4242',
      sandbox: true,
    });
    expect((await client.get(`${path}/${body.token.id}`)).body).toEqual(body);
    expect((await client.get(path)).body.tokens).toEqual([body.token]);
    expect((await client.get(`/cards/${source}`)).body.card).toMatchObject({
      token_id: body.token.id,
      used: true,
    });
    for (let times = 0; times < 2; times += 1) {
      const paid = (await pay(client, body.token.id)).body.transaction;
      expect(paid).toMatchObject({
        status: 'authorized',
        token_id: body.token.id,
        card_id: source,
        customer_id: id,
      });
    }
  });

  it('with verification waits for the card that the client brings', async () => {
    const { client, path } = await owner();
    const { token } = (await client.call('POST', path, { verify: true }, encoding)).body;
    expect(token).toMatchObject({
      verification_status: 'pending',
      is_chargeable: false,
      card_id: null,
      summary: null,
    });
    expect(refused(await pay(client, token.id))).toMatchObject({
      status: 400,
      error_type: 'request.source.invalid',
    });
    const start = (await newestEvent(client)).id;
    const source = await card(client);
    const brought = (await client.call('PUT', `${path}/${token.id}`, { source, verify: true }, encoding))
      .body;
    expect(brought.token).toMatchObject({
      verification_status: 'success',
      is_chargeable: true,
      card_id: source,
    });
    expect((await eventsSince(client, start)).map(({ name }) => name)).toEqual([
      'customer.token.updated',
      'customer.token.verified',
    ]);
    expect((await pay(client, token.id)).body.transaction.status).toBe('authorized');
  });

  it.each([
    [GOOD_CARD, {}, 'success', 'customer.token.verified'],
    [DECLINED, {}, 'failed', 'customer.token.verification.failed'],
    [GOOD_CARD, { metadata: { simulate: 'decline' } }, 'failed', 'customer.token.verification.failed'],
    [GOOD_CARD, { metadata: { simulate: 'verification-unknown' } }, 'unknown', 'customer.token.updated'],
  ])('and verified with %s %j ends as %s', async (number, more, status, event) => {
    const { client, path } = await owner();
    await stored({ client, id: '', path });
    const source = await card(client, number);
    const { token } = (await client.call('POST', path, { source, verify: true, ...more }, encoding)).body;
    expect(token).toMatchObject({ verification_status: status, is_chargeable: status === 'success' });
    const last = await newestEvent(client);
    expect([last.name, last.data.token['verification_status']]).toEqual([event, status]);
  });

  it('and verified through 3D Secure is decided a minute later', async () => {
    const { client, path } = await owner();
    const source = await card(client, THREE_D_S);
    const { token, customer_action } = (await client.call('POST', path, { source, verify: true }, encoding))
      .body;
    expect(token['verification_status']).toBe('pending');
    expect(customer_action).toMatchObject({ type: 'url' });
    client.sim.advance(2 * MINUTE);
    const after = (await client.get(`${path}/${token.id}`)).body;
    expect(after.token['verification_status']).toBe('success');
    expect((await newestEvent(client)).name).toBe('customer.token.verified');
  });

  it('needs a card that was not used, or verification', async () => {
    const { client, path } = await owner();
    const ask = async (body: object) => refused(await client.call('POST', path, body, encoding));
    expect(await ask({})).toEqual({
      status: 400,
      error_type: 'request.validation.missing-source',
      fields: ['source'],
    });
    expect(await ask({ source: `card_${'a'.repeat(32)}` })).toMatchObject({
      status: 404,
      error_type: 'resource.card.not-found',
    });
    const source = await card(client);
    await client.call('POST', path, { source }, encoding);
    const used = { status: 400, error_type: 'request.source.card-already-used', fields: ['source'] };
    expect(await ask({ source })).toEqual(used);
    expect(refused(await pay(client, source))).toEqual(used);
    const paid = await card(client);
    await pay(client, paid);
    expect(await ask({ source: paid })).toEqual(used);
  });

  it.each([
    ['return_url', { return_url: 'x' }, 'invalid-url'],
    ['cancel_url', { cancel_url: 'x' }, 'invalid-url'],
    ['webhook_url', { webhook_url: 'app://x' }, 'invalid-url'],
    ['metadata', { metadata: { ['k'.repeat(41)]: 'v' } }, 'invalid-metadata'],
    ['verify', { verify: 'perhaps' }, 'error'],
    ['set_default', { set_default: 'perhaps' }, 'error'],
  ])('with a wrong %s is refused, new or changed', async (field, more, problem) => {
    const who = await owner();
    const { client, path } = who;
    const { id } = await stored(who);
    const expected = { status: 400, error_type: `request.validation.${problem}`, fields: [field] };
    const body = { source: await card(client), ...more };
    expect(refused(await client.call('POST', path, body, encoding))).toEqual(expected);
    expect(refused(await client.call('PUT', `${path}/${id}`, more, encoding))).toEqual(expected);
  });

  it('becomes the default when that is asked for, and pays for its customer', async () => {
    const who = await owner();
    const { client, id, path } = who;
    const first = await stored(who);
    const second = await stored(who);
    const third = await stored(who, { set_default: true });
    const defaultOf = async () => (await client.get(`/customers/${id}`)).body.customer['default_token_id'];
    expect(await defaultOf()).toBe(third.id);
    await client.call('PUT', `${path}/${second.id}`, { set_default: true }, encoding);
    expect(await defaultOf()).toBe(second.id);
    expect(
      (await client.get(path)).body.tokens.filter((one) => one['is_default']).map((one) => one.id),
    ).toEqual([second.id]);
    expect((await pay(client, id)).body.transaction.token_id).toBe(second.id);
    await client.call('PUT', `/customers/${id}`, { default_token_id: first.id }, encoding);
    expect(await defaultOf()).toBe(first.id);
    const stranger = await client.call(
      'PUT',
      `/customers/${id}`,
      { default_token_id: `tok_${'a'.repeat(32)}` },
      encoding,
    );
    expect(refused(stranger)).toMatchObject({ status: 400, fields: ['default_token_id'] });
  });

  it('pays an invoice that was made for it, without naming it again', async () => {
    const who = await owner();
    const { client, id } = who;
    const token = await stored(who);
    const body = { name: 'NS-1', amount: '29', currency: 'USD', customer_id: id, token_id: token.id };
    const made = (await client.call('POST', '/invoices', body, encoding)).body.invoice;
    expect(made).toMatchObject({ token_id: token.id });
    const paid = (await client.call('POST', `/invoices/${made.id}/capture`, {}, encoding)).body.transaction;
    expect(paid).toMatchObject({ status: 'completed', token_id: token.id });
  });

  it('pays for nobody else', async () => {
    const who = await owner();
    const { client } = who;
    const token = await stored(who);
    const [other] = (await client.get('/customers?limit=2')).body.customers.slice(1);
    const answer = await pay(client, token.id, { customer_id: other!.id });
    expect(refused(answer)).toEqual({
      status: 400,
      error_type: 'request.source.invalid',
      fields: ['source'],
    });
    const body = { name: 'A', amount: '1', currency: 'USD', customer_id: other!.id, token_id: token.id };
    expect(refused(await client.call('POST', '/invoices', body, encoding)).fields).toEqual(['token_id']);
    expect((await client.get(`/customers/${other!.id}/tokens/${token.id}`)).status).toBe(404);
  });
});

describe('a token', () => {
  it('started by the merchant needs no 3D Secure; by the customer it does', async () => {
    const who = await owner();
    const token = await stored(who, {}, THREE_D_S);
    expect((await pay(who.client, token.id)).body.transaction.status).toBe('pending');
    const renewal = await pay(who.client, token.id, { merchant_initiator_type: 'recurring' });
    expect(renewal.body.transaction.status).toBe('authorized');
  });

  it('is deleted for good; as default it leaves none', async () => {
    const who = await owner();
    const { client, id, path } = who;
    const token = await stored(who);
    expect((await client.call('DELETE', `${path}/${token.id}`)).body).toEqual({ success: true });
    expect((await client.get(`${path}/${token.id}`)).body.error_type).toBe('resource.token.not-found');
    expect((await client.call('DELETE', `${path}/${token.id}`)).status).toBe(404);
    expect((await client.get(`/customers/${id}`)).body.customer['default_token_id']).toBeNull();
    expect(refused(await pay(client, token.id))).toMatchObject({ status: 404 });
    expect(refused(await pay(client, id))).toMatchObject({
      status: 400,
      error_type: 'request.source.invalid',
    });
  });

  it('tells of its life, with customer and card', async () => {
    const who = await owner();
    const { client, id, path } = who;
    const start = (await newestEvent(client)).id;
    const token = await stored(who);
    await client.call('PUT', `${path}/${token.id}`, { description: 'Old card' });
    await client.call('DELETE', `${path}/${token.id}`);
    const events = await eventsSince(client, start);
    expect(events.map(({ name }) => name)).toEqual([
      'customer.token.created',
      'customer.updated',
      'customer.token.updated',
      'customer.token.deleted',
      'customer.updated',
    ]);
    expect(events[0]!.data.token).toMatchObject({
      id: token.id,
      customer_id: id,
      customer: { id },
      card: { last_4_digits: '4242' },
      gateway_configuration: null,
    });
  });
});
