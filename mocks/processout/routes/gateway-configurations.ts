import { listReply, sequenceOf } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { currencyCode, pairs, read, readChanges, truth, upTo } from '../http/limits.ts';
import type { Wire } from '../http/render-context.ts';
import { renderGatewayConfiguration } from '../http/render-party.ts';
import type { SimGatewayConfiguration } from '../model.ts';
import { PSPS } from '../world/psps.ts';

/** What the SDKs send (facts sheet, section 6); the PSP's own keys are taken and never shown. */
const SHAPE = {
  name: upTo(80),
  enabled: truth,
  default_currency: currencyCode,
  metadata: pairs,
};

export const listGatewayConfigurations: Handler = (call) => list(call, call.engine.gateways.list());

export const listOfGateway: Handler = (call) => {
  const psp = pspOf(call);
  const own = call.engine.gateways.list().filter(({ gateway_name }) => gateway_name === psp.gatewayName);
  return list(call, own);
};

export const getGatewayConfiguration: Handler = (call) => reply(call, configurationOf(call));

export const addGatewayConfiguration: Handler = (call) => {
  const psp = pspOf(call);
  const { engine } = call;
  const said = read(call.body, SHAPE);
  const configuration: SimGatewayConfiguration = {
    id: engine.ids.next('gway_conf'),
    name: said.name ?? psp.name,
    gateway_name: psp.gatewayName,
    default_currency: said.default_currency ?? psp.currency,
    processing_region: psp.region,
    enabled: said.enabled ?? true,
    metadata: said.metadata,
    created_at: engine.stamp(),
  };
  engine.gateways.add(configuration);
  return reply(call, configuration);
};

/** A configuration that is not enabled gets no more payments. */
export const updateGatewayConfiguration: Handler = (call) => {
  const changed = { ...configurationOf(call), ...readChanges(call.body, SHAPE) } as SimGatewayConfiguration;
  call.engine.gateways.keep(changed);
  return reply(call, changed);
};

export const deleteGatewayConfiguration: Handler = (call) => {
  call.engine.gateways.remove(configurationOf(call).id);
  return { success: true };
};

/** The configuration that the path names. */
export function configurationOf({ engine, params }: Call): SimGatewayConfiguration {
  const configuration = engine.gateways.list().find(({ id }) => id === params['id']);
  if (!configuration) throw notFound('gateway-configuration');
  return configuration;
}

function pspOf({ params }: Call) {
  const psp = Object.values(PSPS).find(({ gatewayName }) => gatewayName === params['name']);
  if (!psp) throw notFound('gateway');
  return psp;
}

function list(call: Call, configurations: readonly SimGatewayConfiguration[]): Wire {
  return listReply(call, 'gateway_configurations', sequenceOf(configurations), (one) =>
    renderGatewayConfiguration(call.rendering, one),
  );
}

function reply({ rendering }: Call, configuration: SimGatewayConfiguration): Wire {
  return { success: true, gateway_configuration: renderGatewayConfiguration(rendering, configuration) };
}
