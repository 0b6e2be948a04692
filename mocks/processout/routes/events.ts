import { listReply } from '../http/call.ts';
import type { Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { renderEvent } from '../http/render-event.ts';

export const listEvents: Handler = (call) =>
  listReply(call, 'events', call.engine.events, (event) => renderEvent(call.rendering, event));

export const getEvent: Handler = (call) => {
  const { events } = call.engine;
  const position = events.positionOf(call.params['id'] ?? '');
  if (position === null) throw notFound('event');
  return { success: true, event: renderEvent(call.rendering, events.at(position)) };
};
