import type { Kysely } from 'kysely';
import type { Coverage } from '#contract/page.ts';
import type { Walk } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { countSkipped } from './skipped.ts';
import { formatMicros, formatMillis } from './time-text.ts';
import { readWalk } from './walk-state.ts';

/**
 * What the mirror holds of the upstream list. It is complete when the walk has reached the oldest object and nothing had
 * to be left out on the way.
 */
export async function readCoverage(db: Kysely<Schema>): Promise<Coverage> {
  return coverageOf(db, {
    walk: 'transactions',
    inStep: 'events',
    indexed: await countIndexed(db),
    skipped: await countSkipped(db, 'transactions'),
  });
}

/** The same of any list that is walked; `inStep` is the walk that says until when everything is known. */
export async function coverageOf(
  db: Kysely<Schema>,
  list: { readonly walk: Walk; readonly inStep: Walk; readonly indexed: number; readonly skipped: number },
): Promise<Coverage> {
  const { indexed, skipped } = list;
  const walk = await readWalk(db, list.walk);
  const known = await readWalk(db, list.inStep);
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
