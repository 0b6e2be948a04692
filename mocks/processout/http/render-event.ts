import type { LoggedEvent } from '../engine/event-log.ts';
import type { Delivery } from '../engine/webhook-schedule.ts';
import type { SimPayment } from '../model.ts';
import { expansion } from './expand.ts';
import type { Expansion } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { renderTransaction } from './render-transaction.ts';
import { timestamp } from './wire-format.ts';

/** What an event that is not about a payment can be about: the key under which its data shows the object. */
export type About = 'customer' | 'token';

/** Shows an object with what an event expands. */
export type Show = (rendering: Rendering, expand: Expansion) => Wire;

/** "The first level of sub-resources are expanded automatically" (seed 003, Events). */
const FIRST_LEVEL: Readonly<Record<About | 'transaction', Expansion>> = {
  transaction: expansion([
    'invoice',
    'customer',
    'token',
    'card',
    'gateway_configuration',
    'operations',
    'refunds',
  ]),
  customer: expansion(['default_token', 'tokens']),
  token: expansion(['customer', 'card', 'gateway_configuration']),
};

export function showTransaction(rendering: Rendering, payment: SimPayment): Wire {
  return { transaction: renderTransaction(rendering, payment, FIRST_LEVEL.transaction) };
}

export function showAbout(rendering: Rendering, about: About, show: Show): Wire {
  return { [about]: show(rendering, FIRST_LEVEL[about]) };
}

/** An event with its object as it was when the event fired. */
export function renderEvent({ projectId, sandbox }: Rendering, event: LoggedEvent): Wire {
  return {
    id: event.id,
    project_id: projectId,
    name: event.name,
    data: { name: event.name, sandbox, ...event.snapshot() },
    sandbox,
    fired_at: timestamp(event.fired_at),
  };
}

/**
 * One attempt to tell somebody of an event (facts sheet, section 6, Webhook). The official SDKs read code and headers as
 * texts, and know the states "delivered" and "failed"; one that is still to come is "pending".
 */
export function renderDelivery(
  { projectId, sandbox }: Rendering,
  event: LoggedEvent,
  { id, delivery }: { readonly id: string; readonly delivery: Delivery },
): Wire {
  const { outcome } = delivery;
  return {
    id,
    project_id: projectId,
    event_id: event.id,
    request_url: delivery.url,
    request_method: 'POST',
    response_body: outcome?.body ?? null,
    response_code: outcome?.code == null ? null : String(outcome.code),
    response_headers: outcome?.headers ?? null,
    response_time_ms: outcome?.took ?? null,
    status: delivery.status,
    sandbox,
    created_at: timestamp(delivery.created_at),
    release_at: timestamp(delivery.release_at),
  };
}
