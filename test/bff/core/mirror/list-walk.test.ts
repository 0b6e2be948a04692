import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createFill } from '#bff/core/mirror/list-walk.ts';
import type { Step, WalkedList } from '#bff/core/mirror/list-walk.ts';
import type { UpstreamPage, UpstreamProblem } from '#bff/core/processout/upstream.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { fail, ok } from '#domain/result.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { openMirrorDb } from '../../support/mirror-db.ts';
import { collectingLog } from '../../support/start-bff.ts';

interface Item {
  readonly id: string;
}
const SIZE = 3;
const LIMITED: UpstreamProblem = { kind: 'rate_limited', retryAfterMs: 9_000 };
const { signal } = new AbortController();

/** A list of so many items, three to a page, and what happened to it in order: pages asked for, told ahead, stored. */
async function walked(items: number, options: { readonly tellsAhead?: boolean } = {}) {
  const { db } = await openMirrorDb();
  const clock = createFakeClock();
  const happened: string[] = [];
  const stored: string[] = [];
  const refused = new Map<number, UpstreamProblem>();
  let asked = 0;
  let dies: 'before' | 'within' | 'after' | null = null;

  const list: WalkedList<Item, void> = {
    walk: 'transactions',
    createdAt: () => '2026-03-10T12:00:00Z',
    async page({ start_after }, _signal, onNext) {
      happened.push(`ask after ${start_after ?? 'nothing'}`);
      asked += 1;
      const problem = refused.get(asked);
      await clock.sleep(0);
      if (problem) return fail(problem);
      const page = pageAfter(start_after === undefined ? 0 : Number(start_after) + 1, items);
      if (options.tellsAhead !== false && page.hasMore && page.lastId !== null) onNext?.(page.lastId);
      happened.push(`check ${start_after ?? 'the first'}`);
      return ok(page);
    },
    async keep(page, _readAt, alongside) {
      if (dies === 'before') throw new Error('died');
      await db.transaction().execute(async (trx) => {
        await alongside(trx);
        if (dies === 'within') throw new Error('died');
      });
      stored.push(...page.items.map(({ id }) => id));
      happened.push(`store ${page.items[0]?.id ?? 'nothing'}`);
      if (dies === 'after') throw new Error('died');
    },
  };
  const open = (kept: Kysely<Schema> = db) =>
    createFill({ db: kept, ports: { clock, log: collectingLog([]) } }, list);
  return { open, happened, stored, refuse: refused, die: (when: typeof dies) => (dies = when) };
}

function pageAfter(from: number, of: number): UpstreamPage<Item> {
  const items = Array.from({ length: Math.min(SIZE, of - from) }, (_, i) => ({ id: String(from + i) }));
  const lastId = items.at(-1)?.id ?? null;
  return { items, skipped: [], lastId, hasMore: from + SIZE < of, totalCount: of };
}

const everyId = (of: number) => Array.from({ length: of }, (_, i) => String(i));

async function toTheEnd(step: (signal: AbortSignal) => Promise<Step>): Promise<void> {
  while ((await step(signal)).kind === 'more');
}

describe('the next page of a walk', () => {
  test('is on its way before this one is checked, and so before it is stored', async () => {
    const walk = await walked(7);
    await toTheEnd(walk.open());
    expect(walk.happened).toEqual([
      'ask after nothing',
      'ask after 2',
      'check the first',
      'store 0',
      'ask after 5',
      'check 2',
      'store 3',
      'check 5',
      'store 6',
    ]);
  });

  test('is asked for before this one is stored, where it is not known before the check', async () => {
    const walk = await walked(7, { tellsAhead: false });
    await toTheEnd(walk.open());
    expect(walk.happened.indexOf('ask after 2')).toBeLessThan(walk.happened.indexOf('store 0'));
    expect(walk.stored).toEqual(everyId(7));
  });

  test('is the only one beyond what is stored', async () => {
    const walk = await walked(30);
    const step = walk.open();
    for (let steps = 0; (await step(signal)).kind === 'more'; steps += 1) {
      const asked = walk.happened.filter((what) => what.startsWith('ask')).length;
      expect(asked * SIZE - walk.stored.length).toBeLessThanOrEqual(2 * SIZE);
    }
    expect(walk.stored).toEqual(everyId(30));
    expect(new Set(walk.happened).size).toBe(walk.happened.length);
  });

  test('is asked for again when it was refused, and what came before it stays stored', async () => {
    const walk = await walked(9);
    walk.refuse.set(2, LIMITED);
    const step = walk.open();
    expect(await step(signal)).toEqual({ kind: 'more' });
    expect(await step(signal)).toEqual({ kind: 'problem', problem: LIMITED });
    expect(walk.stored).toEqual(['0', '1', '2']);
    await toTheEnd(step);
    expect(walk.stored).toEqual(everyId(9));
  });
});

describe('a walk that dies', () => {
  for (const when of ['before', 'within', 'after'] as const)
    test(`${when} storing a page goes on there, in order and leaving none out`, async () => {
      for (let at = 0; at < 4; at += 1) {
        const walk = await walked(11);
        const first = walk.open();
        for (let steps = 0; steps < at; steps += 1) await first(signal);
        walk.die(when);
        await expect(first(signal)).rejects.toThrow('died');
        walk.die(null);
        await toTheEnd(walk.open());
        expect(walk.stored).toEqual(everyId(11));
      }
    });

  test('in the same process does not take up what was asked for ahead of the page that was lost', async () => {
    const walk = await walked(11);
    const step = walk.open();
    await step(signal);
    walk.die('before');
    await expect(step(signal)).rejects.toThrow('died');
    walk.die(null);
    await toTheEnd(step);
    expect(walk.stored).toEqual(everyId(11));
  });
});
