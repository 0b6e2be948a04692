import type { WireFullCustomer } from '../../processout/wire-customer.ts';
import type { Resource } from '../resources/resource.ts';
import { toCustomerRow } from './customer-row.ts';

/** The customers, as they are mirrored. */
export const CUSTOMERS: Resource<WireFullCustomer, 'customer'> = {
  name: 'customers',
  table: 'customer',
  index: 'customer_search',
  tags: { country: 'country_code', currency: 'currency' },
  walk: 'customers',
  patrol: 'customers/patrol',
  inStep: 'customers',
  page: (upstream, ...asked) => upstream.customers(...asked),
  one: (upstream, id, signal) => upstream.customer(id, signal),
  createdAt: ({ created_at }) => created_at,
  toRow: toCustomerRow,
};
