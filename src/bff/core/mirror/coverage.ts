import type { Kysely } from 'kysely';
import type { Coverage } from '#contract/page.ts';
import type { SkippedObjectTable, Walk } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { countSkipped } from './skipped.ts';
import { formatMicros, formatMillis } from './time-text.ts';
import { readWalk } from './walk-state.ts';

/**
 * What the mirror holds of the upstream list. It is complete when the walk has reached the oldest object and nothing had
 * to be left out on the way. Read it before the rows that it speaks of: what was read while the walk came to its end
 * would look whole.
 */
export async function readCoverage(db: Kysely<Schema>): Promise<Coverage> {
  return coverageOf(db, {
    walk: 'transactions',
    inStep: 'events',
    resource: 'transactions',
    indexed: () => countIndexed(db),
  });
}

/** The same of any list that is walked; `inStep` is the walk that says until when everything is known. */
export async function coverageOf(
  db: Kysely<Schema>,
  list: {
    readonly walk: Walk;
    readonly inStep: Walk;
    readonly resource: SkippedObjectTable['resource'];
    readonly indexed: () => Promise<number>;
  },
): Promise<Coverage> {
  // The walk first: what it counts comes after, so that none of it is missing once it is over.
  const walk = await readWalk(db, list.walk);
  const known = await readWalk(db, list.inStep);
  const skipped = await countSkipped(db, list.resource);
  const indexed = await list.indexed();
  return {
    complete: walk?.finished === 1 && skipped === 0,
    indexed,
    upstream_total: walk?.upstream_total == null ? null : Math.max(walk.upstream_total, indexed),
    oldest: walk?.reached_us == null ? null : formatMicros(walk.reached_us),
    as_of: known?.in_step_at == null ? null : formatMillis(known.in_step_at),
  };
}

async function countIndexed(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('facet')
    .select(({ fn }) => fn.sum<number | null>('count').as('count'))
    .executeTakeFirstOrThrow();
  return row.count ?? 0;
}
