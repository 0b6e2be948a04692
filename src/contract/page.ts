import * as z from 'zod/mini';

export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 100;

/** How much of the upstream list the mirror holds, so that a partial answer never looks complete. Times are RFC 3339. */
export const coverage = z.object({
  /** True when the whole upstream list is indexed. */
  complete: z.boolean(),
  indexed: z.number(),
  upstream_total: z.nullable(z.number()),
  /** Creation time of the oldest object indexed so far. */
  oldest: z.nullable(z.string()),
  /** When the mirror last knew that it was in step with ProcessOut. */
  as_of: z.nullable(z.string()),
});
export type Coverage = z.infer<typeof coverage>;

export const pageFields = {
  count: z.number(),
  /** More rows in the direction of travel: older for no cursor and start_after, newer for end_before (as upstream). */
  has_more: z.boolean(),
  limit: z.number(),
  order: z.enum(['asc', 'desc']),
  /** Exact size of the filtered list when it is cheap to know, else null; the count endpoint then has it. */
  total_count: z.nullable(z.number()),
  coverage,
};
