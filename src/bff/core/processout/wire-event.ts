import * as z from 'zod';
import { nullableText, pageEnvelope, timestamp } from './wire-common.ts';

/** An event (seed 003, Events). `data` is a snapshot at fire time: a hint which object to read again, never the truth. */
export const wireEvent = z.object({
  id: z.string(),
  name: z.string(),
  data: z.nullish(z.record(z.string(), z.unknown())),
  sandbox: z.nullish(z.boolean()),
  fired_at: timestamp,
});
export type WireEvent = z.infer<typeof wireEvent>;

export const eventReply = z.object({ success: z.literal(true), event: wireEvent });

/** Events are parsed one by one, so that one bad object does not stop the walk. */
export const eventsReply = z.object({ ...pageEnvelope, events: z.array(z.unknown()) });

/** One attempt to tell an address of an event (facts sheet, section 6, Webhook): the SDKs read the code as a text. */
export const wireDelivery = z.object({
  id: z.string(),
  request_url: nullableText,
  status: nullableText,
  response_code: z.nullish(z.union([z.string(), z.number()])),
  response_time_ms: z.nullish(z.number()),
  response_body: nullableText,
  created_at: z.nullish(timestamp),
  release_at: z.nullish(timestamp),
});
export type WireDelivery = z.infer<typeof wireDelivery>;

export const deliveriesReply = z.object({ ...pageEnvelope, webhooks: z.array(wireDelivery) });
