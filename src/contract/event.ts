import * as z from 'zod/mini';
import { EVENT_FAMILIES } from '#domain/event.ts';
import { pageFields } from './page.ts';

/** One row of the list, from the mirror: what happened, to what, when. */
export const eventRow = z.object({
  id: z.string(),
  /** As ProcessOut names it, such as "transaction.captured". */
  name: z.string(),
  family: z.enum(EVENT_FAMILIES),
  fired_at: z.string(),
  /** The object that it is about; null when the event names none. */
  object_id: z.nullable(z.string()),
  /** What else it names, such as the invoice and the customer of a transaction. */
  related_ids: z.array(z.string()),
});
export type EventRow = z.infer<typeof eventRow>;

/** GET /api/events */
export const eventPage = z.object({ events: z.array(eventRow), ...pageFields });
export type EventPage = z.infer<typeof eventPage>;

/** GET /api/events/count */
export const eventCount = z.object({ total_count: z.number() });
export type EventCount = z.infer<typeof eventCount>;

const option = z.object({ value: z.string(), count: z.number() });

/** GET /api/events/options: the values that occur, for the filter menus, most frequent first. */
export const eventOptions = z.object({ families: z.array(option), names: z.array(option) });
export type EventOptions = z.infer<typeof eventOptions>;
