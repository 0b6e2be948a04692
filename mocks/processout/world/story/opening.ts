import type { SimCard, SimInvoice, SimTransaction } from '../../model.ts';
import { DAY, MILLISECOND } from '../calendar.ts';
import type { Plan } from './plan.ts';

/** The transaction that comes with a new invoice: nothing was paid yet (seed 003: an invoice has one from the start). */
export function openTransaction(invoice: SimInvoice): SimTransaction {
  return {
    id: invoice.transaction_id,
    invoice_id: invoice.id,
    customer_id: invoice.customer_id,
    card_id: null,
    token_id: null,
    gateway_configuration_id: null,
    status: 'waiting',
    currency: invoice.currency,
    amount: invoice.amount,
    authorized_amount: 0n,
    captured_amount: 0n,
    refunded_amount: 0n,
    voided_amount: 0n,
    authorized: false,
    captured: false,
    refunded: false,
    voided: false,
    chargedback: false,
    authorized_at: null,
    captured_at: null,
    voided_at: null,
    refunded_at: null,
    chargedback_at: null,
    three_d_s_status: null,
    three_d_s_version: null,
    three_d_s_challenged: false,
    gateway_name: null,
    error_code: null,
    error_message: null,
    acquirer_name: null,
    processout_fee: null,
    estimated_fee: null,
    gateway_fee: null,
    received_fraud_notification: false,
    received_retrieval_request: false,
    created_at: invoice.created_at,
  };
}

/** The card with the marks of what its bank complained about: an old date, a wrong code. */
export function marked(card: SimCard, plan: Plan, time: number): SimCard {
  if (plan.attempts.includes('card.invalid-cvc')) return { ...card, cvc_check: 'failed' };
  if (!plan.attempts.includes('card.expired')) return card;
  const past = new Date((time - 45 * DAY) / MILLISECOND);
  return { ...card, exp_month: past.getUTCMonth() + 1, exp_year: past.getUTCFullYear() };
}
