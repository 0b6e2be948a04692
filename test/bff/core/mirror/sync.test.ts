import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Coverage } from '#contract/page.ts';
import { MIRRORED_RESOURCES } from '#contract/sync.ts';
import type { SyncState } from '#contract/sync.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const running: TestBff[] = [];
async function start(options: Parameters<typeof startBff>[0]): Promise<TestBff> {
  const rig = await startBff(options);
  running.push(rig);
  return rig;
}
afterEach(async () => {
  for (const rig of running.splice(0)) await rig.stop();
});

const LIST = '/transactions';

/** A simulator whose list gives pages only as they are let through. */
function gated(size: number) {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'gate', size, clock, pageLimitMax: 10 });
  const pages: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    clock,
    pages,
    open: () => waiting.shift()?.(),
    async fetch(request: Request): Promise<Response> {
      const url = new URL(request.url);
      if (url.pathname === LIST) {
        pages.push(url.searchParams.get('start_after') ?? 'newest');
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return simulator.fetch(request);
    },
  };
}

async function coverageOf(rig: TestBff): Promise<Coverage> {
  return (await rig.read<TransactionPage>('/api/transactions')).coverage;
}

describe('the walk through the list', () => {
  it('says honestly how far it is, while the list already answers', async () => {
    const gate = gated(35);
    const rig = await start({ fetch: gate.fetch, clock: gate.clock });
    await gate.clock.settle();
    expect(await coverageOf(rig)).toEqual({
      complete: false,
      indexed: 0,
      upstream_total: null,
      oldest: null,
      as_of: null,
    });
    for (const indexed of [10, 20, 30]) {
      gate.open();
      await gate.clock.settle();
      const page = await rig.read<TransactionPage>('/api/transactions?limit=100');
      expect(page.count).toBe(indexed);
      expect(page.coverage).toMatchObject({ complete: false, indexed, upstream_total: 35 });
      expect(page.coverage.oldest).toBe(page.transactions.at(-1)?.created_at);
    }
    gate.open();
    await gate.clock.settle();
    expect(await coverageOf(rig)).toMatchObject({
      complete: true,
      indexed: 35,
      as_of: '2026-03-10T12:00:00Z',
    });
  });

  it('goes on after a restart where it stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
    const file = join(folder, 'mirror.sqlite');
    const gate = gated(35);
    const first = await startBff({ fetch: gate.fetch, clock: gate.clock, database: new DatabaseSync(file) });
    await gate.clock.settle();
    gate.open();
    await gate.clock.settle();
    gate.open();
    await gate.clock.settle();
    const stopped = first.stop();
    gate.open();
    await stopped;
    const before = gate.pages.length;
    const second = await start({ fetch: gate.fetch, clock: gate.clock, database: new DatabaseSync(file) });
    await gate.clock.settle();
    expect(gate.pages.slice(before)).toEqual([gate.pages[before - 1]]);
    expect(gate.pages[before - 1]).not.toBe('newest');
    gate.open();
    await gate.clock.settle();
    gate.open();
    await gate.clock.settle();
    expect(await coverageOf(second)).toMatchObject({ complete: true, indexed: 35 });
    await running.pop()?.stop();
    rmSync(folder, { recursive: true });
  });

  it('says how far every list is, and until when each is known', async () => {
    const rig = await start({ size: 30 });
    await rig.synced();
    const { others } = await rig.read<SyncState>('/api/sync');
    for (const resource of MIRRORED_RESOURCES) {
      const { coverage } = await rig.read<{ coverage: Coverage }>(`/api/${resource}`);
      expect(others[resource]).toEqual(coverage);
      expect(coverage).toMatchObject({ complete: true, as_of: expect.any(String) as unknown });
    }
  });

  it('rests when it is told to slow down, and then goes on', async () => {
    const rig = await start({
      size: 30,
      pageLimitMax: 10,
      faults: [{ kind: 'rate-limit', retryAfter: 20, match: { path: '^/transactions$', nth: 2 }, times: 1 }],
    });
    await rig.clock.advance(19_000);
    const limited = await rig.read<SyncState>('/api/sync');
    expect(limited.coverage).toMatchObject({ complete: false, indexed: 10 });
    await rig.clock.advance(2_000);
    expect(await coverageOf(rig)).toMatchObject({ complete: true, indexed: 30 });
  });

  it('passes over an object that makes no sense, says so, and takes it in once it does', async () => {
    const rig = await start({
      size: 30,
      faults: [{ kind: 'malformed-object', match: { path: '^/transactions$' }, times: 1 }],
      pace: { tailMs: 3_000, sweepMs: 30_000 },
    });
    await rig.clock.settle();
    const sync = await rig.read<SyncState>('/api/sync');
    expect(sync).toMatchObject({
      skipped: 1,
      coverage: { complete: false, indexed: 29, upstream_total: 30 },
    });
    expect(rig.log.filter(({ event }) => event === 'object skipped')).toMatchObject([
      { fields: { path: 'amount' } },
    ]);
    await rig.clock.advance(31_000);
    expect(await rig.read<SyncState>('/api/sync')).toMatchObject({
      skipped: 0,
      coverage: { complete: true, indexed: 30 },
    });
  });
});

describe('a line that is down', () => {
  it('leaves the lists as they were, with their age', async () => {
    const rig = await start({ size: 30 });
    await rig.synced();
    const before = await rig.read<TransactionPage>('/api/transactions');
    rig.simulator.faults.set([{ kind: 'error-before', status: 503 }]);
    await rig.clock.advance(60_000);
    const after = await rig.read<TransactionPage>('/api/transactions');
    expect(after.transactions).toEqual(before.transactions);
    expect(after.coverage.as_of).toBe(before.coverage.as_of);
    const down = await rig.read<SyncState>('/api/sync');
    expect(down.upstream.state).toBe('down');
    expect(down.upstream.retry_at).not.toBeNull();
    rig.simulator.faults.clear();
    await rig.clock.advance(60_000);
    const back = await rig.read<SyncState>('/api/sync');
    expect(back.upstream.state).toBe('up');
    expect(Date.parse(back.coverage.as_of ?? '')).toBeGreaterThan(Date.parse('2026-03-10T12:01:30Z'));
  });
});
