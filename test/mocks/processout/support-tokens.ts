import { card, GOOD_CARD, open } from './support.ts';
import type { Client, Thing } from './support.ts';

/** Somebody new, who pays in dollars. */
export interface Owner {
  readonly client: Client;
  readonly id: string;
  /** Where the tokens are. */
  readonly path: string;
}

export async function owner(): Promise<Owner> {
  const client = open();
  const { id } = (await client.json('/customers', { first_name: 'John', currency: 'USD' })).body.customer;
  return { client, id, path: `/customers/${id}/tokens` };
}

/** A token of theirs, from a fresh card. */
export async function stored({ client, path }: Owner, more: object = {}, number = GOOD_CARD): Promise<Thing> {
  return (await client.json(path, { source: await card(client, number), ...more })).body.token;
}

/** Pays a fresh invoice of 29 dollars. */
export async function pay(client: Client, source: string, more: object = {}) {
  const { invoice } = (
    await client.json('/invoices', { name: 'NS-1', amount: '29', currency: 'USD', ...more })
  ).body;
  return client.json(`/invoices/${invoice.id}/authorize`, { source });
}
