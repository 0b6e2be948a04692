import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owedPage } from '#bff/core/reports/owed.ts';
import type { OwedPayment } from '#bff/core/reports/owed.ts';
import { accountSpans } from '#bff/core/settlement/account-spans.ts';
import type { Turn } from '#bff/core/settlement/capture-order.ts';
import { usualDelays } from '#bff/core/settlement/delays.ts';
import { listUnsettled } from '#bff/core/settlement/unsettled.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { parseUnsettledQuery } from '#contract/settlement.ts';
import type { UnsettledQuery } from '#contract/settlement.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { payoutsSynced } from '../payouts/payouts-support.ts';

const DAY_MS = 86_400_000;

/** So many rows are counted: of any more, the next ones are looked for from place to place. */
const NONE = 0;

describe('where too many payments wait to be counted, pages are the same and have no total', () => {
  let bff: TestBff;
  let db: Kysely<Schema>;

  beforeAll(async () => {
    const database = new DatabaseSync(':memory:');
    bff = await startBff({ database, size: 300, payouts: 'planted' });
    await payoutsSynced(bff);
    db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database) });
  });
  afterAll(() => bff.stop());

  const daysAgo = (days: number): string => new Date(bff.clock.now() - days * DAY_MS).toISOString();
  const queries = (): string[] => [
    'limit=7',
    'limit=7&order=desc',
    'limit=7&late=true',
    'limit=7&late=true&order=desc',
    'limit=7&currency=EUR&gateway=adyen',
    'limit=7&gateway=nobody',
    `limit=7&captured_lt=${daysAgo(2)}&captured_gte=${daysAgo(5)}`,
  ];

  it('of what waits now', async () => {
    const now = bff.clock.now();
    let rows = 0;
    for (const text of queries()) {
      for (let query = parsed(text); ;) {
        const few = await listUnsettled(db, query, now);
        const many = await listUnsettled(db, query, now, NONE);
        if (!few.ok || !many.ok) throw new Error('No cursor was given.');
        const isEmpty = few.value.total_count === 0;
        expect(many.value).toEqual({ ...few.value, total_count: isEmpty ? 0 : null });
        rows += few.value.count;
        const last = few.value.unsettled.at(-1);
        if (!few.value.has_more || !last) break;
        query = { ...query, start_after: last.transaction.id };
      }
    }
    expect(rows).toBeGreaterThan(30);
  });

  it('of what waited at a moment', async () => {
    const delays = await usualDelays(db);
    let rows = 0;
    for (const text of queries()) {
      const now = bff.clock.now() - 3 * DAY_MS;
      const spans = await accountSpans(db, 'owed', parsed(text), { delays, now });
      const question = { db, clock: bff.clock, moment: now * 1000, spans, onlyOwing: text.includes('late') };
      let cursor: Turn['cursor'] = null;
      for (const ascending of [true, false]) {
        for (;;) {
          const turn: Turn = { cursor, ascending, limit: 7 };
          const few = await owedPage(question, turn);
          const many = await owedPage(question, turn, NONE);
          expect(many.payments).toEqual(few.payments);
          rows += few.payments.length;
          if (few.payments.length <= 7) break;
          const last: OwedPayment = few.payments[6]!;
          cursor = { captured_us: last.captured_us, position: last.position };
        }
      }
    }
    expect(rows).toBeGreaterThan(30);
  });
});

function parsed(text: string): UnsettledQuery {
  const query = parseUnsettledQuery(new URLSearchParams(text));
  if (!query.ok) throw new Error(JSON.stringify(query.fields));
  return query.value;
}
