import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import {
  authorized,
  captured,
  card,
  DAY,
  HOUR,
  invoice,
  MINUTE,
  open,
  START,
  transaction,
} from './support.ts';
import type { Client } from './support.ts';

describe('time', () => {
  it('releases a hold after seven days, not before', async () => {
    const client = open();
    const held = await authorized(client);
    // It was made some microseconds after the start.
    client.sim.advance(7 * DAY);
    expect((await transaction(client, held)).status).toBe('authorized');
    client.sim.advance(1);
    expect(await transaction(client, held)).toMatchObject({
      status: 'voided',
      authorized: true,
      voided_amount: '29',
    });
    expect((await client.json(`/invoices/${held.invoice}/capture`, {})).status).toBe(400);
  });

  it.each(['auto_capture_at', 'auto_capture'])('captures by itself when `%s` asks for it', async (name) => {
    const client = open();
    const made = await invoice(client);
    const source = (await client.json('/cards', { number: '4242424242424242' })).body.card.id;
    const when = new Date(START + DAY).toISOString();
    await client.json(`/invoices/${made.invoice}/authorize`, { source, [name]: when });
    client.sim.advance(DAY - 1);
    expect((await transaction(client, made)).status).toBe('authorized');
    client.sim.advance(1);
    expect(await transaction(client, made)).toMatchObject({
      status: 'completed',
      captured_at: '2026-11-18T12:00:00.000001Z',
    });
    client.sim.advance(8 * DAY);
    expect((await transaction(client, made)).status).toBe('completed');
  });

  it.each([new Date(START).toISOString(), new Date(START + 7 * DAY).toISOString(), 'tomorrow'])(
    'cannot be asked to capture at %s',
    async (auto_capture_at) => {
      const client = open();
      const made = await invoice(client);
      const source = (await client.json('/cards', { number: '4242424242424242' })).body.card.id;
      const answer = await client.json(`/invoices/${made.invoice}/authorize`, { source, auto_capture_at });
      expect([answer.status, answer.body.error_type]).toEqual([400, 'request.validation.invalid-date']);
    },
  );

  it.each([
    ['4000000000000069', 'chargeback-initiated', true],
    ['4000000000000200', 'solved', true],
    ['4000000000000309', 'retrieval-request', false],
    ['4000000000004004', 'fraud-notification', false],
  ])('brings what the test card %s stands for', async (number, status, chargedback) => {
    const client = open();
    const paid = await captured(client, { number });
    client.sim.advance(3 * MINUTE);
    expect(await transaction(client, paid)).toMatchObject({ status, chargedback });
  });

  it('keeps a refund made early out of a dispute', async () => {
    const client = open();
    const paid = await captured(client, { number: '4000000000000069' });
    await client.json(`/transactions/${paid.transaction}/refunds`, { reason: 'fraud' });
    client.sim.advance(HOUR);
    expect(await transaction(client, paid)).toMatchObject({ status: 'refunded', chargedback: false });
  });

  it('leaves nothing of the world hanging in the end', async () => {
    const client = open();
    client.sim.advance(365 * DAY);
    const { transactions } = (await client.get('/transactions?limit=100')).body;
    const open_ = ['authorized', 'pending', 'pending-capture'];
    expect(transactions.filter((one) => open_.includes(one.status))).toEqual([]);
  });

  it('goes with the clock, and with requests', async () => {
    let now = START;
    const client = open({ clock: { now: () => now } });
    const held = await authorized(client);
    now += 7 * DAY + 1;
    expect((await transaction(client, held)).status).toBe('voided');
  });

  it('only moves forward', () => {
    expect(() => open().sim.advance(-1)).toThrow(RangeError);
  });
});

const THREE_D_S = '4000000000000101';

/** Everything that a client can see. */
async function everything(client: Client): Promise<string[]> {
  const expand = 'invoice,customer,card,operations,refunds';
  const texts: string[] = [];
  for (const [path, key] of [
    [`/transactions?expand=${expand}&`, 'transactions'],
    ['/events?', 'events'],
  ] as const) {
    for (let cursor = ''; ;) {
      const { text, body } = await client.get(`${path}limit=100&order=asc&start_after=${cursor}`);
      texts.push(text);
      if (!body.has_more) break;
      cursor = body[key].at(-1)!.id;
    }
  }
  return texts;
}

async function busy(client: Client): Promise<void> {
  await authorized(client, { currency: 'GBP' });
  const paid = await captured(client, { number: '4000000000000200' });
  await client.json(`/transactions/${paid.transaction}/refunds`, { reason: 'duplicate', amount: '1' });
  await authorized(client, { number: THREE_D_S });
  const { id } = (await client.json('/customers', {})).body.customer;
  await client.json(`/customers/${id}/tokens`, { source: await card(client, THREE_D_S), verify: true });
  client.sim.traffic.on(0.005);
}

describe('one jump', () => {
  it('comes to the same as many small steps', async () => {
    const jump = open({ size: 60 });
    await busy(jump);
    jump.sim.advance(10 * DAY);
    const expected = await everything(jump);
    const cuts = fc.array(fc.integer({ min: 1, max: 10 * DAY }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async (points) => {
        const steps = open({ size: 60 });
        await busy(steps);
        let done = 0;
        for (const point of [...points, 10 * DAY].sort((a, b) => a - b)) {
          steps.sim.advance(point - done);
          done = point;
        }
        expect(await everything(steps)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });
});

describe('traffic', () => {
  it('makes new payments while time passes, until it is switched off', async () => {
    const client = open();
    client.sim.traffic.on(6);
    client.sim.advance(10 * MINUTE);
    const made = (await client.get('/transactions?limit=1')).body.total_count - 200;
    expect(made).toBeGreaterThan(50);
    expect(made).toBeLessThan(70);
    client.sim.traffic.off();
    client.sim.advance(10 * MINUTE);
    expect((await client.get('/transactions?limit=1')).body.total_count).toBe(200 + made);
  });

  it('fires events, none of them in the future', async () => {
    const client = open();
    const before = (await client.get('/events?limit=1')).body.events[0]!.id;
    client.sim.traffic.on(6);
    client.sim.advance(5 * MINUTE);
    const { events } = (await client.get(`/events?order=asc&limit=100&start_after=${before}`)).body;
    expect(events.length).toBeGreaterThan(30);
    for (const event of events) expect(Date.parse(event.fired_at)).toBeLessThanOrEqual(client.sim.now());
  });
});

describe('a reset', () => {
  it('brings back the first bytes', async () => {
    const client = open({ size: 60 });
    const before = await everything(client);
    await busy(client);
    client.sim.faults.set([{ kind: 'not-json' }]);
    client.sim.advance(DAY);
    client.sim.reset();
    expect(await everything(client)).toEqual(before);
    expect(client.sim.traffic.isOn()).toBe(false);
    expect(client.sim.ledger.effects()).toEqual([]);
  });
});
