import type { SimCustomer } from '../model.ts';
import type { CustomerBody, CustomerChanges } from '../routes/customer-body.ts';
import { invalid } from '../http/errors.ts';
import { renderCustomer } from '../http/render-party.ts';
import { fireAbout } from './engine.ts';
import type { Engine } from './engine.ts';
import type { EventName } from './event-names.ts';

/** A new customer (seed 003, Creating a customer). */
export function createCustomer(engine: Engine, body: CustomerBody): SimCustomer {
  const id = engine.ids.next('cust');
  const created_at = engine.stamp();
  const customer: SimCustomer = {
    ...body,
    id,
    balance: body.balance ?? 0n,
    registered_at: body.registered_at ?? created_at,
    default_token_id: null,
    transactions_count: null,
    created_at,
  };
  engine.customers.add(customer);
  fireCustomer(engine, 'customer.created', customer, created_at);
  return customer;
}

/**
 * Changes what is given, and leaves the rest (seed 003, Updating a customer).
 * @throws ApiError 400 for another currency than the one that was set, or a default token of somebody else
 */
export function changeCustomer(engine: Engine, customer: SimCustomer, changes: CustomerChanges): SimCustomer {
  const { currency, default_token_id } = changes;
  if (customer.currency !== null && currency != null && currency !== customer.currency)
    throw invalid(
      'invalid-currency',
      'currency',
      'The currency of a customer cannot be changed once it is set.',
    );
  const isOwn = engine.tokens.of(customer.id).some(({ id }) => id === default_token_id);
  if (default_token_id != null && !isOwn)
    throw invalid('invalid-id', 'default_token_id', 'default_token_id names no token of this customer.');
  const changed = { ...customer, ...given(changes) };
  engine.customers.keep(changed);
  fireCustomer(engine, 'customer.updated', changed);
  return changed;
}

/** What a change leaves out, or gives as null, stays. */
function given(changes: CustomerChanges): Partial<SimCustomer> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
}

/** For good, with their tokens; their payments stay (seed 003, Deleting a customer). */
export function deleteCustomer(engine: Engine, customer: SimCustomer): void {
  fireCustomer(engine, 'customer.deleted', customer);
  engine.tokens.removeAll(customer.id);
  engine.customers.remove(customer.id);
}

/** "It will be set to the currency of the first payment the customer makes" (seed 001, step 1). */
export function adoptCurrency(engine: Engine, customerId: string | null, currency: string): void {
  const customer = customerId === null ? null : engine.customers.get(customerId);
  if (customer?.currency === null) changeCustomer(engine, customer, { currency });
}

/** @param at epoch microseconds; now when left out */
function fireCustomer(engine: Engine, name: EventName, customer: SimCustomer, at?: number): void {
  fireAbout(engine, name, 'customer', (rendering, expand) => renderCustomer(rendering, customer, expand), at);
}
