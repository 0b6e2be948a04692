import type { SimInvoiceDetail } from '../invoice-model.ts';
import type { SimInvoice, SimPayment } from '../model.ts';
import type { Expansion } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { projectOf } from './render-project.ts';
import { renderCustomer, renderToken } from './render-party.ts';
import { renderTransaction } from './render-transaction.ts';
import { decimal, decimalOrNull, timestamp, timestampOrNull } from './wire-format.ts';

const NO_RISK = { score: null, is_legit: null, skip_gateway_rules: null };
const NO_DEVICE = { id: null, channel: null, ip_address: null };
const NO_SHIPPING = {
  amount: '0',
  method: null,
  provider: null,
  delay: null,
  address1: null,
  address2: null,
  city: null,
  state: null,
  country_code: null,
  zip: null,
  phone_number: null,
  expects_shipping_at: null,
  relay_store_name: null,
};
const NO_TAX = { rate: null, amount: null };

/** An invoice, in the order and with the nulls of the seed's sample (seed 003, Creating resources). */
export function renderInvoice(rendering: Rendering, payment: SimPayment, expand: Expansion): Wire {
  const { invoice } = payment;
  return {
    id: invoice.id,
    ...projectOf(rendering, expand),
    subscription_id: null,
    ...relatives(rendering, payment, expand),
    name: invoice.name,
    amount: decimal(invoice.amount, invoice.currency),
    currency: invoice.currency,
    metadata: invoice.metadata,
    statement_descriptor: invoice.statement_descriptor,
    merchant_initiator_type: invoice.merchant_initiator_type,
    require_backend_capture: null,
    card_verification: null,
    webhook_url: invoice.webhook_url,
    sandbox: rendering.sandbox,
    url: rendering.checkoutUrl(invoice.id),
    created_at: timestamp(invoice.created_at),
    incremental: invoice.incremental || null,
    auto_capture_at: timestampOrNull(invoice.auto_capture_at),
    expires_at: timestamp(invoice.expires_at),
    ...facts(invoice),
  };
}

function relatives(rendering: Rendering, payment: SimPayment, expand: Expansion): Wire {
  const { invoice, transaction } = payment;
  const { customers, tokens } = rendering.engine;
  const customer = invoice.customer_id === null ? null : customers.get(invoice.customer_id);
  const token_id = transaction.token_id ?? invoice.token_id ?? null;
  const token = token_id === null ? null : tokens.get(token_id);
  return {
    ...(expand.has('customer')
      ? { customer: customer && renderCustomer(rendering, customer, expand.of('customer')) }
      : {}),
    customer_id: invoice.customer_id,
    ...(expand.has('token') ? { token: token && renderToken(rendering, token, expand.of('token')) } : {}),
    token_id,
    details:
      invoice.details.length > 0 ? invoice.details.map((one) => renderDetail(one, invoice.currency)) : null,
    ...(expand.has('transaction')
      ? { transaction: renderTransaction(rendering, payment, expand.of('transaction')) }
      : {}),
    transaction_id: invoice.transaction_id,
  };
}

/** What the invoice says besides; groups that were not given show their fields as null. */
function facts({ facts: { shipping, tax, ...said }, currency }: SimInvoice): Wire {
  return {
    ...said,
    risk: said.risk ?? NO_RISK,
    device: said.device ?? NO_DEVICE,
    shipping: shipping
      ? {
          ...shipping,
          amount: decimal(shipping.amount ?? 0n, currency),
          expects_shipping_at: timestampOrNull(shipping.expects_shipping_at),
        }
      : NO_SHIPPING,
    tax: tax ? { rate: tax.rate, amount: decimalOrNull(tax.amount, currency) } : NO_TAX,
  };
}

const NO_MORE = {
  metadata: {},
  category: null,
  brand: null,
  model: null,
  condition: null,
  marketplace_merchant: null,
  marketplace_merchant_is_business: null,
  marketplace_merchant_created_at: null,
};

function renderDetail(one: SimInvoiceDetail, currency: string): Wire {
  const more = one.more ?? NO_MORE;
  return {
    id: one.id,
    name: one.name,
    type: one.type,
    amount: decimal(one.amount, currency),
    quantity: one.quantity,
    reference: one.reference,
    description: one.description,
    discount_amount: decimalOrNull(one.discount_amount, currency),
    ...more,
    marketplace_merchant_created_at: timestampOrNull(more.marketplace_merchant_created_at),
  };
}
