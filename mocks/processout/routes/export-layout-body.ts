import type { SimLayoutConfiguration } from '../engine/shelves.ts';
import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { group, groups, oneOf, read, readChanges, required, truth, upTo } from '../http/limits.ts';

/**
 * What may be exported, with what can be its columns: fields of the objects that the API shows. ProcessOut publishes
 * neither types nor columns nor formats (docs/simulator-differences.md, Gateway configurations, project).
 */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  transactions: (
    'id name status amount currency amount_local authorized_amount captured_amount refunded_amount available_amount ' +
    'gateway_name acquirer_name error_code gateway_fee customer_id invoice_id card_id created_at captured_at refunded_at'
  ).split(' '),
  payouts: (
    'id status amount currency bank_name bank_summary sales_transactions sales_volume refunds_transactions ' +
    'refunds_volume chargebacks_transactions chargebacks_volume fees adjustments reserve settled_at created_at'
  ).split(' '),
};
export const LAYOUT_TYPES = Object.keys(COLUMNS);
const TIME_FORMATS = ['RFC3339', 'RFC1123', 'unix'];
const PRECISIONS = ['currency', '0', '2', '4'];
const SEPARATORS = ['.', ','];

/** What a configuration of a type can be made of (the SDKs' ExportLayoutConfigurationOptions). */
export function layoutOptions(type: string) {
  return {
    columns: COLUMNS[type] ?? [],
    time: { format: TIME_FORMATS },
    amount: { precision: PRECISIONS, separator: SEPARATORS },
  };
}

const configuration = (type: string) =>
  group({
    columns: groups({
      name: required(oneOf(COLUMNS[type] ?? []), 'missing-name'),
      rename: upTo(80),
    }),
    time: group({ format: oneOf(TIME_FORMATS) }),
    amount: group({ precision: oneOf(PRECISIONS), separator: oneOf(SEPARATORS) }),
  });

type ConfigurationBody = ReturnType<ReturnType<typeof configuration>>;

const shape = (type: string) => ({
  name: upTo(80),
  is_default: truth,
  configuration: configuration(type),
});

/** @throws ApiError 400 naming every field that is wrong */
export function readLayout(body: Fields) {
  const { type } = body;
  const asked = typeof type === 'string' && LAYOUT_TYPES.includes(type) ? type : 'transactions';
  const { name, is_default, configuration: said } = shape(asked);
  const all = read(body, {
    name: required(name, 'missing-name'),
    type: required(oneOf(LAYOUT_TYPES, 'invalid-type'), 'missing-type'),
    is_default,
    configuration: said,
  });
  return {
    ...all,
    is_default: all.is_default ?? false,
    configuration: complete(all.type, all.configuration),
  };
}

/** The type of a layout stays what it is. */
export function readLayoutChanges(body: Fields, type: string) {
  const { configuration: said, ...changes } = readChanges(body, shape(type));
  return { ...changes, ...(said && { configuration: complete(type, said) }) };
}

/** Without columns, all of them; without a format, the first. */
function complete(type: string, said: ConfigurationBody): SimLayoutConfiguration {
  const all = (COLUMNS[type] ?? []).map((name) => ({ name, rename: null }));
  const columns = said?.columns.length ? said.columns : all;
  const twice = columns.find(({ name }, place) => columns.findIndex((one) => one.name === name) < place);
  if (twice) throw invalid('error', 'configuration.columns', `${twice.name} is a column twice.`);
  return {
    columns,
    time: { format: said?.time?.format ?? 'RFC3339' },
    amount: {
      precision: said?.amount?.precision ?? 'currency',
      separator: said?.amount?.separator ?? '.',
    },
  };
}
