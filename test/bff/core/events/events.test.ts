import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventCount, EventDetail, EventOptions, EventPage, EventRow } from '#contract/event.ts';
import { EVENT_FAMILIES } from '#domain/event.ts';
import { parseMicros } from '#domain/time.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const HOOK = 'https://shop.example/hooks';

/** The BFF over a simulator that tells the shop of its events; all events are mirrored. */
async function startWithEvents(): Promise<TestBff> {
  const clock = createFakeClock();
  const deliver = () => Promise.resolve(Response.json({ success: true }));
  const simulator = createSimulator({ seed: 'events', size: 90, clock, webhooks: { url: HOOK, deliver } });
  const bff = await startBff({ clock, fetch: simulator.fetch });
  await bff.synced();
  for (let i = 0; i < 50; i += 1) {
    const { coverage } = await bff.read<EventPage>('/api/events?limit=1');
    if (coverage.complete) return bff;
    await clock.advance(1_000);
  }
  throw new Error('The events did not become complete');
}

let bff: TestBff;
let all: EventRow[];

beforeAll(async () => {
  bff = await startWithEvents();
  all = await everyEvent('limit=100');
});
afterAll(() => bff.stop());

const detail = async (id: string): Promise<EventDetail> =>
  (await bff.read<{ event: EventDetail }>(`/api/events/${id}`)).event;

describe('events', () => {
  test('are all listed, newest first, each with the object that it is about', async () => {
    const page = await bff.read<EventPage>('/api/events?limit=10');
    expect(page.coverage).toMatchObject({ complete: true, indexed: all.length, upstream_total: all.length });
    expect(page.total_count).toBe(all.length);
    const times = all.map(({ fired_at }) => Date.parse(fired_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    for (const { name, object_id } of all)
      if (name.startsWith('transaction.')) expect(object_id).toMatch(/^tr_/);
  });

  test('turn their pages both ways without repeating or leaving out a row, whatever the filters', async () => {
    const ids = [...new Set(all.flatMap(({ object_id, related_ids }) => [object_id ?? '', ...related_ids]))];
    const filter = fc.record(
      {
        family: fc.subarray([...EVENT_FAMILIES], { minLength: 1 }),
        name: fc.subarray([...new Set(all.map(({ name }) => name))], { minLength: 1 }),
        object_id: fc.constantFrom(...ids.filter((id) => id !== '')),
        created_gte: fc.constant(all[Math.floor(all.length / 2)]!.fired_at),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.integer({ min: 7, max: 100 }),
        fc.constantFrom('asc', 'desc'),
        async (filters, limit, order) => {
          const query = queryOf(filters, limit, order);
          const wanted = all.filter((row) => matches(row, filters)).map(({ id }) => id);
          if (order === 'asc') wanted.reverse();
          expect((await everyEvent(query)).map(({ id }) => id)).toEqual(wanted);
          const back = await everyEvent(query, wanted.at(-1) ?? all.at(-1)!.id);
          if (wanted.length > 0) expect(back.map(({ id }) => id)).toEqual(wanted.slice(0, -1));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are found by their names and by every id in them, and counted', async () => {
    const one = all.find(({ related_ids }) => related_ids.length > 1)!;
    for (const q of [one.id, one.object_id!, one.related_ids[1]!, 'captured']) {
      const { total_count } = await bff.read<EventCount>(`/api/events/count?q=${q}`);
      const found = await everyEvent(`limit=100&q=${q}`);
      expect(found.length).toBe(total_count);
      if (q !== 'captured') expect(found.map(({ id }) => id)).toContain(one.id);
    }
    expect(await everyEvent('limit=100&q=nothing-of-that-name')).toEqual([]);
  });

  test('say which families and names there are', async () => {
    const { families, names } = await bff.read<EventOptions>('/api/events/options');
    for (const options of [families, names])
      expect(options.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
  });

  test.each([
    ['family=refund', 'family'],
    ['name=Not%20a%20name', 'name'],
    ['object_id=tr_1', 'object_id'],
    ['object_id=nobody', 'object_id'],
    ['created_gte=yesterday', 'created_gte'],
    ['start_after=tr_1', 'start_after'],
    [`start_after=ev_${'0'.repeat(32)}`, 'start_after'],
    [`start_after=ev_${'0'.repeat(32)}&end_before=ev_${'1'.repeat(32)}`, 'end_before'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['order=up', 'order'],
    ['status=completed', 'status'],
    ['q=', 'q'],
  ])('refuse %s, naming the field, and send nothing', async (query, field) => {
    const before = bff.asked.length;
    const reply = await bff.get(`/api/events?${query}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
    expect(bff.asked.length).toBe(before);
  });
});

describe('one event', () => {
  const capturedWithHistory = () => {
    const later = all.find(
      ({ name, object_id }, place) =>
        name === 'transaction.captured' && all.slice(place + 1).some((row) => row.object_id === object_id),
    )!;
    const own = all.filter(({ object_id }) => object_id === later.object_id);
    return { later, own, place: own.findIndex(({ id }) => id === later.id) };
  };

  test('is read live with its data, the events beside it and what changed', async () => {
    const { later, own, place } = capturedWithHistory();
    const event = await detail(later.id);
    expect(event).toMatchObject({ ...later, sandbox: true, events_complete: true });
    expect(event.data).toMatchObject({ name: later.name, transaction: { id: later.object_id } });
    expect(event.before?.id).toBe(own[place + 1]!.id);
    expect(event.after?.id).toBe(own[place - 1]?.id);
    const fields = event.changes!.map(({ path }) => path.join('.'));
    expect(fields).toContain('transaction.captured_amount');
    expect(fields).not.toContain('transaction.amount');
  });

  test('says that nothing is known to have changed when it is the first of its object', async () => {
    const first = all.findLast(({ object_id }) => object_id !== null)!;
    expect(await detail(first.id)).toMatchObject({ before: null, changes: null, events_complete: true });
  });

  test('has its deliveries, oldest first', async () => {
    const { deliveries } = await detail(all[0]!.id);
    expect(deliveries).toEqual([
      expect.objectContaining({ url: HOOK, status: 'delivered', response_code: '200' }),
    ]);
    const many = await Promise.all(all.slice(0, 80).map(({ id }) => detail(id)));
    const retried = many.find((event) => event.deliveries!.length > 1)!.deliveries!;
    expect(retried[0]!.status).toBe('failed');
    const times = retried.map(({ release_at }) => Date.parse(release_at!));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('is refused when the id is none, and not found when there is none', async () => {
    const before = bff.asked.length;
    expect((await bff.get('/api/events/tr_1')).status).toBe(400);
    expect(bff.asked.length).toBe(before);
    expect((await bff.get(`/api/events/ev_${'0'.repeat(32)}`)).status).toBe(404);
  });
});

test('what fails beside an event does not take the event with it', async () => {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'beside', size: 20, clock });
  const harness = await startBff({ clock, fetch: simulator.fetch });
  await harness.synced();
  await clock.advance(5_000);
  const { events } = await harness.read<EventPage>('/api/events?name=transaction.captured');
  const [one] = events;
  const { event: whole } = await harness.read<{ event: EventDetail }>(`/api/events/${one!.id}`);
  simulator.faults.set([
    { kind: 'error-before', status: 400, match: { path: `/events/${whole.before!.id}` } },
    { kind: 'error-before', status: 400, match: { path: '/webhooks' } },
  ]);
  const { event } = await harness.read<{ event: EventDetail }>(`/api/events/${one!.id}`);
  expect(event).toMatchObject({ id: one!.id, changes: null, deliveries: null, before: whole.before });
  await harness.stop();
});

interface Filters {
  readonly family?: string[];
  readonly name?: string[];
  readonly object_id?: string;
  readonly created_gte?: string;
}

function matches(row: EventRow, { family, name, object_id, created_gte }: Filters): boolean {
  return (
    (family === undefined || family.includes(row.family)) &&
    (name === undefined || name.includes(row.name)) &&
    (object_id === undefined || row.object_id === object_id || row.related_ids.includes(object_id)) &&
    (created_gte === undefined || parseMicros(row.fired_at)! >= parseMicros(created_gte)!)
  );
}

function queryOf({ family = [], name = [], object_id, created_gte }: Filters, limit: number, order: string) {
  const params = new URLSearchParams([
    ...family.map((value) => ['family', value]),
    ...name.map((value) => ['name', value]),
    ...(object_id === undefined ? [] : [['object_id', object_id]]),
    ...(created_gte === undefined ? [] : [['created_gte', created_gte]]),
    ['limit', String(limit)],
    ['order', order],
  ]);
  return params.toString();
}

/** Walks the whole list: forwards, or backwards from a row to the first one. */
async function everyEvent(query: string, before?: string): Promise<EventRow[]> {
  let rows: EventRow[] = [];
  for (let cursor = before; ;) {
    const place = before === undefined ? 'start_after' : 'end_before';
    const page = await bff.read<EventPage>(
      `/api/events?${query}${cursor === undefined ? '' : `&${place}=${cursor}`}`,
    );
    rows = before === undefined ? [...rows, ...page.events] : [...page.events, ...rows];
    if (!page.has_more) return rows;
    cursor = before === undefined ? rows.at(-1)?.id : rows[0]?.id;
  }
}
