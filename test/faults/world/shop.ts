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

const NEVER = new AbortController().signal;
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
export async function elsewhere(
  simulator: Pick<Simulator, 'answer'>,
  path: string,
  body: object,
): Promise<Reply> {
  const url = new URL(path, 'https://api.processout.test');
  const headers = new Headers({ authorization: AUTHORIZATION, 'content-type': 'application/json' });
  const text = JSON.stringify(body);
  const reply = await simulator.answer({ method: 'POST', url, headers, text }, NEVER);
  return JSON.parse(reply.body) as Reply;
}

/**
 * Makes a payment of 60. `captured`: taken; `held`: authorized, and may be incremented; `waiting`: nothing was paid yet,
 * its customer has a stored card; `slow`: held at a PSP that confirms captures later.
 */
export async function makePayment(simulator: Pick<Simulator, 'answer'>, kind: Kind): Promise<Payment> {
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
