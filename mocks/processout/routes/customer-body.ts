import { isCurrency } from '#domain/currency.ts';
import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { amount, given } from '../http/fields.ts';
import {
  countryCode,
  currencyCode,
  email,
  ipAddress,
  moment,
  oneOf,
  pairs,
  phoneNumber,
  plain,
  read,
  readChanges,
  truth,
  upTo,
} from '../http/limits.ts';
import type { Read, Reader } from '../http/limits.ts';

/** What the body of a customer may hold, and its limits (seed 003, Customer attributes; SDK additions). */
const shape = (currency: string | null) => ({
  currency: currencyCode,
  balance: balance(currency),
  email,
  first_name: upTo(80),
  last_name: upTo(80),
  company_name: upTo(80),
  address1: upTo(80),
  address2: upTo(80),
  city: upTo(80),
  state: upTo(80),
  zip: upTo(16),
  country_code: countryCode,
  phone_number: phoneNumber,
  legal_document: upTo(255),
  ip_address: ipAddress,
  sex: oneOf(['male', 'female'], 'invalid-sex'),
  date_of_birth: moment,
  is_business: truth,
  reference_id: upTo(255),
  metadata: pairs,
  registered_at: moment,
});

const changeShape = (currency: string | null) => ({
  ...shape(currency),
  default_token_id: plain,
});

/** Zero says nothing, so it needs no currency. */
function balance(currency: string | null): Reader<bigint | null> {
  return (fields, name) => {
    if (currency !== null) return amount(fields, name, currency);
    const value = given(fields, name);
    if (value === undefined || value === '0') return null;
    throw invalid('missing-currency', name, `${name} needs the currency of the customer.`);
  };
}

export type CustomerBody = Read<ReturnType<typeof shape>>;
export type CustomerChanges = Partial<Read<ReturnType<typeof changeShape>>>;

/** @throws ApiError 400 naming every field that is wrong */
export function readCustomer(body: Fields): CustomerBody {
  return read(body, shape(currencyIn(body)));
}

/** @param current the currency that the customer has already */
export function readCustomerChanges(body: Fields, current: string | null): CustomerChanges {
  return readChanges(body, changeShape(current ?? currencyIn(body)));
}

function currencyIn({ currency }: Fields): string | null {
  return typeof currency === 'string' && isCurrency(currency) ? currency : null;
}
