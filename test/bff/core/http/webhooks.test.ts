import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ORIGIN, startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

describe('a webhook', () => {
  let bff: TestBff;
  let eventId: string;

  beforeEach(async () => {
    bff = await startBff({ size: 60 });
    await bff.synced();
    const page = await bff.simulator.fetch(
      new Request('https://api.processout.test/events?limit=1', {
        headers: { authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}` },
      }),
    );
    eventId = ((await page.json()) as { events: { id: string }[] }).events[0]!.id;
    bff.asked.length = 0;
  });
  afterEach(() => bff.stop());

  /** As ProcessOut sends it: without the app's header, and without anybody signed in. */
  const deliver = (body: unknown, method = 'POST') =>
    bff.bff.fetch(
      new Request(`${ORIGIN}/webhooks/processout`, {
        method,
        ...(method === 'POST' && {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }),
    );

  test('is checked by fetching its event, and makes us look for news', async () => {
    expect((await deliver({ event_id: eventId, event_type: 'transaction.captured' })).status).toBe(200);
    expect(bff.asked).toContain(`GET /events/${eventId}`);
    expect(bff.log.at(-1)).toMatchObject({ event: 'webhook', fields: { event_id: eventId } });
    await bff.clock.settle();
    expect(bff.asked).toContain('GET /events');
  });

  test('that comes twice is asked about once', async () => {
    await deliver({ event_id: eventId });
    await deliver({ event_id: eventId });
    expect(bff.asked.filter((call) => call === `GET /events/${eventId}`)).toHaveLength(1);
  });

  test('of an event that ProcessOut does not know is a 400, and has cost one read', async () => {
    const forged = `ev_${'0'.repeat(32)}`;
    expect((await deliver({ event_id: forged })).status).toBe(400);
    expect(bff.asked).toEqual([`GET /events/${forged}`]);
  });

  test('is tried again by ProcessOut when it cannot be checked, which costs one read here', async () => {
    bff.simulator.faults.set([{ kind: 'error-before', status: 503, match: { path: '/events/' } }]);
    expect((await deliver({ event_id: eventId })).status).toBe(503);
    expect(bff.asked).toEqual([`GET /events/${eventId}`]);
  });

  test.each([
    [{}],
    [{ event_id: 'tr_00000000000000000000000000000000' }],
    [{ event_id: '../projects' }],
    [{ event_id: ['ev_1'] }],
    ['ev_1'],
  ])('that says %j is refused, and nothing is asked', async (body) => {
    expect((await deliver(body)).status).toBe(400);
    expect(bff.asked).toEqual([]);
  });

  test('is a POST', async () => {
    expect((await deliver(undefined, 'GET')).status).toBe(405);
  });
});
