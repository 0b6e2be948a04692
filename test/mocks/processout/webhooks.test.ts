import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { RETRY_AFTER } from '#mocks/processout/engine/webhook-schedule.ts';
import { authorized, captured, DAY, HOUR, invoice, MINUTE, open, START } from './support.ts';
import type { Client } from './support.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';

const SHOP = 'https://shop.example/hooks';
const OWN = 'https://orders.example/notify';

interface Posted {
  readonly url: string;
  readonly type: string | null;
  readonly body: string;
}

interface Rig extends Client {
  readonly posted: Posted[];
  /** What the receiver answers from now on. */
  answer(reply: () => Response | Promise<Response>): void;
  /** The names of the events that were told, in order. */
  told(): Promise<string[]>;
  deliveries(eventId: string): Promise<Record<string, unknown>[]>;
}

function listening(url: string | null = SHOP, faults: FaultPlan = [], size = 30): Rig {
  const posted: Posted[] = [];
  let reply: () => Response | Promise<Response> = () => Response.json({ success: true });
  const client = open({
    size,
    faults,
    // A receiver that never answers is given up at once.
    clock: { now: () => START, sleep: settled },
    webhooks: {
      url,
      async deliver(request) {
        posted.push({
          url: request.url,
          type: request.headers.get('content-type'),
          body: await request.text(),
        });
        return reply();
      },
    },
  });
  return {
    ...client,
    posted,
    answer: (next) => void (reply = next),
    async told() {
      await settled();
      const names: string[] = [];
      for (const { body } of posted) {
        const { event_id } = JSON.parse(body) as { event_id: string };
        names.push((await client.get(`/events/${event_id}`)).body.event.name);
      }
      return names;
    },
    async deliveries(eventId) {
      await settled();
      const { text } = await client.get(`/events/${eventId}/webhooks?order=asc&limit=100`);
      return (JSON.parse(text) as { webhooks: Record<string, unknown>[] }).webhooks;
    },
  };
}

/** Lets everything happen that needs no time to pass. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

const newest = async (client: Client) => (await client.get('/events?limit=1')).body.events[0]!;

describe('a webhook', () => {
  it('posts the id of the event and nothing else, and is recorded with what was answered', async () => {
    const rig = listening();
    await invoice(rig);
    const event = await newest(rig);
    await settled();
    expect(rig.posted).toEqual([
      { url: SHOP, type: 'application/json', body: JSON.stringify({ event_id: event.id }) },
    ]);
    expect(await rig.deliveries(event.id)).toEqual([
      {
        id: expect.stringMatching(/^wh_[A-Za-z0-9]{32}$/),
        project_id: 'proj_sandbox',
        event_id: event.id,
        request_url: SHOP,
        request_method: 'POST',
        response_code: '200',
        response_headers: 'content-type: application/json',
        response_body: '{"success":true}',
        response_time_ms: 0,
        status: 'delivered',
        sandbox: true,
        created_at: event.fired_at,
        release_at: event.fired_at,
      },
    ]);
  });

  it('is sent for every event, also for what time brings', async () => {
    const rig = listening();
    await captured(rig, { number: '4000000000000069' });
    await rig.told();
    rig.sim.advance(HOUR);
    const names = await rig.told();
    expect(names.slice(0, 3)).toEqual([
      'transaction.requested',
      'transaction.authorized',
      'transaction.captured',
    ]);
    expect(names).toContain('transaction.chargeback.created');
  });

  it('goes to the address of the invoice as well', async () => {
    const rig = listening();
    const body = { name: 'NS-1', amount: '29', currency: 'USD', webhook_url: OWN };
    await rig.json('/invoices', body);
    await settled();
    expect(rig.posted.map(({ url }) => url)).toEqual([SHOP, OWN]);
    expect(new Set(rig.posted.map((one) => one.body)).size).toBe(1);
    expect(await rig.deliveries((await newest(rig)).id)).toHaveLength(2);
  });

  it('goes there alone where the project has none, and nowhere without either', async () => {
    const rig = listening(null);
    await rig.json('/invoices', { name: 'NS-1', amount: '29', currency: 'USD', webhook_url: OWN });
    await rig.json('/invoices', { name: 'NS-2', amount: '29', currency: 'USD' });
    await settled();
    expect(rig.posted.map(({ url }) => url)).toEqual([OWN]);
    expect(await rig.deliveries((await newest(rig)).id)).toEqual([]);
  });

  it('is not sent by a simulator that was given no way out', async () => {
    const client = open();
    await invoice(client);
    const { status, text } = await client.get(`/events/${(await newest(client)).id}/webhooks`);
    expect([status, JSON.parse(text)]).toMatchObject([200, { webhooks: [], total_count: 0 }]);
    expect((await client.get(`/events/ev_${'0'.repeat(32)}/webhooks`)).status).toBe(404);
  });
});

describe('a webhook that fails', () => {
  const troubles: [string, () => Response | Promise<Response>, string | null][] = [
    ['an error', () => new Response('down', { status: 503 }), '503'],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: SHOP } }), '302'],
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed')), null],
    ['no answer in time', () => new Promise(() => undefined), null],
  ];

  it.each(troubles)('by %s is tried again', async (_name, trouble, code) => {
    const rig = listening();
    rig.answer(trouble);
    await invoice(rig);
    const event = await newest(rig);
    expect(
      (await rig.deliveries(event.id)).map(({ status, response_code }) => [status, response_code]),
    ).toEqual([
      ['failed', code],
      ['pending', null],
    ]);
    rig.answer(() => new Response(null, { status: 204 }));
    rig.sim.advance(MINUTE);
    const [, again] = await rig.deliveries(event.id);
    expect(again).toMatchObject({ status: 'delivered', response_code: '204' });
    expect(Date.parse(String(again?.['release_at'])) - START).toBe(10_000);
    rig.sim.advance(4 * DAY);
    await settled();
    expect(rig.posted.filter(({ body }) => body.includes(event.id))).toHaveLength(2);
  });

  it('is tried twelve times again over three days, and then no more', async () => {
    const rig = listening();
    rig.answer(() => new Response(null, { status: 500 }));
    await invoice(rig);
    const event = await newest(rig);
    for (const wait of RETRY_AFTER) {
      await settled();
      rig.sim.advance(wait / 1000);
    }
    await settled();
    rig.sim.advance(30 * DAY);
    const deliveries = await rig.deliveries(event.id);
    expect(deliveries.map(({ status }) => status)).toEqual(Array(13).fill('failed'));
    const last = Date.parse(String(deliveries.at(-1)?.['release_at'])) - START;
    expect(last).toBeGreaterThan(2.9 * DAY);
    expect(last).toBeLessThan(3.1 * DAY);
  });

  it('at one address is not sent to the other again', async () => {
    const rig = listening();
    await rig.json('/invoices', { name: 'NS-1', amount: '29', currency: 'USD', webhook_url: OWN });
    rig.answer(() => new Response(null, { status: rig.posted.at(-1)?.url === OWN ? 500 : 200 }));
    await settled();
    const before = rig.posted.length;
    rig.sim.advance(MINUTE);
    await settled();
    expect(rig.posted.slice(before).every(({ url }) => url === OWN)).toBe(true);
  });
});

describe('as planned, webhooks', () => {
  it('get lost: nobody is told, and there is no record', async () => {
    const rig = listening(SHOP, [{ kind: 'webhook-lost', match: { event: 'authorized$' } }]);
    await authorized(rig);
    expect(await rig.told()).toEqual(['transaction.requested']);
    expect(await rig.deliveries((await newest(rig)).id)).toEqual([]);
  });

  it('come more than once', async () => {
    const rig = listening(SHOP, [{ kind: 'webhook-duplicated', copies: 5, match: { nth: 2 } }]);
    await authorized(rig);
    expect(await rig.told()).toEqual([
      'transaction.requested',
      ...Array<string>(5).fill('transaction.authorized'),
    ]);
  });

  it('come in another order', async () => {
    const rig = listening(SHOP, [{ kind: 'webhook-reordered', ms: 5_000, times: 1 }]);
    await authorized(rig);
    expect(await rig.told()).toEqual(['transaction.authorized']);
    rig.sim.advance(5_000);
    expect(await rig.told()).toEqual(['transaction.authorized', 'transaction.requested']);
  });

  it('go wrong by chance, the same for the same seed, and leave requests alone', async () => {
    const run = async (): Promise<string[]> => {
      const rig = listening(SHOP, [{ kind: 'webhook-lost', match: { probability: 0.5 } }]);
      for (let n = 0; n < 8; n += 1) await authorized(rig);
      return rig.told();
    };
    const first = await run();
    expect(first.length).toBeGreaterThan(2);
    expect(first.length).toBeLessThan(16);
    expect(await run()).toEqual(first);
  });
});

describe('the history of deliveries', () => {
  it('shows some that failed first, all before the start, and the same each time', async () => {
    const rig = listening(SHOP, [], 1_500);
    const all: Record<string, unknown>[][] = [];
    for (let cursor = ''; ;) {
      const { body } = await rig.get(`/events?limit=100&start_after=${cursor}`);
      for (const event of body.events) all.push(await rig.deliveries(event.id));
      if (!body.has_more) break;
      cursor = body.events.at(-1)!.id;
      if (all.length >= 800) break;
    }
    const failures = all.map((attempts) => attempts.filter(({ status }) => status === 'failed').length);
    expect(failures.filter((count) => count === 0).length).toBeGreaterThan(all.length * 0.85);
    expect(failures.filter((count) => count === 1).length).toBeGreaterThan(5);
    expect(failures.some((count) => count > 1)).toBe(true);
    for (const attempts of all) {
      const last = attempts.at(-1)!;
      expect(Date.parse(String(last['release_at']))).toBeLessThanOrEqual(START);
      if (attempts.length <= 12) expect(last['status']).toBe('delivered');
    }
    expect(rig.posted).toEqual([]);
    const again = listening(SHOP, [], 1_500);
    const event = await newest(again);
    expect(await again.deliveries(event.id)).toEqual(await rig.deliveries(event.id));
  });
});

it('stops with a reset', async () => {
  const rig = listening();
  rig.answer(() => new Response(null, { status: 500 }));
  await invoice(rig);
  const { id } = await newest(rig);
  await settled();
  rig.sim.reset();
  rig.sim.advance((RETRY_AFTER[0] ?? 0) / 1000);
  await settled();
  expect(rig.posted.map(({ body }) => body)).toEqual([JSON.stringify({ event_id: id })]);
});
