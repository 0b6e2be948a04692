import type { LoggedEvent } from '../engine/event-log.ts';
import { expansion } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { renderTransaction } from './render-transaction.ts';
import { timestamp } from './wire-format.ts';

/** "The first level of sub-resources are expanded automatically" (seed 003, Events). */
const FIRST_LEVEL = expansion([
  'invoice',
  'customer',
  'token',
  'card',
  'gateway_configuration',
  'operations',
  'refunds',
]);

/** An event with the transaction as it was when the event fired. */
export function renderEvent(rendering: Rendering, event: LoggedEvent): Wire {
  const { projectId, sandbox } = rendering;
  const transaction = renderTransaction(rendering, event.payment(), FIRST_LEVEL);
  return {
    id: event.id,
    project_id: projectId,
    name: event.name,
    data: { name: event.name, sandbox, transaction },
    sandbox,
    fired_at: timestamp(event.fired_at),
  };
}
