import { isCurrency } from '#domain/currency.ts';
import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { amount, count, positiveAmount } from '../http/fields.ts';
import {
  countryCode,
  currencyCode,
  group,
  groups,
  ipAddress,
  moment,
  oneOf,
  pairs,
  phoneNumber,
  plain,
  read,
  readChanges,
  required,
  textThat,
  truth,
  upTo,
  url,
  webUrl,
} from '../http/limits.ts';
import type { Read, Reader } from '../http/limits.ts';

/**
 * What the body of an invoice may hold, and its limits (seed 003, Invoice attributes and those of its parts). What the
 * reference marks as read-only is ignored; `order_id`, `initiation_type`, `payment_intent`, `exemption_reason_3ds2`,
 * `auto_capture_at` and `expires_at` are known from the SDKs (facts sheet, section 6).
 */

/** "Should only contain letters, numbers, spaces, dots and forward slashes" (seed 003). */
const isDescriptor = (value: string) => value.length <= 22 && /^[A-Za-z0-9 ./]*$/.test(value);
const statementDescriptor = textThat(
  isDescriptor,
  'error',
  'at most 22 letters, numbers, spaces, dots and forward slashes',
);

const CATEGORIES = (
  'food entertainment home appliance bidding gift technology media communication health sport personal-service ' +
  'professional-service clothing travel transport other'
).split(' ');
const CHALLENGES = (
  'no-preference no-challenge-requested challenge-requested challenge-requested-mandate ' +
  'no-challenge-requested-tra-performed no-challenge-requested-data-share-only no-challenge-requested-sca-performed ' +
  'no-challenge-requested-whitelist-exemption challenge-requested-whitelist-prompt cb-scoring'
).split(' ');
const METHODS = ['web', 'collect-at-shop', 'relay', 'travel-station', 'home', 'shipping', 'locker', 'other'];
const EXEMPTIONS = ['low-value', 'trusted-beneficiary', 'transaction-risk-analysis'];

const risk = { score: upTo(12), is_legit: truth, skip_gateway_rules: truth };
const device = {
  id: upTo(100),
  channel: oneOf(['web', 'ios', 'android', 'other'], 'invalid-device-channel'),
  ip_address: ipAddress,
};

const isPercent = (value: string) => /^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100;

/** Zero or more. @param problem what follows `request.validation.` in the error's type */
function zeroOrMore(currency: string, problem = 'invalid-amount'): Reader<bigint | null> {
  return (fields, name) => {
    const value = amount(fields, name, currency);
    if (value !== null && value < 0n) throw invalid(problem, name, `${name} must not be less than zero.`);
    return value;
  };
}

const money =
  (currency: string): Reader<bigint | null> =>
  (fields, name) =>
    amount(fields, name, currency);

const quantity: Reader<number> = (fields, name) => count(fields, name) ?? 1;

const detailShape = (currency: string) => ({
  name: required(upTo(80), 'missing-name'),
  type: upTo(30),
  amount: required(money(currency), 'invalid-amount'),
  quantity,
  metadata: pairs,
  category: oneOf(CATEGORIES, 'invalid-detail-category'),
  reference: upTo(255),
  description: upTo(255),
  brand: upTo(80),
  model: upTo(80),
  discount_amount: money(currency),
  condition: oneOf(['new', 'refurbished', 'used', 'other'], 'invalid-detail-condition'),
  marketplace_merchant: plain,
  marketplace_merchant_is_business: truth,
  marketplace_merchant_created_at: moment,
});
export type DetailBody = Read<ReturnType<typeof detailShape>>;

const shippingShape = (currency: string) => ({
  amount: zeroOrMore(currency),
  method: oneOf(METHODS, 'invalid-shipping-method'),
  provider: upTo(32),
  delay: oneOf(['express', 'priority', 'standard', 'other'], 'invalid-shipping-delay'),
  address1: upTo(255),
  address2: upTo(255),
  city: upTo(80),
  state: upTo(80),
  country_code: countryCode,
  zip: upTo(16),
  phone_number: phoneNumber,
  expects_shipping_at: moment,
  relay_store_name: upTo(100),
});

const taxShape = (currency: string) => ({
  rate: textThat(isPercent, 'invalid-tax-rate', 'a percentage from 0 to 100'),
  amount: zeroOrMore(currency, 'invalid-tax-amount'),
});

/** What can still be changed while nobody has paid (facts sheet, section 4). */
const changeShape = (currency: string) => ({
  amount: ((fields, name) => positiveAmount(fields, name, currency)) as Reader<bigint | null>,
  details: groups(detailShape(currency)),
  shipping: group(shippingShape(currency)),
  tax: group(taxShape(currency)),
});

const invoiceShape = (currency: string) => {
  const { amount: price, details, shipping, tax } = changeShape(currency);
  return {
    name: required(upTo(80), 'missing-name'),
    amount: required(price, 'invalid-amount'),
    currency: required(currencyCode, 'missing-currency'),
    customer_id: plain,
    token_id: plain,
    details,
    statement_descriptor: statementDescriptor,
    merchant_initiator_type: oneOf(['one-off', 'recurring']),
    webhook_url: webUrl,
    metadata: pairs,
    auto_capture_at: moment,
    expires_at: moment,
    facts: ((fields) => read(fields, factsShape)) as Reader<Read<typeof factsShape>>,
    shipping,
    tax,
  };
};

const factsShape = {
  order_id: plain,
  initiation_type: oneOf(['cit', 'mit']),
  payment_intent: plain,
  statement_descriptor_phone: plain,
  statement_descriptor_city: plain,
  statement_descriptor_company: plain,
  statement_descriptor_url: plain,
  gateway_data: pairs,
  exemption_reason_3ds2: plain,
  sca_exemption_reason: oneOf(EXEMPTIONS, 'invalid-exemption-reason'),
  challenge_indicator: oneOf(CHALLENGES, 'invalid-challenge-indicator'),
  payment_type: oneOf(['moto', 'ecommerce'], 'invalid-payment-type'),
  return_url: url,
  cancel_url: url,
  risk: group(risk),
  device: group(device),
  external_fraud_tools: group({ forter: plain }),
};

export type InvoiceBody = Read<ReturnType<typeof invoiceShape>>;
export type InvoiceChanges = Partial<Read<ReturnType<typeof changeShape>>>;

/** Amounts of a body without a known currency are held against the widest one: four decimals (facts sheet, section 7). */
const WIDEST = 'CLF';

/** @throws ApiError 400 naming every field that is wrong */
export function readInvoice(body: Fields): InvoiceBody {
  const given = body['currency'];
  const currency = typeof given === 'string' && isCurrency(given) ? given : WIDEST;
  return read(body, invoiceShape(currency));
}

/** What a change gives; anything else in the body is ignored (facts sheet, section 4). */
export function readInvoiceChanges(body: Fields, currency: string): InvoiceChanges {
  return readChanges(body, changeShape(currency));
}
