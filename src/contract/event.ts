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

const scalar = z.nullable(z.union([z.string(), z.number(), z.boolean()]));

/** Null stands for "not there" and for "empty". */
const change = z.object({ path: z.readonly(z.array(z.string())), before: scalar, after: scalar });

/** An event about the same object. */
const beside = z.object({ id: z.string(), name: z.string(), fired_at: z.string() });

/** One attempt to tell one address of the event (facts sheet, section 6, Webhook). Nulls are what it did not say. */
export const eventDelivery = z.object({
  id: z.string(),
  url: z.nullable(z.string()),
  /** ProcessOut's own word: "delivered", "failed", "pending" or another. */
  status: z.nullable(z.string()),
  /** When it went out, or will. */
  release_at: z.nullable(z.string()),
  response_code: z.nullable(z.string()),
  response_time_ms: z.nullable(z.number()),
  response_body: z.nullable(z.string()),
});
export type EventDelivery = z.infer<typeof eventDelivery>;

/** GET /api/events/{id}: the event and its deliveries read live from ProcessOut, the events beside it from the mirror. */
export const eventDetail = z.object({
  ...eventRow.shape,
  read_at: z.string(),
  sandbox: z.nullable(z.boolean()),
  /** As ProcessOut sends it: a copy of the object as it was when the event fired. */
  data: z.record(z.string(), z.unknown()),
  /** The events about the same object right before and after this one; null when none is mirrored. */
  before: z.nullable(beside),
  after: z.nullable(beside),
  /** Whether all events are mirrored: without, an earlier one may be missing. */
  events_complete: z.boolean(),
  /** What differs from the data of the event before; null when there is none, or when it could not be read. */
  changes: z.nullable(z.array(change)),
  /** Oldest first; null when they could not be read. */
  deliveries: z.nullable(z.array(eventDelivery)),
});
export type EventDetail = z.infer<typeof eventDetail>;
export type EventFieldChange = z.infer<typeof change>;

export const eventDetailReply = z.object({ event: eventDetail });
export type EventDetailReply = z.infer<typeof eventDetailReply>;
