import { CUSTOMER_FIELDS } from '#contract/customer-edit.ts';
import type { CustomerFacts, CustomerField } from '#contract/customer-edit.ts';
import type { CustomerDetail } from '#contract/customer.ts';
import { fingerprint } from '../fingerprint.ts';
import type { WireFullCustomer, WireToken } from '../processout/wire-customer.ts';

type FactsView = CustomerDetail['facts'];

/** What people may change of a customer, as it is; a date of birth as its day. */
export function factsOf(customer: WireFullCustomer): Record<CustomerField, FactsView[string]> {
  const facts = CUSTOMER_FIELDS.map((field) => {
    const value = customer[field] ?? null;
    return [field, field === 'date_of_birth' && typeof value === 'string' ? value.slice(0, 10) : value];
  });
  return Object.fromEntries(facts) as Record<CustomerField, FactsView[string]>;
}

/** Changes when anything does that an edit or a deletion is decided by. */
export function versionOf(customer: WireFullCustomer, tokens: readonly WireToken[]): string {
  return fingerprint(
    JSON.stringify([
      factsOf(customer),
      sorted(customer.metadata ?? {}),
      customer.default_token_id ?? null,
      tokens.map(({ id }) => id).sort(),
    ]),
  );
}

/** Facts as ProcessOut takes them: a day is a moment there. */
export function toWire({ date_of_birth, ...facts }: CustomerFacts): object {
  return { ...facts, ...(date_of_birth !== undefined && { date_of_birth: `${date_of_birth}T00:00:00Z` }) };
}

/** Whether a customer has all of these facts already, and no other metadata. */
export function hasFacts(
  { facts, metadata }: Pick<CustomerDetail, 'facts' | 'metadata'>,
  { metadata: wanted, ...others }: CustomerFacts,
): boolean {
  if (wanted !== undefined && JSON.stringify(sorted(wanted)) !== JSON.stringify(sorted(metadata)))
    return false;
  return Object.entries(others).every(([field, value]) => facts[field] === value);
}

function sorted(metadata: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
}
