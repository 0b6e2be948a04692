import type { LoggedEvent } from '../engine/event-log.ts';
import { idMaker } from '../world/ids.ts';
import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { renderDelivery, renderEvent } from '../http/render-event.ts';

export const listEvents: Handler = (call) =>
  listReply(call, 'events', call.engine.events, (event) => renderEvent(call.rendering, event));

export const getEvent: Handler = (call) => ({
  success: true,
  event: renderEvent(call.rendering, eventOf(call)),
});

/** Each attempt is an item of the list (facts sheet, section 4). */
export const listDeliveries: Handler = (call) => {
  const event = eventOf(call);
  const ids = idMaker(event.id, 'wh');
  const deliveries = call.webhooks
    .deliveriesOf(event)
    .map((delivery, place) => ({ id: ids.make(place), delivery }));
  return listReply(call, 'webhooks', sequenceOf(deliveries), (one) =>
    renderDelivery(call.rendering, event, one),
  );
};

function eventOf(call: Call): LoggedEvent {
  const { events } = call.engine;
  const position = events.positionOf(call.params['id'] ?? '');
  if (position === null) throw notFound('event');
  return events.at(position);
}
