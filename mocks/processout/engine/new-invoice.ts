import type { SimInvoiceDetail } from '../invoice-model.ts';
import type { SimInvoice, SimPayment } from '../model.ts';
import type { DetailBody, InvoiceBody, InvoiceChanges } from '../routes/invoice-body.ts';
import { invalid, notFound } from '../http/errors.ts';
import { LINK_LIFETIME } from '../world/invoice-facts.ts';
import { openTransaction } from '../world/story/opening.ts';
import type { Engine } from './engine.ts';

/** An invoice and the transaction that waits for a payment of it (seed 003, Creating an invoice). @throws ApiError 404 */
export function newInvoice(engine: Engine, body: InvoiceBody): SimPayment {
  const { shipping, tax, facts, customer_id } = body;
  if (customer_id !== null && !engine.customers.get(customer_id)) throw notFound('customer');
  const token_id = ownToken(engine, body);
  const details = newDetails(engine, body.details);
  const [id, transaction_id] = [engine.ids.next('iv'), engine.ids.next('tr')];
  const created_at = engine.stamp();
  const invoice: SimInvoice = {
    id,
    transaction_id,
    customer_id,
    name: body.name,
    amount: body.amount,
    currency: body.currency,
    details,
    statement_descriptor: body.statement_descriptor,
    incremental: false,
    auto_capture_at: body.auto_capture_at,
    merchant_initiator_type: body.merchant_initiator_type,
    webhook_url: body.webhook_url,
    token_id,
    metadata: body.metadata,
    expires_at: body.expires_at ?? created_at + LINK_LIFETIME,
    cancelled_at: null,
    facts: { ...facts, shipping, tax },
    created_at,
  };
  return {
    transaction: openTransaction(invoice),
    invoice,
    card: null,
    operations: [],
    refunds: [],
    due: [],
    events: [],
  };
}

/** "If the invoice is linked to a customer then this token must belong to them" (seed 003, Invoice attributes). */
function ownToken(engine: Engine, { token_id, customer_id }: InvoiceBody): string | null {
  const token = token_id === null ? null : engine.tokens.get(token_id);
  if (token_id !== null && !token) throw notFound('token');
  if (token && customer_id !== null && token.customer_id !== customer_id)
    throw invalid('invalid-id', 'token_id', 'token_id names a token of another customer.');
  return token_id;
}

/** Changes an invoice that nobody has paid yet; groups are replaced as a whole. */
export function changeInvoice(engine: Engine, place: number, changes: InvoiceChanges): void {
  const { invoice, transaction } = engine.store.edit(place, engine.now());
  const { amount, details, shipping, tax } = changes;
  if (amount != null) {
    invoice.amount = amount;
    transaction.amount = amount;
  }
  if (details !== undefined) invoice.details = newDetails(engine, details);
  invoice.facts = {
    ...invoice.facts,
    ...(shipping !== undefined && { shipping }),
    ...(tax !== undefined && { tax }),
  };
}

function newDetails(engine: Engine, lines: readonly DetailBody[]): SimInvoiceDetail[] {
  return lines.map(({ name, type, amount, quantity, discount_amount, reference, description, ...more }) => ({
    id: engine.ids.next('iv_det'),
    name,
    type,
    amount,
    quantity,
    discount_amount,
    reference,
    description,
    more,
  }));
}
