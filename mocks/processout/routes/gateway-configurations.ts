import { listReply, sequenceOf } from '../http/call.ts';
import type { Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { renderGatewayConfiguration } from '../http/render-party.ts';

export const listGatewayConfigurations: Handler = (call) =>
  listReply(call, 'gateway_configurations', sequenceOf(call.engine.world.gatewayConfigurations), (one) =>
    renderGatewayConfiguration(call.rendering, one),
  );

export const getGatewayConfiguration: Handler = (call) => {
  const configuration = call.engine.gatewayConfiguration(call.params['id'] ?? '');
  if (!configuration) throw notFound('gateway-configuration');
  return { success: true, gateway_configuration: renderGatewayConfiguration(call.rendering, configuration) };
};
