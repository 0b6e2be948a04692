import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { PayoutDetail, PayoutItemsPage } from '#contract/payout-detail.ts';
import type { PayoutCount, PayoutPage } from '#contract/payout.ts';
import type { LiveEvent } from '#contract/sync.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff, TestBffOptions } from '../../support/start-bff.ts';
import { everyPayout, payoutsSynced } from './payouts-support.ts';

const KEY = `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}`;
const NOON = '2026-03-10T12:00:00Z';
const DAY = 24 * 60 * 60_000;

let bff: TestBff | undefined;

afterEach(async () => {
  await bff?.stop();
  bff = undefined;
});

async function start(options: TestBffOptions): Promise<TestBff> {
  bff = await startBff(options);
  return bff;
}

interface Gate {
  readonly clock: FakeClock;
  readonly simulator: Simulator;
  readonly fetch: (request: Request) => Promise<Response>;
  /** How many pages of items may still be read. */
  pages: number;
}

/** A simulator with small pages that answers for items only as long as it may. */
function gated(pages: number): Gate {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'gate', size: 120, clock, payouts: 'exact', pageLimitMax: 8 });
  const gate: Gate = {
    clock,
    simulator,
    pages,
    async fetch(request) {
      if (!new URL(request.url).pathname.endsWith('/items')) return simulator.fetch(request);
      if (gate.pages === 0) return Response.json({ success: false }, { status: 503 });
      gate.pages -= 1;
      return simulator.fetch(request);
    },
  };
  return gate;
}

describe('the walk through the items', () => {
  it('says what is missing, and goes on after a restart where it stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'payouts-'));
    const file = join(folder, 'mirror.sqlite');
    const gate = gated(6);
    const first = await startBff({ ...gate, database: new DatabaseSync(file) });
    await first.synced();
    await gate.clock.advance(20_000);
    const [total] = (await first.read<PayoutCount>('/api/payouts/count')).totals;
    expect(total!.unproved).toBeGreaterThan(0);
    const partly = (await everyPayout(first)).find(({ residual }) => residual === null)!;
    expect(partly).toMatchObject({ unexplained: null, discrepancy_count: null, period: null });
    const { payout } = await first.read<{ payout: PayoutDetail }>(`/api/payouts/${partly.id}`);
    expect(payout).toMatchObject({ proof: null, items: { complete: false } });
    const refused = await first.get(`/api/payouts/${partly.id}/items.csv`);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: 'items_incomplete', retryable: true } });
    await first.stop();

    const before = first.asked.filter((call) => call.endsWith('/items')).length;
    expect(before).toBeGreaterThan(0);
    gate.pages = Number.POSITIVE_INFINITY;
    const second = await start({ ...gate, database: new DatabaseSync(file) });
    await payoutsSynced(second);
    const rows = await everyPayout(second);
    expect(rows.every(({ residual }) => Number(residual) === 0)).toBe(true);
    // Six pages were kept: nothing of them is read again.
    const pages = rows.reduce((sum, { items_count }) => sum + Math.max(1, Math.ceil(items_count! / 8)), 0);
    expect(second.asked.filter((call) => call.endsWith('/items')).length).toBe(pages - 6);
    rmSync(folder, { recursive: true });
  });

  it('reads and proves a payout that somebody opens before any other', async () => {
    const clock = createFakeClock();
    const simulator = createSimulator({ seed: 'open', size: 300, clock, payouts: 'exact' });
    const reply = await simulator.fetch(
      new Request('https://api.processout.test/payouts', { headers: { authorization: KEY } }),
    );
    const { id } = ((await reply.json()) as { payouts: { id: string }[] }).payouts[4]!;
    // Payments never come: all else waits for them.
    const fetch = (request: Request): Promise<Response> =>
      new URL(request.url).pathname === '/transactions'
        ? new Promise(() => undefined)
        : simulator.fetch(request);
    const rig = await start({ clock, fetch });
    const open = async (): Promise<PayoutDetail> =>
      (await rig.read<{ payout: PayoutDetail }>(`/api/payouts/${id}`)).payout;
    expect(await open()).toMatchObject({ proof: null, items: { complete: false } });
    await clock.settle();
    const { proof, items } = await open();
    expect(items.complete).toBe(true);
    expect(proof).toMatchObject({ discrepancies: [] });
    expect(proof!.unchecked_items).toBeGreaterThan(0);
    expect(rig.asked.filter((call) => call.endsWith('/items'))).toHaveLength(1);
  });

  it('brings new payouts as time goes by, follows their status, and tells open screens', async () => {
    const clock = createFakeClock();
    const simulator = createSimulator({ seed: 'time', size: 300, clock, payouts: 'exact' });
    const rig = await start({ clock, fetch: simulator.fetch });
    await payoutsSynced(rig);
    const before = await everyPayout(rig);
    const pending = before.find(({ status }) => status === 'pending' || status === 'in-flight')!;
    const live = await rig.get('/api/live');
    const told: LiveEvent[] = [];
    const reading = readLive(live, told);

    simulator.advance(6 * DAY);
    rig.bff.nudge();
    await clock.advance(90_000);
    await payoutsSynced(rig);

    const after = await everyPayout(rig);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.every(({ residual }) => Number(residual) === 0)).toBe(true);
    const { payout } = await rig.read<{ payout: PayoutDetail }>(`/api/payouts/${pending.id}`);
    expect(payout.status).toBe('received');
    expect(payout.history.map(({ status }) => status)).toEqual([pending.status, 'received']);
    const news = told.flatMap((event) =>
      event.type === 'changed' && event.resource === 'payouts' ? [event] : [],
    );
    expect(news.flatMap(({ created }) => created)).toContain(after[0]!.id);
    expect(news.flatMap(({ changed }) => changed)).toContain(pending.id);
    await rig.stop();
    await reading;
    bff = undefined;
  });

  it('reads a payout at once that an event tells of', async () => {
    const clock = createFakeClock();
    const simulator = createSimulator({ seed: 'event', size: 100, clock, payouts: 'exact' });
    let told = '';
    const fetch = async (request: Request): Promise<Response> => {
      const reply = await simulator.fetch(request);
      return told === '' ? reply : withEvent(told, request, reply);
    };
    const rig = await start({ clock, fetch });
    await payoutsSynced(rig);
    const [newest] = (await rig.read<PayoutPage>('/api/payouts?limit=1')).payouts;
    const reads = (): number => rig.asked.filter((call) => call === `GET /payouts/${newest!.id}`).length;
    expect(reads()).toBe(0);
    told = newest!.id;
    await clock.advance(5_000);
    expect(reads()).toBe(1);
  });

  it('reads the items again of a payout that has others now', async () => {
    const clock = createFakeClock();
    const simulator = createSimulator({ seed: 'more', size: 300, clock, payouts: 'exact' });
    let hidden = true;
    const fetch = async (request: Request): Promise<Response> => {
      const reply = await simulator.fetch(request);
      return hidden ? withoutNewestItem(request, reply) : reply;
    };
    const rig = await start({ clock, fetch });
    await payoutsSynced(rig);
    const [newest] = (await rig.read<PayoutPage>('/api/payouts?limit=1')).payouts;
    hidden = false;
    simulator.advance(3 * DAY);
    await clock.advance(120_000);
    await payoutsSynced(rig);
    const { items } = await rig.read<PayoutItemsPage>(`/api/payouts/${newest!.id}/items?limit=100`);
    expect(items.length).toBe(newest!.items_count! + 1);
    const again = (await everyPayout(rig)).find(({ id }) => id === newest!.id);
    expect(Number(newest!.residual)).not.toBe(0);
    expect(Number(again!.residual)).toBe(0);
  });

  it('forgets a payout that ProcessOut deletes, and the money in it is waiting again', async () => {
    const clock = createFakeClock();
    const simulator = createSimulator({ seed: 'gone', size: 300, clock, payouts: 'exact' });
    const rig = await start({ clock, fetch: simulator.fetch });
    await payoutsSynced(rig);
    const before = await everyPayout(rig);
    const gone = before[5]!;
    await simulator.fetch(
      new Request(`https://api.processout.test/payouts/${gone.id}`, {
        method: 'DELETE',
        headers: { authorization: KEY },
      }),
    );
    await clock.advance(180_000);
    const after = await everyPayout(rig);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => id !== gone.id));
    expect((await rig.get(`/api/payouts/${gone.id}/items`)).status).toBe(404);
    const { total_count } = await rig.read<PayoutCount>(`/api/payouts/count?q=${gone.id}`);
    expect(total_count).toBe(0);
  });
});

/** As if the last item of every list of them had not been reported yet. */
async function withoutNewestItem(request: Request, reply: Response): Promise<Response> {
  const url = new URL(request.url);
  if (!url.pathname.endsWith('/items')) return reply;
  const body = (await reply.json()) as { items: unknown[]; has_more: boolean; total_count: number };
  const { total_count } = body;
  if (total_count < 2) return Response.json(body, { headers: reply.headers });
  const isLast = !body.has_more && url.searchParams.get('order') === 'asc';
  const items = isLast ? body.items.slice(0, -1) : body.items;
  return Response.json({ ...body, items, total_count: total_count - 1 }, { headers: reply.headers });
}

/** As if an event about a payout followed all others. */
async function withEvent(payout: string, request: Request, reply: Response): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname !== '/events' || url.searchParams.get('order') !== 'asc') return reply;
  const id = `ev_${'7'.repeat(32)}`;
  const isSeen = url.searchParams.get('start_after') === id;
  const event = { id, name: 'payout.updated', data: { payout: { id: payout } }, fired_at: NOON };
  const events = isSeen ? [] : [event];
  const page = { success: true, count: events.length, has_more: false, limit: 100, order: 'asc' };
  return Response.json({ ...page, total_count: 1, events }, { headers: reply.headers });
}

async function readLive(reply: Response, told: LiveEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of reply.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      if (data !== undefined) told.push(JSON.parse(data) as LiveEvent);
      text = text.slice(end + 2);
    }
  }
}
