import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';

/** Who paid, with what, for which invoice, and what it cost: copied field by field, so that nothing else gets out. */

export function customerOf({ customer }: WireTransaction): TransactionDetail['customer'] {
  if (!customer) return null;
  const name = [customer.first_name, customer.last_name].filter(Boolean).join(' ');
  return {
    id: customer.id,
    name: name === '' ? null : name,
    email: customer.email ?? null,
    city: customer.city ?? null,
    country_code: customer.country_code ?? null,
    transactions_count: customer.transactions_count ?? null,
    created_at: customer.created_at ?? null,
  };
}

export function cardOf({ card }: WireTransaction): TransactionDetail['card'] {
  if (!card) return null;
  return {
    id: card.id,
    scheme: card.scheme ?? null,
    type: card.type ?? null,
    last_4_digits: card.last_4_digits ?? null,
    exp_month: card.exp_month == null ? null : String(card.exp_month),
    exp_year: card.exp_year == null ? null : String(card.exp_year),
    bank_name: card.bank_name ?? null,
    country_code: card.country_code ?? null,
    cvc_check: card.cvc_check ?? null,
    avs_check: card.avs_check ?? null,
  };
}

export function invoiceOf({ invoice }: WireTransaction): TransactionDetail['invoice'] {
  if (!invoice) return null;
  return {
    id: invoice.id,
    url: invoice.url ?? null,
    statement_descriptor: invoice.statement_descriptor ?? null,
    merchant_initiator_type: invoice.merchant_initiator_type ?? null,
  };
}

/** Upstream's own decimals: fees may run finer than the currency, and may be in another one (facts sheet, section 7). */
export function feesOf(transaction: WireTransaction): TransactionDetail['fees'] {
  return {
    currency: transaction.currency_fee ?? null,
    estimated: transaction.estimated_fee ?? null,
    gateway: transaction.gateway_fee ?? null,
    processout: transaction.processout_fee ?? null,
  };
}
