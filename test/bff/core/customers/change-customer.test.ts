import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerDetail, CustomerPage } from '#contract/customer.ts';
import type { FaultRule } from '#mocks/processout/faults.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const KEY = '11111111-2222-4333-8444-777777777777';
const MADE = '21111111-2222-4333-8444-777777777777';
const NEXT = '31111111-2222-4333-8444-777777777777';
const NOBODY = `cust_${'0'.repeat(32)}`;
const ANNA = { first_name: 'Anna', last_name: 'Example', email: 'anna@example.com', country_code: 'SE' };

interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Record<string, string>;
  };
  readonly customer?: CustomerDetail;
}

let bff: TestBff;
beforeEach(async () => {
  bff = await startBff({ size: 120 });
  await bff.synced();
});
afterEach(() => bff.stop());

const send = (method: string, path: string, body: unknown, key = KEY) =>
  bff.send(method, `/api/customers${path}`, body, { 'Idempotency-Key': key });
const read = async (id: string) =>
  (await bff.read<{ customer: CustomerDetail }>(`/api/customers/${id}`)).customer;
const listed = async (q: string) =>
  (await bff.read<CustomerPage>(`/api/customers?q=${encodeURIComponent(q)}`)).customers;
const writes = () => bff.asked.filter((line) => !line.startsWith('GET')).length;
const refusalOf = async (reply: Response) => (await reply.json()) as Refusal;
const lost = (method: string, kind: 'error-before' | 'error-after'): FaultRule => ({
  kind,
  status: 500,
  times: 1,
  match: { method },
});

async function make(facts: object = ANNA, key = MADE): Promise<string> {
  const reply = await send('POST', '', facts, key);
  expect(reply.status).toBe(201);
  return ((await reply.json()) as { customer: { id: string } }).customer.id;
}

describe('a new customer', () => {
  test('is made once, however often its form is sent, and is listed at once', async () => {
    const [first, second] = await Promise.all([make(), make()]);
    expect(await make()).toBe(first);
    expect(second).toBe(first);
    expect((await listed('anna@example.com')).map(({ id, name }) => [id, name])).toEqual([
      [first, 'Anna Example'],
    ]);
    expect((await read(first)).facts).toMatchObject(ANNA);
  });

  test('whose answer is lost is made once when its form is sent again', async () => {
    bff.simulator.faults.set([lost('POST', 'error-after')]);
    const reply = await send('POST', '', ANNA, MADE);
    expect(reply.status).toBe(503);
    expect((await refusalOf(reply)).error.message).toContain('Send the same form again');
    await make();
    expect(await listed('anna@example.com')).toHaveLength(1);
  });

  test('keeps a day of birth as its day', async () => {
    const id = await make({ ...ANNA, date_of_birth: '1984-05-31', is_business: true });
    expect((await read(id)).facts).toMatchObject({ date_of_birth: '1984-05-31', is_business: true });
  });

  test.each<[object, string]>([
    [{ first_name: 'x'.repeat(81) }, 'first_name'],
    [{ email: '' }, 'email'],
    [{ country_code: 'Sweden' }, 'country_code'],
    [{ date_of_birth: '31.5.1984' }, 'date_of_birth'],
    [{ currency: 'EURO' }, 'currency'],
    [{ shoe_size: '42' }, 'shoe_size'],
    [{}, 'body'],
  ])('is refused before anything is sent: %j', async (facts, field) => {
    const reply = await send('POST', '', facts);
    expect(reply.status).toBe(400);
    expect(Object.keys((await refusalOf(reply)).error.fields ?? {})).toEqual([field]);
    expect(writes()).toBe(0);
  });

  test('that ProcessOut refuses brings its words beside the fields that it names', async () => {
    const reply = await send('POST', '', { ...ANNA, email: 'anna', country_code: 'XX' });
    expect(reply.status).toBe(400);
    expect(Object.keys((await refusalOf(reply)).error.fields ?? {}).toSorted()).toEqual([
      'country_code',
      'email',
    ]);
  });
});

describe('an edit', () => {
  test('changes what it names and nothing else, and the list shows it at once', async () => {
    const id = await make();
    const before = await read(id);
    const reply = await send('PUT', `/${id}`, { version: before.version, last_name: 'Björk' });
    expect(reply.status).toBe(200);
    const after = await read(id);
    expect(after.facts).toEqual({ ...before.facts, last_name: 'Björk' });
    expect(after.version).not.toBe(before.version);
    expect((await listed(id))[0]!.name).toBe('Anna Björk');
  });

  test('sent twice is one change, and both are told that it is done', async () => {
    const id = await make();
    const { version } = await read(id);
    const body = { version, city: 'Umeå' };
    const before = writes();
    const replies = [await send('PUT', `/${id}`, body), await send('PUT', `/${id}`, body)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(writes() - before).toBe(1);
  });

  test('does not overwrite what somebody else changed: the fresh customer comes along', async () => {
    const id = await make();
    const { version } = await read(id);
    await send('PUT', `/${id}`, { version, email: 'new@example.com' });
    const before = writes();
    const reply = await send('PUT', `/${id}`, { version, email: 'mine@example.com' }, crypto.randomUUID());
    expect(reply.status).toBe(409);
    const { error, customer } = await refusalOf(reply);
    expect(error.code).toBe('object_changed');
    expect(customer?.facts['email']).toBe('new@example.com');
    expect(writes()).toBe(before);
  });

  test('cannot change a currency that is set', async () => {
    const id = await make({ ...ANNA, currency: 'SEK' });
    const { version } = await read(id);
    const reply = await send('PUT', `/${id}`, { version, currency: 'EUR' });
    expect(reply.status).toBe(400);
    expect((await refusalOf(reply)).error.fields).toHaveProperty('currency');
  });

  test('of metadata gives all of it: keys are added, changed and taken away', async () => {
    const id = await make({ ...ANNA, metadata: { tier: 'gold', shop: '77' } });
    const seen = await read(id);
    expect(seen.metadata).toEqual({ tier: 'gold', shop: '77' });
    const body = { version: seen.version, metadata: { tier: 'silver', note: 'Calls back' } };
    expect((await send('PUT', `/${id}`, body)).status).toBe(200);
    const now = await read(id);
    expect(now.metadata).toEqual(body.metadata);
    expect(now.facts).toEqual(seen.facts);
    expect(now.version).not.toBe(seen.version);
    const stale = await send('PUT', `/${id}`, { ...body, metadata: {} }, NEXT);
    expect(stale.status).toBe(409);
    const emptied = await send('PUT', `/${id}`, { version: now.version, metadata: {} }, NEXT);
    expect(emptied.status).toBe(200);
    expect((await read(id)).metadata).toEqual({});
  });

  test.each([
    [
      Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key ${String(n)}`, 'x'])),
      'has more than 50 keys',
    ],
    [{ ['k'.repeat(41)]: 'x' }, 'has a key that is longer than 40 characters'],
    [{ tier: 'v'.repeat(501) }, 'has a value that is longer than 500 characters, of tier'],
    [{ tier: '' }, 'has a value that is empty, of tier'],
    [{ tier: 7 }, 'is missing or of the wrong kind'],
  ])('of metadata beyond its limits is refused before anything is sent: case %#', async (metadata, words) => {
    const id = await make();
    const { version } = await read(id);
    const before = writes();
    const reply = await send('PUT', `/${id}`, { version, metadata });
    expect(reply.status).toBe(400);
    expect((await refusalOf(reply)).error.fields).toEqual({ metadata: words });
    expect(writes()).toBe(before);
  });

  test('whose answer is lost is found to be done', async () => {
    const id = await make();
    const { version } = await read(id);
    bff.simulator.faults.set([lost('PUT', 'error-after')]);
    expect((await send('PUT', `/${id}`, { version, city: 'Umeå' })).status).toBe(200);
  });

  test('that never arrived is told so, and can be sent again', async () => {
    const id = await make();
    const { version } = await read(id);
    bff.simulator.faults.set([lost('PUT', 'error-before')]);
    const body = { version, city: 'Umeå' };
    expect((await send('PUT', `/${id}`, body)).status).toBe(503);
    expect((await send('PUT', `/${id}`, body)).status).toBe(200);
    expect((await read(id)).facts['city']).toBe('Umeå');
  });

  test('of nobody is not found, and one that changes nothing is refused', async () => {
    expect((await send('PUT', `/${NOBODY}`, { version: 'x', city: 'Umeå' })).status).toBe(404);
    expect((await send('PUT', `/${NOBODY}`, { version: 'x' })).status).toBe(400);
    expect((await send('PUT', '/tr_1', { version: 'x', city: 'Umeå' })).status).toBe(400);
  });
});

describe('a deletion', () => {
  test('takes the customer out of the list for good', async () => {
    const id = await make();
    const { version } = await read(id);
    const reply = await send('DELETE', `/${id}`, { version });
    expect(await reply.json()).toEqual({ deleted: true });
    expect(await listed(id)).toEqual([]);
    expect((await bff.get(`/api/customers/${id}`)).status).toBe(404);
    expect((await send('DELETE', `/${id}`, { version })).status).toBe(404);
  });

  test('of a customer who changed since they were seen is not sent', async () => {
    const id = await make();
    const before = writes();
    const reply = await send('DELETE', `/${id}`, { version: 'older' });
    expect((await refusalOf(reply)).error.code).toBe('object_changed');
    expect(writes()).toBe(before);
  });

  test('whose answer is lost is found to be done', async () => {
    const id = await make();
    const { version } = await read(id);
    bff.simulator.faults.set([lost('DELETE', 'error-after')]);
    expect((await send('DELETE', `/${id}`, { version })).status).toBe(200);
  });
});

describe('stored cards', () => {
  /** A customer with at least so many tokens, of the simulated world. */
  async function withTokens(least: number): Promise<CustomerDetail> {
    const { customers } = await bff.read<CustomerPage>('/api/customers?limit=100');
    for (const { id } of customers) {
      const customer = await read(id);
      if (customer.tokens.length >= least) return customer;
    }
    throw new Error('Nobody has so many');
  }

  test('say when they end, how their verification stands, and which one is the default', async () => {
    const { tokens } = await withTokens(1);
    const card = tokens.find(({ type }) => type === 'card');
    expect(card?.expires).toMatch(/^\d{4}-\d{2}$/);
    expect(['success', 'pending', 'failed', 'not-requested', 'unknown']).toContain(card?.verification_status);
  });

  test('one is made the default, once, and the other is it no longer', async () => {
    const customer = await withTokens(2);
    const other = customer.tokens.find(({ is_default }) => !is_default)!;
    const path = `/${customer.id}/tokens/${other.id}/default`;
    const reply = await send('POST', path, {});
    expect(reply.status).toBe(200);
    const now = ((await reply.json()) as { customer: CustomerDetail }).customer;
    expect(now.tokens.filter(({ is_default }) => is_default).map(({ id }) => id)).toEqual([other.id]);
    const before = writes();
    expect((await send('POST', path, {})).status).toBe(200);
    expect(writes()).toBe(before);
  });

  test('one is deleted, once, also when the answer is lost', async () => {
    const customer = await withTokens(1);
    const { id } = customer.tokens[0]!;
    bff.simulator.faults.set([lost('DELETE', 'error-after')]);
    const path = `/${customer.id}/tokens/${id}`;
    expect((await send('DELETE', path, {})).status).toBe(200);
    expect((await read(customer.id)).tokens.map((token) => token.id)).not.toContain(id);
    const before = writes();
    expect((await send('DELETE', path, {})).status).toBe(200);
    expect(writes()).toBe(before);
    expect((await send('POST', `${path}/default`, {})).status).toBe(404);
    expect((await send('DELETE', `/${customer.id}/tokens/card_1`, {})).status).toBe(400);
  });

  test('that are vouchers say what is left, and nobody else has a balance', async () => {
    const { customers } = await bff.read<CustomerPage>('/api/customers?limit=100');
    for (const { id } of customers) {
      const customer = await read(id);
      const own = customer.tokens.filter(({ can_get_balance }) => can_get_balance).map((token) => token.id);
      const { balances } = await bff.read<{ balances: { token_id: string; amount: string }[] }>(
        `/api/customers/${id}/balances`,
      );
      for (const { token_id, amount } of balances) {
        expect(own).toContain(token_id);
        expect(Number(amount)).toBeGreaterThan(0);
      }
    }
  });
});
