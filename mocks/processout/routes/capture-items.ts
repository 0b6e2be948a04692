import { heldAmount } from '../engine/capture.ts';
import type { Fields } from '../http/body.ts';
import { invalid } from '../http/errors.ts';
import { texts } from '../http/fields.ts';
import type { SimInvoiceDetail } from '../invoice-model.ts';
import type { SimInvoice, SimPayment } from '../model.ts';
import { lineTotal } from '../world/basket.ts';

const FIELD = 'invoice_detail_ids';

/** The items that a capture names (seed 003, Capturing an invoice). @throws ApiError 400 an item of another invoice */
export function itemsIn(body: Fields, { details }: SimInvoice): readonly SimInvoiceDetail[] {
  const ids = new Set(texts(body, FIELD));
  const named = details.filter(({ id }) => ids.has(id));
  if (named.length === ids.size) return named;
  throw invalid('invalid-id', FIELD, `${FIELD} names an item of another invoice.`);
}

/**
 * What "just a subset of these items" comes to, minor units; null when it is all of them, or none was named.
 * @throws ApiError 400 nothing, or more than can be captured
 */
export function amountOf(items: readonly SimInvoiceDetail[], payment: SimPayment): bigint | null {
  const { invoice, transaction } = payment;
  if (items.length === 0 || items.length === invoice.details.length) return null;
  const amount = items.reduce((sum, line) => sum + lineTotal(line), 0n);
  const most = transaction.authorized ? heldAmount(payment) : transaction.amount;
  if (amount > 0n && amount <= most) return amount;
  throw invalid('invalid-amount', FIELD, 'The items come to nothing, or to more than can be captured.');
}
