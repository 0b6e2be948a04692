import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import type { TransactionPage } from '#contract/transaction.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';

const DAY = 86_400_000;
const HEADERS = { authorization: `Basic ${btoa(`${SANDBOX_PROJECT.id}:${SANDBOX_PROJECT.secret}`)}` };

interface EventList {
  events: unknown[];
  count: number;
}

/** What becomes of the events of a page: each left as it is, lost, or sent twice; then all in another order. */
interface Mischief {
  readonly fates: readonly ('kept' | 'lost' | 'twice')[];
  readonly reversed: boolean;
}

/** Passes requests on; events come back mangled. The last one stays last, or the walk would repeat its page for ever. */
function mangle(simulator: Simulator, mischief: Mischief) {
  let next = 0;
  return async (request: Request): Promise<Response> => {
    const reply = await simulator.fetch(request);
    if (new URL(request.url).pathname !== '/events') return reply;
    const page = (await reply.json()) as EventList;
    const last = page.events.slice(-1);
    const rest = page.events.slice(0, -1).flatMap((event) => {
      const fate = mischief.fates[next++ % Math.max(1, mischief.fates.length)] ?? 'kept';
      return fate === 'lost' ? [] : fate === 'twice' ? [event, event] : [event];
    });
    const events = [...(mischief.reversed ? rest.reverse() : rest), ...last];
    return Response.json({ ...page, events, count: events.length }, { headers: reply.headers });
  };
}

interface Truth {
  readonly id: string;
  readonly status: string;
  readonly refunded_amount: string;
  readonly captured_amount: string;
}

async function truthOf(simulator: Simulator): Promise<Truth[]> {
  const url = 'https://api.processout.test/transactions?limit=100';
  const reply = await simulator.fetch(new Request(url, { headers: HEADERS }));
  return ((await reply.json()) as { transactions: Truth[] }).transactions;
}

const essence = (rows: readonly Truth[]): string[] =>
  rows
    .map((row) => [row.id, row.status, Number(row.captured_amount), Number(row.refunded_amount)].join(' '))
    .sort();

const step = fc.oneof(
  fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(60_000, DAY / 4, 3 * DAY) }),
  fc.record({ do: fc.constant('trade' as const), ms: fc.constantFrom(20_000, 90_000) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 10_000) }),
);

describe('the mirror', () => {
  it('comes to agree with ProcessOut whatever becomes of the events', async () => {
    const mischief = fc.record({
      fates: fc.array(fc.constantFrom('kept' as const, 'lost' as const, 'twice' as const), { maxLength: 5 }),
      reversed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(mischief, fc.array(step, { minLength: 1, maxLength: 4 }), async (harm, steps) => {
        const clock = createFakeClock();
        const simulator = createSimulator({ seed: 'converge', size: 25, clock });
        const rig = await startBff({
          clock,
          fetch: mangle(simulator, harm),
          pace: { tailMs: 2_000, sweepMs: 15_000 },
        });
        for (const { do: what, ms } of steps) {
          if (what === 'advance') simulator.advance(ms);
          if (what === 'trade') simulator.traffic.on(20);
          if (what !== 'advance') await clock.advance(ms);
          simulator.traffic.off();
        }
        await clock.advance(40_000);
        const page = await rig.read<TransactionPage>('/api/transactions?limit=100');
        expect(essence(page.transactions)).toEqual(essence(await truthOf(simulator)));
        expect(page.coverage.complete).toBe(true);
        await rig.stop();
      }),
      { numRuns: 5 },
    );
  }, 60_000);

  it('learns of each new payment within a turn of the events, and tells open screens once', async () => {
    const rig = await startBff({ size: 30 });
    await rig.synced();
    const live = await rig.get('/api/live');
    const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    void (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) told += part.value;
    })();
    rig.simulator.traffic.on(60);
    await rig.clock.advance(3_000);
    rig.simulator.traffic.off();
    await rig.clock.advance(4_000);
    const page = await rig.read<TransactionPage>('/api/transactions?limit=100');
    const fresh = page.transactions.slice(0, page.count - 30).map(({ id }) => id);
    expect(fresh.length).toBeGreaterThan(1);
    const created = told
      .split('\n')
      .filter((line) => line.startsWith('data: {"type":"transactions"'))
      .flatMap((line) => (JSON.parse(line.slice(6)) as { created: string[] }).created);
    expect(created.toSorted()).toEqual(fresh.toSorted());
    await rig.stop();
  });

  it('starts over when ProcessOut no longer knows the last event seen', async () => {
    const clock = createFakeClock();
    let simulator = createSimulator({ seed: 'one', size: 20, clock });
    const rig = await startBff({ clock, fetch: (request) => simulator.fetch(request) });
    await rig.synced();
    simulator = createSimulator({ seed: 'two', size: 25, clock });
    await clock.advance(5_000);
    const page = await rig.read<TransactionPage>('/api/transactions?limit=100');
    const ids = new Set(page.transactions.map(({ id }) => id));
    expect((await truthOf(simulator)).filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(rig.log.map(({ event }) => event)).toContain(
      'the last event seen is gone, the list is walked again',
    );
    await rig.stop();
  });
});
