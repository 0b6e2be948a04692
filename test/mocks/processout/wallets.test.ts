import { describe, expect, it } from 'vitest';
import { owner, pay, stored } from './support-tokens.ts';
import { card, invoice, MINUTE, open, refused } from './support.ts';
import type { Client, Thing } from './support.ts';

describe('a token', () => {
  it('is kept by customers of the world, in every state of verification', async () => {
    const client = open();
    const states = new Set<unknown>();
    const { customers } = (await client.get('/customers?limit=100')).body;
    for (const { id, default_token_id } of customers) {
      const { tokens } = (await client.get(`/customers/${id}/tokens`)).body;
      for (const token of tokens) states.add(token['verification_status']);
      const standard = tokens.find((one) => one['is_default']);
      expect(standard?.id ?? null).toBe(default_token_id);
    }
    expect([...states].sort()).toEqual(['failed', 'not-requested', 'pending', 'success', 'unknown']);
  });

  it('of the world pays, and is declined once its card has expired', async () => {
    const client = open();
    const { customers } = (await client.get('/customers?limit=100&order=asc')).body;
    const lists = await Promise.all(
      customers.map(async ({ id }) => (await client.get(`/customers/${id}/tokens?expand=card`)).body.tokens),
    );
    const year = new Date(client.sim.now()).getUTCFullYear();
    const month = new Date(client.sim.now()).getUTCMonth() + 1;
    const cards = lists.flat().filter((one) => one['card'] && one['is_chargeable']);
    const results = new Set<boolean>();
    for (const token of cards.slice(0, 40)) {
      const { exp_year, exp_month } = token['card'] as { exp_year: number; exp_month: number };
      const expired = exp_year < year || (exp_year === year && exp_month < month);
      const answer = await pay(client, token.id);
      expect(answer.body.error_type).toBe(expired ? 'card.expired' : undefined);
      results.add(expired);
    }
    expect(results.size).toBe(2);
  });
});

describe('a gift card', () => {
  async function giftCard(client: Client): Promise<Thing> {
    const { customers } = (await client.get('/customers?limit=100&order=asc')).body;
    for (const { id } of customers) {
      const { tokens } = (await client.get(`/customers/${id}/tokens`)).body;
      const found = tokens.find((one) => one['can_get_balance']);
      if (found) return found;
    }
    throw new Error('Nobody has one.');
  }

  it('has vouchers, which payments use up and refunds bring back', async () => {
    const client = open();
    const token = await giftCard(client);
    const path = `/balances/tokens/${token.id}`;
    const before = (await client.get(path)).body;
    const { vouchers } = before.balances as { vouchers: { amount: string; currency: string }[] };
    const [first] = vouchers;
    const body = {
      name: 'NS-1',
      amount: first!.amount,
      currency: first!.currency,
      customer_id: token['customer_id'],
    };
    const made = (await client.json('/invoices', body)).body.invoice;
    const paid = (await client.json(`/invoices/${made.id}/capture`, { source: token.id })).body.transaction;
    expect(paid).toMatchObject({ token_id: token.id, card_id: null });
    expect((await client.get(path)).body.balances).toEqual({ vouchers: vouchers.slice(1) });
    client.sim.advance(60 * MINUTE);
    await client.json(`/transactions/${paid.id}/refunds`, { reason: 'customer_request' });
    expect((await client.get(path)).body).toEqual(before);
    const all = vouchers.reduce((sum, { amount }) => sum + Number(amount), 0);
    const most = (await client.json('/invoices', { ...body, amount: String(all * 2) })).body.invoice;
    expect((await client.json(`/invoices/${most.id}/authorize`, { source: token.id })).status).toBe(410);
  });

  it('is the only kind of token with a balance', async () => {
    const who = await owner();
    const token = await stored(who);
    expect((await who.client.get(`/balances/tokens/${token.id}`)).body.balances).toEqual({ vouchers: [] });
    const nobody = await who.client.get(`/balances/tokens/tok_${'a'.repeat(32)}`);
    expect(nobody.body.error_type).toBe('resource.token.not-found');
  });
});

describe('a gateway request', () => {
  const source = (told: unknown) => `gway_req_${btoa(JSON.stringify(told))}`;

  it('pays at the PSP that it names, without a card', async () => {
    const client = open();
    const [{ id: gateway_configuration_id } = { id: '' }] = (await client.get('/gateway-configurations')).body
      .gateway_configurations;
    const made = await invoice(client, 'EUR', '29');
    const request = {
      gateway_configuration_id,
      url: 'https://shop.example/?a=1',
      method: 'GET',
      headers: {},
      body: '',
    };
    const { body } = await client.json(`/invoices/${made.invoice}/authorize`, { source: source(request) });
    expect(body.transaction).toMatchObject({
      status: 'authorized',
      gateway_configuration_id,
      card_id: null,
      token_id: null,
    });
  });

  it('that cannot be read, or names no PSP, pays nothing; another source can pay then', async () => {
    const client = open();
    const made = await invoice(client, 'EUR', '29');
    const path = `/invoices/${made.invoice}/authorize`;
    for (const broken of ['gway_req_', 'gway_req_%', source([]), source({ gateway_configuration_id: 7 })])
      expect(refused(await client.json(path, { source: broken }))).toEqual({
        status: 400,
        error_type: 'request.source.invalid',
        fields: ['source'],
      });
    const unknown = { source: source({ gateway_configuration_id: 'gway_conf_x' }) };
    expect(refused(await client.json(path, unknown)).error_type).toBe(
      'resource.gateway-configuration.not-found',
    );
    expect((await client.json(path, { source: await card(client) })).status).toBe(200);
  });
});
