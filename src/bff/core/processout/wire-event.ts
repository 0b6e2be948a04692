import * as z from 'zod/mini';
import { pageEnvelope, timestamp } from './wire-common.ts';

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
