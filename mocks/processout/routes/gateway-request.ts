import type { Engine } from '../engine/engine.ts';
import { ApiError } from '../http/errors.ts';
import type { SimGatewayConfiguration } from '../model.ts';
import { openConfiguration } from './configuration.ts';

const PREFIX = 'gway_req_';

export function isGatewayRequest(source: string): boolean {
  return source.startsWith(PREFIX);
}

/**
 * The PSP at whose own page the customer paid: a gateway request holds, as base64 of JSON, the configuration and the
 * request with which the customer came back (facts sheet, section 5; the SDKs' GatewayRequest).
 * @throws ApiError 400 unreadable, 404 unknown configuration
 */
export function readGatewayRequest(engine: Engine, source: string): SimGatewayConfiguration {
  const id = configurationIdOf(source.slice(PREFIX.length));
  if (id !== null) return openConfiguration(engine, id);
  const message = 'The gateway request cannot be read.';
  throw new ApiError(400, 'request.source.invalid', message, [{ name: 'source', message }]);
}

function configurationIdOf(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const id: unknown =
      typeof told === 'object' && told !== null && 'gateway_configuration_id' in told
        ? told.gateway_configuration_id
        : null;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
