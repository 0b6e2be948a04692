import { nativeParameters } from '../engine/native-parameters.ts';
import type { NativeParameter } from '../engine/native-parameters.ts';
import { nativeMissing, nativeState, nativeValues, payNatively } from '../engine/native-payment.ts';
import type { NativeValues } from '../engine/native-payment.ts';
import { isTree } from '../http/body.ts';
import type { Fields } from '../http/body.ts';
import { placeOf, readPayment } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { ApiError, invalid } from '../http/errors.ts';
import { given, metadata } from '../http/fields.ts';
import { read } from '../http/limits.ts';
import type { Wire } from '../http/render-context.ts';
import { decimal } from '../http/wire-format.ts';
import type { SimGatewayConfiguration } from '../model.ts';
import { sentinelDecline } from '../sentinels.ts';
import { configurationIn, openConfiguration } from './configuration.ts';
import { actionReply } from './invoice-actions.ts';

/** What a way to pay asks the customer for, and how far the payment is (the SDKs' NativeAPMTransactionDetails). */
export const getNativePayment: Handler = (call) => {
  const payment = readPayment(call, placeOf(call, 'invoice'));
  const configuration = configurationOf(call);
  const { amount, currency } = payment.invoice;
  return {
    success: true,
    native_apm: {
      gateway: { display_name: configuration.name, logo_url: null },
      invoice: { amount: decimal(amount, currency), currency_code: currency },
      parameters: nativeMissing(payment, configuration).map(renderParameter),
      state: nativeState(payment),
    },
  };
};

/** The customer's answers, all at once or one after the other (the SDKs' NativeAPMRequest and NativeAPMResponse). */
export const processNativePayment: Handler = (call) => {
  const { body, engine } = call;
  const place = placeOf(call, 'invoice');
  const configuration = configurationOf(call);
  const values = readValues(body, nativeParameters(configuration.gateway_name) ?? []);
  payNatively(engine, place, {
    configuration,
    values,
    metadata: metadata(body),
    ticks: engine.stamp,
    decline: sentinelDecline(call.sentinel),
  });
  const payment = engine.store.at(place);
  const said = Object.entries(nativeValues(payment, configuration));
  return {
    ...actionReply(call, place),
    native_apm: {
      state: nativeState(payment),
      parameter_definitions: nativeMissing(payment, configuration).map(renderParameter),
      parameter_values: said.map(([key, value]) => ({ key, value })),
    },
  };
};

/** The one that is named, or the first that customers can pay at natively. @throws ApiError 400, 404 */
function configurationOf(call: Call): SimGatewayConfiguration {
  const { engine, params } = call;
  const inPath = params['gateway'];
  const named =
    inPath === undefined
      ? configurationIn(call, 'gateway_configuration_id')
      : openConfiguration(engine, inPath);
  if (named && !nativeParameters(named.gateway_name))
    throw invalid('invalid-id', 'gateway_configuration_id', 'Customers cannot pay natively there.');
  const first = engine.gateways
    .list()
    .find(({ enabled, gateway_name }) => enabled && nativeParameters(gateway_name));
  if (named ?? first) return (named ?? first) as SimGatewayConfiguration;
  const message = 'No gateway configuration is enabled.';
  throw new ApiError(400, 'request.configuration.missing-gateway-configuration', message);
}

/** A list of keys and values, as server SDKs send them, or an object, as mobile ones do; wrong ones are named by key. */
function readValues(body: Fields, parameters: readonly NativeParameter[]): NativeValues {
  const said = answersIn(body);
  const unknown = Object.keys(said).find((key) => !parameters.some((one) => one.key === key));
  if (unknown !== undefined) throw invalid('error', unknown, `${unknown} is not asked for.`);
  const shape = Object.fromEntries(parameters.map(({ key, reader }) => [key, reader]));
  const values = Object.entries(read(said, shape)).filter(([, value]) => value !== null);
  return Object.fromEntries(values) as Record<string, string>;
}

function answersIn(body: Fields): Fields {
  const native = given(body, 'native_apm') ?? {};
  const said = isTree(native) ? (given(native, 'parameter_values') ?? {}) : null;
  if (isTree(said)) return said;
  if (Array.isArray(said) && said.every(isTree))
    return Object.fromEntries(said.map(({ key, value }) => [String(key), value]));
  throw invalid('error', 'native_apm', 'native_apm.parameter_values must be a list of keys and values.');
}

function renderParameter({ key, type, isRequired, displayName, choices }: NativeParameter): Wire {
  return {
    key,
    type,
    required: isRequired,
    length: null,
    display_name: displayName,
    available_values:
      choices.length === 0
        ? null
        : choices.map(([value, display_name], place) => ({ value, display_name, default: place === 0 })),
  };
}
