import type { Kysely } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { listEvents } from '#bff/core/mirror/events/event-lists.ts';
import { EVENTS } from '#bff/core/mirror/events/events.ts';
import { listTransactions } from '#bff/core/mirror/lists/lists.ts';
import { createResourceWriter } from '#bff/core/mirror/resources/resource-writer.ts';
import { saveWalk } from '#bff/core/mirror/walk-state.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import type { Coverage } from '#contract/page.ts';
import type { Result } from '#domain/result.ts';
import { openMirrorDb } from '../../support/mirror-db.ts';
import { id, wireTransaction } from '../../support/wire.ts';

/** A page of two, of which there will be a third row once the walk is over. */
const PAGE = { limit: 2, order: 'desc' } as const;

type Answer = Result<{ has_more: boolean; coverage: Coverage }, unknown>;

/** The same database, in which something happens after so many statements of one reader. */
function happeningAfter(db: Kysely<Schema>, statements: number, happen: () => Promise<void>): Kysely<Schema> {
  let seen = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      seen += 1;
      if (seen === statements) await happen();
      return result;
    },
  });
}

/** What is answered when the rest is mirrored after the first, the second, the third statement and so on. */
async function answers(
  open: () => Promise<{ db: Kysely<Schema>; finish: () => Promise<void> }>,
  list: (db: Kysely<Schema>) => Promise<Answer>,
): Promise<{ complete: boolean; hasMore: boolean }[]> {
  const all = [];
  for (let statements = 1; ; statements += 1) {
    const { db, finish } = await open();
    const happened = vi.fn(finish);
    const answer = await list(happeningAfter(db, statements, happened));
    await db.destroy();
    if (happened.mock.calls.length === 0) return all;
    if (!answer.ok) throw new Error('the page was refused');
    all.push({ complete: answer.value.coverage.complete, hasMore: answer.value.has_more });
  }
}

describe('a page that was read before the mirror was whole never says that it is', () => {
  it('of transactions', async () => {
    const all = await answers(
      async () => {
        const { db, put } = await openMirrorDb();
        await put([wireTransaction(1), wireTransaction(2)]);
        return {
          db,
          finish: async () => {
            await put([wireTransaction(3, { created_at: '2026-02-01T10:00:00Z' })]);
            await saveWalk(db, 'transactions', { finished: 1 });
          },
        };
      },
      (db) => listTransactions(db, PAGE),
    );
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter(({ complete, hasMore }) => complete && !hasMore)).toEqual([]);
  });

  it('of events', async () => {
    const event = (n: number) => ({
      id: id('ev', n),
      name: 'transaction.captured',
      data: { id: id('tr', n) },
      fired_at: `2026-03-0${String(9 - n)}T10:00:00Z`,
    });
    const all = await answers(
      async () => {
        const { db } = await openMirrorDb();
        const writer = createResourceWriter(db, EVENTS);
        await writer.write({ items: [event(1), event(2)], skipped: [], readAt: 0 });
        return {
          db,
          finish: async () => {
            await writer.write({ items: [event(3)], skipped: [], readAt: 0 });
            await saveWalk(db, EVENTS.walk, { finished: 1 });
          },
        };
      },
      (db) => listEvents(db, PAGE),
    );
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter(({ complete, hasMore }) => complete && !hasMore)).toEqual([]);
  });
});
