import * as z from 'zod/mini';
import { coverage } from './page.ts';

/** The state of the line to ProcessOut. `since` and `retry_at` are RFC 3339. */
export const upstreamState = z.object({
  state: z.enum(['up', 'limited', 'down']),
  since: z.nullable(z.string()),
  retry_at: z.nullable(z.string()),
});
export type UpstreamState = z.infer<typeof upstreamState>;

/** What is mirrored beside the transactions. */
export const MIRRORED_RESOURCES = ['customers', 'events', 'payouts'] as const;
export type MirroredResource = (typeof MIRRORED_RESOURCES)[number];

/** GET /api/sync and the `sync` event of GET /api/live: what the shell says about the mirror. */
export const syncState = z.object({
  /** Of the payments, and so of their invoices. */
  coverage,
  /** Of what is mirrored beside them. */
  others: z.object({ customers: coverage, events: coverage, payouts: coverage }),
  upstream: upstreamState,
  /** Objects that ProcessOut sent and that do not match what it documents: skipped, reported in the log. */
  skipped: z.number(),
  now: z.string(),
});
export type SyncState = z.infer<typeof syncState>;

/**
 * GET /api/live: server-sent events, `event: <type>` with a JSON `data`. `transactions` names ids whose mirrored row
 * changed (and `created` those that are new), `changed` says the same of another resource, and which of it are gone;
 * `intent` names an intent whose state changed, `notes` an object on which staff wrote or withdrew a note,
 * `statements` says that one was dropped, removed or decided about, `sync` carries the sync state. An invoice changes with its transaction.
 */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('transactions'), created: z.array(z.string()), changed: z.array(z.string()) }),
  z.object({
    type: z.literal('changed'),
    resource: z.enum(MIRRORED_RESOURCES),
    created: z.array(z.string()),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  z.object({ type: z.literal('intent'), id: z.string(), transaction_id: z.string() }),
  z.object({ type: z.literal('notes'), object_id: z.string() }),
  z.object({ type: z.literal('statements') }),
  z.object({ type: z.literal('sync'), sync: syncState }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
