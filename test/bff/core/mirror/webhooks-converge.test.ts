import { DatabaseSync } from 'node:sqlite';
import { fc } from '#test/support/properties.ts';
import { expect, it } from 'vitest';
import { createUpstreamClient } from '#bff/core/processout/client.ts';
import { viaFetch } from '../../../support/via-fetch.ts';
import type { PageQuery, UpstreamPage, UpstreamResult } from '#bff/core/processout/upstream.ts';
import { CUSTOMERS } from '#bff/core/mirror/customers/customers.ts';
import { EVENTS } from '#bff/core/mirror/events/events.ts';
import { PAYOUTS } from '#bff/core/mirror/payouts/payouts.ts';
import type { MirrorPace } from '#bff/core/mirror/mirror.ts';
import { toMirrorRow } from '#bff/core/mirror/row.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { collectingLog, countingIds, ORIGIN, startBff } from '../../support/start-bff.ts';

/**
 * The law of the mirror: whatever becomes of the webhooks, and whatever happens to payments, customers and payouts
 * meanwhile, in the end every row of it says what ProcessOut says. No event tells of payouts: a patrol finds what became of them.
 */

const HOOK = `${ORIGIN}/webhooks/processout`;
const UPSTREAM = 'https://api.processout.test';
const PACE = { tailMs: 60_000, sweepMs: 30_000 };

const DAY = 86_400_000;

type Row = Readonly<Record<string, unknown>>;

/** Somebody else works with the same shop, over the API. */
function shopOf(simulator: Simulator, clock: FakeClock) {
  const client = createUpstreamClient({
    clock,
    ids: countingIds(),
    log: collectingLog([]),
    upstream: {
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      send: viaFetch(UPSTREAM, simulator.fetch),
    },
  });
  const headers = {
    authorization: `Basic ${btoa(`${SANDBOX_PROJECT.id}:${SANDBOX_PROJECT.secret}`)}`,
    'content-type': 'application/json',
  };
  return {
    client,
    /** What is refused changes nothing, which is as good. */
    async send(method: string, path: string, body?: object): Promise<void> {
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      await (await simulator.fetch(new Request(`${UPSTREAM}${path}`, init))).text();
    },
  };
}

type Shop = ReturnType<typeof shopOf>;

async function all<W extends { readonly id: string }>(
  page: (query: PageQuery) => Promise<UpstreamResult<UpstreamPage<W>>>,
): Promise<W[]> {
  const items: W[] = [];
  for (;;) {
    const last = items.at(-1);
    const reply = await page({ limit: 100, order: 'desc', ...(last && { start_after: last.id }) });
    if (!reply.ok) throw new Error(`ProcessOut does not answer: ${reply.problem.kind}`);
    items.push(...reply.value.items);
    if (!reply.value.hasMore) return items;
  }
}

/** The rows that the mirror must hold, made of what ProcessOut lists now. */
async function truth({ client }: Shop): Promise<Record<string, Row[]>> {
  const configurations = await client.gatewayConfigurations();
  if (!configurations.ok) throw new Error('no configurations');
  const names = new Map(configurations.value.map(({ id, gateway_name }) => [id, gateway_name ?? '']));
  const transactions = await all((query) => client.transactions(query));
  const customers = await all((query) => client.customers(query));
  const events = await all((query) => client.events(query));
  const payouts = await all((query) => client.payouts(query));
  const itemsOf = async (payout: string): Promise<Row[]> =>
    (await all((query) => client.payoutItems(payout, query))).map(({ id, type }) => ({ id, type }));
  return {
    transaction: transactions.map((one) => must(toMirrorRow(one, names)).columns),
    customer: customers.map((one) => must(CUSTOMERS.toRow(one)).columns),
    event: events.map((one) => must(EVENTS.toRow(one)).columns),
    payout: payouts.map((one) => must(PAYOUTS.toRow(one)).columns),
    payout_item: (await Promise.all(payouts.map((one) => itemsOf(one.id)))).flat(),
  };
}

function must<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error('an object that cannot be stored');
  return result.value;
}

/** The same columns of the rows that are there. */
function mirrored(database: DatabaseSync, like: Record<string, Row[]>): Record<string, Row[]> {
  return Object.fromEntries(
    Object.entries(like).map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? { id: '' });
      const found = database.prepare(`select ${columns.join(', ')} from "${table}"`).all();
      return [table, found.map((row) => ({ ...row }))];
    }),
  );
}

const byId = (tables: Record<string, Row[]>): Record<string, Row[]> =>
  Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)),
    ]),
  );

const which = fc.nat({ max: 59 });
const step = fc.oneof(
  fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(60_000, 21_600_000, 259_200_000) }),
  fc.record({ do: fc.constant('trade' as const), ms: fc.constantFrom(5_000, 20_000) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(50, 1_000, 40_000) }),
  fc.record({ do: fc.constantFrom('refund', 'capture', 'void'), which }),
  fc.record({ do: fc.constantFrom('join', 'rename', 'leave', 'forget', 'unpay'), which }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const lateOrTwice = fc.oneof(
  fc.record({ kind: fc.constant('webhook-duplicated' as const), copies: fc.integer({ min: 2, max: 4 }) }),
  fc.record({
    kind: fc.constant('webhook-reordered' as const),
    match: fc.constant({ probability: 0.5 }),
    ms: fc.constantFrom(500, 20_000),
  }),
);

const fault = fc.oneof(
  fc.constant({ kind: 'webhook-lost' as const, match: { probability: 0.4 } }),
  lateOrTwice,
);

/** Does one thing to the shop: to the object at a place of its list. */
async function act({ client, send }: Shop, one: Extract<Step, { which: number }>): Promise<void> {
  const query = { limit: 100, order: 'desc' } as const;
  if (one.do === 'join')
    return send('POST', '/customers', { first_name: 'New', last_name: String(one.which), currency: 'EUR' });
  if (one.do === 'rename' || one.do === 'leave' || one.do === 'forget') {
    const customers = await client.customers(query);
    const customer = customers.ok ? customers.value.items.at(one.which) : undefined;
    if (!customer) return;
    if (one.do === 'rename') return send('PUT', `/customers/${customer.id}`, { last_name: 'Renamed' });
    if (one.do === 'leave') return send('DELETE', `/customers/${customer.id}`);
    const tokens = await client.tokens(customer.id);
    const token = tokens.ok ? tokens.value[0] : undefined;
    return token ? send('DELETE', `/customers/${customer.id}/tokens/${token.id}`) : undefined;
  }
  if (one.do === 'unpay') {
    const payouts = await client.payouts(query);
    const items = payouts.ok ? payouts.value.items : [];
    const payout = items[one.which % items.length];
    return payout ? send('DELETE', `/payouts/${payout.id}`) : undefined;
  }
  const transactions = await client.transactions(query);
  const payment = transactions.ok ? transactions.value.items.at(one.which) : undefined;
  if (!payment?.invoice_id) return;
  if (one.do === 'refund') return send('POST', `/transactions/${payment.id}/refunds`, { amount: '1' });
  return send('POST', `/invoices/${payment.invoice_id}/${one.do}`, {});
}

/** A shop whose webhooks go to the BFF that mirrors it. */
async function open(faults: FaultPlan, pace: MirrorPace) {
  const clock = createFakeClock();
  const database = new DatabaseSync(':memory:');
  const simulator = createSimulator({
    seed: 'webhooks',
    size: 30,
    payouts: 'exact',
    clock,
    faults,
    webhooks: { url: HOOK, deliver: (request) => rig.bff.fetch(request) },
  });
  const rig = await startBff({ clock, database, fetch: simulator.fetch, pace });
  const shop = shopOf(simulator, clock);
  return {
    rig,
    clock,
    async take(steps: readonly Step[]): Promise<void> {
      for (const one of steps) {
        if ('which' in one) await act(shop, one);
        if (one.do === 'advance') simulator.advance(one.ms);
        if (one.do === 'trade') simulator.traffic.on(20);
        if (one.do === 'trade' || one.do === 'wait') await clock.advance(one.ms);
        simulator.traffic.off();
      }
    },
    /** Both sides as they are now: what ProcessOut lists, and what the mirror holds. */
    async compared() {
      const wanted = await truth(shop);
      return { wanted: byId(wanted), found: byId(mirrored(database, wanted)) };
    },
  };
}

it('comes to say what ProcessOut says, whatever becomes of the webhooks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 3 }),
      fc.array(step, { minLength: 2, maxLength: 12 }),
      async (faults, steps) => {
        const { rig, clock, take, compared } = await open(faults, PACE);
        await take(steps);
        await clock.advance(4 * PACE.tailMs);
        const { wanted, found } = await compared();
        expect(found).toEqual(wanted);
        await rig.stop();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

it('follows payments by webhooks alone, late and repeated ones as well', async () => {
  const never = { tailMs: 10 * DAY, sweepMs: 10 * DAY };
  await fc.assert(
    fc.asyncProperty(
      fc.array(lateOrTwice, { maxLength: 2 }),
      fc.array(step, { minLength: 1, maxLength: 6 }),
      async (faults, steps) => {
        const { rig, clock, take, compared } = await open(faults, never);
        await rig.synced();
        await take(steps);
        // The last webhook is late at most so long; the simulator sends what is due when it is asked something.
        for (let i = 0; i < 4; i += 1) {
          await clock.advance(10_000);
          await compared();
        }
        await clock.settle();
        const { wanted, found } = await compared();
        expect(found['event']).toEqual(wanted['event']);
        expect(essenceOf(found)).toEqual(essenceOf(wanted));
        await rig.stop();
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);

/** What events tell of payments: not, for example, how their customer is called by now. */
function essenceOf({ transaction = [] }: Record<string, Row[]>): unknown[] {
  return transaction.map(({ id, captured_amount, refunded_amount, authorized_amount }) => [
    id,
    captured_amount,
    refunded_amount,
    authorized_amount,
  ]);
}
