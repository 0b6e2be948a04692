import type { Engine } from '../engine/engine.ts';
import type { Call } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { text } from '../http/fields.ts';
import type { SimGatewayConfiguration } from '../model.ts';

/** The gateway configuration that a field of the body names; null when it names none. @throws ApiError 404 */
export function configurationIn({ engine, body }: Call, name: string): SimGatewayConfiguration | null {
  const id = text(body, name);
  return id === null ? null : openConfiguration(engine, id);
}

/** One that payments can go to. @throws ApiError 404 */
export function openConfiguration(engine: Engine, id: string): SimGatewayConfiguration {
  const found = engine.gateways.list().find((one) => one.id === id && one.enabled);
  if (!found) throw notFound('gateway-configuration');
  return found;
}
