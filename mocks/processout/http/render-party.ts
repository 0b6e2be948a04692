import type { SimCard, SimCustomer, SimGatewayConfiguration, SimPayment } from '../model.ts';
import type { Expansion } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { renderTransaction } from './render-transaction.ts';
import { timestamp } from './wire-format.ts';

/**
 * A customer (seed 003, Customer attributes).
 * @param via the payment through which it is shown: its token is the only one known (docs/simulator-differences.md)
 */
export function renderCustomer(
  rendering: Rendering,
  customer: SimCustomer,
  expand: Expansion,
  via: SimPayment | null = null,
): Wire {
  const token = via?.transaction.token_id ? [renderToken(rendering, via)] : [];
  const transactions = () =>
    rendering
      .paymentsOf(customer.id)
      .slice(0, 10)
      .map((payment) => renderTransaction(rendering, payment, expand.of('transactions')));
  return {
    id: customer.id,
    project_id: rendering.projectId,
    default_token_id: null,
    tokens: expand.has('tokens') ? token : null,
    subscriptions: null,
    transactions: expand.has('transactions') ? transactions() : null,
    balance: '0',
    currency: customer.currency,
    email: customer.email,
    first_name: customer.first_name,
    last_name: customer.last_name,
    address1: customer.address1,
    address2: null,
    city: customer.city,
    state: null,
    zip: customer.zip,
    country_code: customer.country_code,
    phone_number: null,
    legal_document: null,
    ip_address: null,
    sex: null,
    date_of_birth: null,
    is_business: null,
    metadata: customer.metadata,
    registered_at: timestamp(customer.created_at),
    transactions_count: customer.transactions_count,
    sandbox: rendering.sandbox,
    created_at: timestamp(customer.created_at),
  };
}

/** A card (seed 003, Card attributes); `exp_year` is an integer as in the seed's event. */
export function renderCard({ projectId, sandbox }: Rendering, card: SimCard): Wire {
  return {
    id: card.id,
    project_id: projectId,
    token_id: null,
    scheme: card.scheme,
    co_scheme: null,
    preferred_scheme: null,
    type: card.type,
    bank_name: card.bank_name,
    brand: null,
    category: 'consumer',
    iin: card.iin,
    last_4_digits: card.last_4_digits,
    fingerprint: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    cvc_check: card.cvc_check,
    avs_check: card.avs_check,
    token_type: null,
    name: null,
    address1: null,
    address2: null,
    city: null,
    state: null,
    country_code: card.country_code,
    zip: null,
    ip_address: null,
    metadata: {},
    expires_soon: false,
    sandbox,
    created_at: timestamp(card.created_at),
  };
}

/** The token that a payment was made with (seed 003, Token attributes). */
export function renderToken({ sandbox }: Rendering, { transaction, card }: SimPayment): Wire {
  return {
    id: transaction.token_id,
    customer_id: transaction.customer_id,
    gateway_configuration_id: null,
    card_id: transaction.card_id,
    type: 'card',
    description: null,
    verification_status: 'not-requested',
    is_default: false,
    metadata: {},
    summary: card ? `**** **** **** ${card.last_4_digits}` : null,
    is_chargeable: true,
    sandbox,
    created_at: timestamp(card?.created_at ?? transaction.created_at),
  };
}

export function renderGatewayConfiguration(rendering: Rendering, one: SimGatewayConfiguration): Wire {
  return {
    id: one.id,
    project_id: rendering.projectId,
    gateway_id: rendering.engine.world.gatewayConfigurations.findIndex(({ id }) => id === one.id) + 1,
    name: one.name,
    gateway_name: one.gateway_name,
    default_currency: one.default_currency,
    enabled: true,
    public_keys: {},
    processing_region: one.processing_region,
    sandbox: rendering.sandbox,
    created_at: timestamp(one.created_at),
    enabled_at: timestamp(one.created_at),
  };
}
