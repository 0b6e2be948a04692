import type { Kysely } from 'kysely';
import type { SyncState } from '#contract/sync.ts';
import type { UpstreamClient } from '../processout/upstream.ts';
import type { Schema } from '../store/schema.ts';
import { readCoverage } from './coverage.ts';
import { CUSTOMERS } from './customers/customers.ts';
import { EVENTS } from './events/events.ts';
import { PAYOUTS } from './payouts/payouts.ts';
import { resourceCoverage } from './resources/resource-lists.ts';
import { countSkipped } from './skipped.ts';
import { formatMillis } from './time-text.ts';

/** How far each list is mirrored, and how the line to ProcessOut does. */
export async function readSyncState(db: Kysely<Schema>, upstream: UpstreamClient): Promise<SyncState> {
  const { state, since, retryAt } = upstream.health();
  return {
    coverage: await readCoverage(db),
    others: {
      customers: await resourceCoverage(db, CUSTOMERS),
      events: await resourceCoverage(db, EVENTS),
      payouts: await resourceCoverage(db, PAYOUTS),
    },
    upstream: {
      state,
      since: since === null ? null : formatMillis(since),
      retry_at: retryAt === null ? null : formatMillis(retryAt),
    },
    skipped: await countSkipped(db),
    now: formatMillis(upstream.now()),
  };
}
