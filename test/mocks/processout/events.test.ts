import { describe, expect, it } from 'vitest';
import { createEngine, fireAbout } from '#mocks/processout/engine/engine.ts';
import type { Engine } from '#mocks/processout/engine/engine.ts';
import { HISTORY_PAYMENTS } from '#mocks/processout/world/history.ts';
import { createPayoutBook } from '#mocks/processout/engine/payout-book.ts';
import { rewind } from '#mocks/processout/engine/rewind.ts';
import { createTimeline } from '#mocks/processout/engine/timeline.ts';
import type { Timeline } from '#mocks/processout/engine/timeline.ts';
import { createTraffic } from '#mocks/processout/engine/traffic.ts';
import { renderEvent, showTransaction } from '#mocks/processout/http/render-event.ts';
import type { Rendering } from '#mocks/processout/http/render-context.ts';
import { renderCustomer } from '#mocks/processout/http/render-party.ts';
import { createWorld } from '#mocks/processout/world/world.ts';
import { authorized, captured, DAY, newestEvent, open, START, transaction } from './support.ts';

const FIRST_LEVEL = 'invoice,customer,token,card,gateway_configuration,operations,refunds';

const rendering = (engine: Engine, timeline: Timeline): Rendering => ({
  engine,
  projectId: 'proj_sandbox',
  sandbox: true,
  checkoutUrl: (id) => `https://checkout.processout.com/${id}`,
  paymentsOf: () => [],
  payouts: createPayoutBook(engine, timeline, 'none'),
  checksInWords: false,
});

/** The inside of a simulator, with a clock that the test moves. */
function project() {
  let now = START;
  const world = createWorld({ seed: 'test', now: START, size: 400, projectId: 'proj_sandbox' });
  const engine: Engine = createEngine(
    'test',
    world,
    () => now * 1000,
    () => rendering(engine, timeline),
  );
  const timeline: Timeline = createTimeline(engine, createTraffic('test', world));
  return { engine, timeline, pass: (ms: number) => void (now += ms) };
}

describe('an event', () => {
  it('carries the transaction as it was, expanded one level, for good', async () => {
    const client = open();
    const held = await authorized(client);
    const event = await newestEvent(client);
    expect(event).toMatchObject({
      name: 'transaction.authorized',
      project_id: 'proj_sandbox',
      sandbox: true,
    });
    expect(event.data).toEqual({
      name: 'transaction.authorized',
      sandbox: true,
      transaction: await transaction(client, held, FIRST_LEVEL),
    });
    await client.json(`/invoices/${held.invoice}/capture`, {});
    expect((await client.get(`/events/${event.id}`)).body).toEqual({ success: true, event });
  });

  it('is fired for each change, under the names of the reference', async () => {
    const client = open();
    const start = (await newestEvent(client)).id;
    const paid = await captured(client);
    await client.json(`/transactions/${paid.transaction}/refunds`, { reason: 'duplicate', amount: '1' });
    const held = await authorized(client);
    await client.json(`/invoices/${held.invoice}/void`, {});
    await captured(client, { number: '4000000000000200' });
    client.sim.advance(DAY / 24);
    const { events } = (await client.get(`/events?order=asc&limit=100&start_after=${start}`)).body;
    const own = [paid, held].flatMap(({ transaction }) =>
      events.filter((event) => event.data.transaction.id === transaction),
    );
    expect(own.map(({ name }) => name)).toEqual([
      'transaction.requested',
      'transaction.authorized',
      'transaction.captured',
      'transaction.refunded',
      'transaction.requested',
      'transaction.authorized',
      'transaction.voided',
    ]);
    const names = events.map(({ name }) => name);
    expect(names).toContain('transaction.chargeback.created');
    expect(names).toContain('transaction.chargeback.won');
  });

  it('about anything else is fired as simply, and keeps what it was', () => {
    const { engine, timeline } = project();
    const customer = engine.customers.get(engine.world.customer(3).id)!;
    const last = () => renderEvent(rendering(engine, timeline), engine.events.at(engine.events.length - 1));
    fireAbout(engine, 'customer.updated', 'customer', (context, expand) =>
      renderCustomer(context, customer, expand),
    );
    const email = customer.email;
    customer.email = 'changed@later.example';
    expect(last()).toMatchObject({
      name: 'customer.updated',
      data: {
        name: 'customer.updated',
        sandbox: true,
        customer: { id: customer.id, email, tokens: engine.tokens.of(customer.id).map(({ id }) => ({ id })) },
      },
    });
  });

  it('is not found under a made-up id', async () => {
    const { status, body } = await open().get(`/events/ev_${'a'.repeat(32)}`);
    expect([status, body.error_type]).toEqual([404, 'resource.event.not-found']);
  });
});

describe('the history of events', () => {
  it('covers the newest payments, in order of time, each with its status then', async () => {
    const client = open({ size: HISTORY_PAYMENTS + 100 });
    const { body } = await client.get('/events?limit=100');
    const times = body.events.map(({ fired_at }) => Date.parse(fired_at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const statuses: Record<string, string> = {
      'transaction.requested': 'waiting',
      'transaction.authorized': 'authorized',
      'transaction.captured': 'completed',
    };
    for (const { name, data } of body.events) {
      expect(data.name).toBe(name);
      if (statuses[name]) expect([name, data.transaction.status]).toEqual([name, statuses[name]]);
    }
    const ids = new Set(body.events.map((event) => event.data.transaction.id));
    expect(ids.size).toBeGreaterThan(10);
  });

  it('works out the past as it was: the same as what was kept when it happened', () => {
    const { engine, timeline, pass } = project();
    const history = engine.events.length;
    pass(200 * DAY);
    timeline.catchUp(Number.POSITIVE_INFINITY);
    expect(engine.events.length).toBeGreaterThan(history + 20);
    for (let position = history; position < engine.events.length; position += 1) {
      const event = engine.events.at(position);
      const kept = event.snapshot()['transaction'] as { id: string };
      const payment = engine.store.at(engine.store.place(kept.id)!);
      const then = rewind(payment, event.fired_at, engine.world.gatewayConfigurations);
      expect(showTransaction(rendering(engine, timeline), then)).toEqual({ transaction: kept });
    }
  });

  it('is the payment itself at its end', () => {
    const world = createWorld({ seed: 'test', now: START, size: 400, projectId: 'proj_sandbox' });
    for (let index = 0; index < world.size; index += 1) {
      const payment = world.payment(index);
      expect(rewind(payment, START * 1000, world.gatewayConfigurations)).toEqual({ ...payment, due: [] });
    }
  });
});
