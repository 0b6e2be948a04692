import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';

/** A payment to play with; `token` is a stored card that may pay it where nothing was paid yet. */
export interface Payment {
  readonly transaction: string;
  readonly invoice: string;
  readonly currency: string;
  readonly token: string | null;
}

export const KINDS = ['captured', 'held', 'waiting', 'slow'] as const;
export type Kind = (typeof KINDS)[number];

const AUTHORIZATION = `Basic ${btoa(`${SANDBOX_PROJECT.id}:${SANDBOX_PROJECT.secret}`)}`;

interface Made {
  readonly id: string;
  readonly transaction_id: string;
}

interface Reply {
  readonly success: boolean;
  readonly invoice: Made;
  readonly card: Made;
  readonly customer: Made;
  readonly token: Made;
}

/** A call of somebody else than the product: the shop's checkout, or a colleague in the PSP's own dashboard. */
export async function elsewhere(simulator: Simulator, path: string, body: object): Promise<Reply> {
  const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' };
  const request = new Request(`https://api.processout.test${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await (await simulator.fetch(request)).json()) as Reply;
}

/**
 * Makes a payment of 60. `captured`: taken; `held`: authorized, and may be incremented; `waiting`: nothing was paid yet,
 * its customer has a stored card; `slow`: held at a PSP that confirms captures later.
 */
export async function makePayment(simulator: Simulator, kind: Kind): Promise<Payment> {
  const currency = kind === 'slow' ? 'EUR' : 'USD';
  const post = (path: string, body: object) => elsewhere(simulator, path, body);
  const { card } = await post('/cards', { number: '4242424242424242' });
  const customer =
    kind === 'waiting' ? (await post('/customers', { first_name: 'John', currency })).customer : null;
  const stored = customer && (await post(`/customers/${customer.id}/tokens`, { source: card.id })).token;
  const { invoice } = await post('/invoices', {
    name: 'Order',
    amount: '60',
    currency,
    ...(customer && { customer_id: customer.id }),
  });
  if (!customer) await post(`/invoices/${invoice.id}/authorize`, { source: card.id, incremental: true });
  if (kind === 'captured') await post(`/invoices/${invoice.id}/capture`, {});
  return { transaction: invoice.transaction_id, invoice: invoice.id, currency, token: stored?.id ?? null };
}
