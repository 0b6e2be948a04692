import { isCurrency } from '#domain/currency.ts';
import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { amount } from '../http/fields.ts';
import {
  countryCode,
  currencyCode,
  email,
  group,
  groups,
  ipAddress,
  moment,
  month,
  oneOf,
  pairs,
  plain,
  read,
  required,
  textThat,
  truth,
  whole,
} from '../http/limits.ts';
import type { Read, Reader } from '../http/limits.ts';

/**
 * What is pushed for analysis: objects of their own, not those of the API (seed 003, Ingesting transaction data). The
 * checks of addresses are taken as they come: the reference's own sample misspells one.
 */

export const INGESTED_TYPES = ['authorization', 'capture', 'void', 'refund', 'chargeback'] as const;
const PAYMENT_TYPES = 'card three-d-s paypal vpay sepa ideal sofort apple-pay bancontact android-pay'.split(
  ' ',
);
const CVC_CHECKS = ['passed', 'failed', 'unavailable', 'unchecked', 'unknown', 'required'];
const NORMS = ['french_bank', 'payline', 'sips', 'hipay'];

const customer = {
  id: required(plain),
  email,
  first_name: plain,
  last_name: plain,
  /** As the reference's table spells it; its sample does not. */
  lasts_name: plain,
  address1: plain,
  address2: plain,
  city: plain,
  state: plain,
  zip: plain,
  country_code: countryCode,
  ip_address: ipAddress,
  metadata: pairs,
  created_at: moment,
};

/** "Using 4 digits (2023 instead of just 23)". */
const year: Reader<number | null> = (fields, name) => {
  const value = whole(fields, name);
  if (value === null || (value >= 1000 && value <= 9999)) return value;
  throw invalid('error', name, `${name} must have 4 digits.`);
};

const card = {
  id: required(plain),
  iin: required(textThat((value) => /^\d{6,8}$/.test(value), 'error', 'the first 6 to 8 digits of the card')),
  last_4_digits: textThat((value) => /^\d{4}$/.test(value), 'error', '4 digits'),
  exp_month: required(month),
  exp_year: required(year),
  name: plain,
  metadata: pairs,
  created_at: moment,
};

/** Zero or more: the type says which way the money goes. */
function absolute(currency: string): Reader<bigint | null> {
  return (fields, name) => {
    const value = amount(fields, name, currency);
    return value !== null && value < 0n ? -value : value;
  };
}

const operationShape = (currency: string) => (given: Fields) => {
  const failed = given['has_failed'] === true || given['has_failed'] === 'true';
  const ifFailed = <T>(reader: Reader<T | null>) => (failed ? required<T | null>(reader) : reader);
  return {
    id: required(plain),
    card: given['payment_type'] === 'card' ? required(group(card)) : group(card),
    type: required(oneOf(INGESTED_TYPES, 'invalid-type')),
    amount: required(absolute(currency), 'invalid-amount'),
    has_failed: required(truth),
    raw_error_code: ifFailed(plain),
    raw_error_code_norm: ifFailed(oneOf(NORMS)),
    payment_type: required(oneOf(PAYMENT_TYPES, 'invalid-payment-type')),
    acquirer_name: plain,
    merchant_account_id: plain,
    eci: plain,
    mcc: plain,
    cvc_check: oneOf(CVC_CHECKS),
    avs_postal_check: plain,
    avs_street_check: plain,
    avs_name_check: plain,
    three_d_s_check: oneOf(['passed', 'failed']),
    metadata: pairs,
    created_at: moment,
  };
};

/** Amounts beside an unknown currency are held against the widest one: four decimals (facts sheet, section 7). */
const WIDEST = 'CLF';

const transactionShape = ({ currency }: Fields) => ({
  id: required(plain),
  name: required(plain, 'missing-name'),
  currency: required(currencyCode, 'missing-currency'),
  new_operation: required(
    group(operationShape(typeof currency === 'string' && isCurrency(currency) ? currency : WIDEST)),
  ),
  customer: group(customer),
  metadata: pairs,
  created_at: moment,
});

export type IngestedTransaction = Read<ReturnType<typeof transactionShape>>;
export type IngestedOperation = IngestedTransaction['new_operation'];
export type IngestedCustomer = Read<typeof customer>;
export type IngestedCard = Read<typeof card>;

/** @throws ApiError 400 naming every field that is wrong */
export function readIngestion(body: Fields): readonly IngestedTransaction[] {
  const { transactions } = read(body, { transactions: groups(transactionShape) });
  if (transactions.length > 0) return transactions;
  throw invalid('error', 'transactions', 'transactions must hold at least one transaction.');
}
