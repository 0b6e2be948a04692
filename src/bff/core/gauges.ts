import type { SyncState } from '#contract/sync.ts';
import { PHASES } from './store/journal-tables.ts';
import type { Phase } from './store/journal-tables.ts';
import type { Db } from './store/schema.ts';

/** Where things stand, in numbers that name nobody: for whoever watches the server. */
export interface Gauges {
  /** How many intents there are in each phase. */
  readonly intents: Readonly<Record<Phase, number>>;
  readonly mirror: {
    readonly indexed: number;
    readonly skipped: number;
    readonly complete: boolean;
    /** How long ago the mirror was last in step with ProcessOut; null before it ever was. */
    readonly lagSeconds: number | null;
  };
  readonly upstream: SyncState['upstream']['state'];
}

export async function readGauges(db: Db, sync: () => Promise<SyncState>): Promise<Gauges> {
  const counted = await db
    .selectFrom('intent')
    .select(['phase', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('phase')
    .execute();
  const { coverage, skipped, upstream, now } = await sync();
  return {
    intents: Object.fromEntries(
      PHASES.map((phase) => [phase, counted.find((row) => row.phase === phase)?.count ?? 0]),
    ) as Record<Phase, number>,
    mirror: {
      indexed: coverage.indexed,
      skipped,
      complete: coverage.complete,
      lagSeconds: coverage.as_of === null ? null : (Date.parse(now) - Date.parse(coverage.as_of)) / 1000,
    },
    upstream: upstream.state,
  };
}
