import { isChargeable } from '../party-model.ts';
import type { SimCustomer, SimGatewayConfiguration } from '../model.ts';
import type { SimToken } from '../party-model.ts';
import { hashText } from '../world/prng.ts';
import { PSPS } from '../world/psps.ts';
import type { Expansion } from './expand.ts';
import { renderCard } from './render-card.ts';
import type { Rendering, Wire } from './render-context.ts';
import { projectOf } from './render-project.ts';
import { renderTransaction } from './render-transaction.ts';
import { decimal, timestamp, timestampOrNull } from './wire-format.ts';

/** A customer (seed 003, Customer attributes). */
export function renderCustomer(rendering: Rendering, customer: SimCustomer, expand: Expansion): Wire {
  const { tokens } = rendering.engine;
  const standard = customer.default_token_id === null ? null : tokens.get(customer.default_token_id);
  return {
    id: customer.id,
    ...projectOf(rendering, expand),
    ...(expand.has('default_token')
      ? { default_token: standard && renderToken(rendering, standard, expand.of('default_token')) }
      : {}),
    default_token_id: customer.default_token_id,
    tokens: expand.has('tokens')
      ? tokens.of(customer.id).map((token) => renderToken(rendering, token, expand.of('tokens')))
      : null,
    subscriptions: null,
    transactions: expand.has('transactions') ? newestPayments(rendering, customer, expand) : null,
    balance: decimal(customer.balance, customer.currency ?? 'EUR'),
    currency: customer.currency,
    email: customer.email,
    first_name: customer.first_name,
    last_name: customer.last_name,
    company_name: customer.company_name,
    address1: customer.address1,
    address2: customer.address2,
    city: customer.city,
    state: customer.state,
    zip: customer.zip,
    country_code: customer.country_code,
    phone_number: customer.phone_number,
    legal_document: customer.legal_document,
    ip_address: customer.ip_address,
    sex: customer.sex,
    date_of_birth: timestampOrNull(customer.date_of_birth),
    is_business: customer.is_business,
    reference_id: customer.reference_id,
    metadata: customer.metadata,
    registered_at: timestamp(customer.registered_at),
    transactions_count: customer.transactions_count,
    sandbox: rendering.sandbox,
    created_at: timestamp(customer.created_at),
  };
}

const NEWEST = 10;

function newestPayments(rendering: Rendering, customer: SimCustomer, expand: Expansion): Wire[] {
  return rendering
    .paymentsOf(customer.id)
    .slice(-NEWEST)
    .reverse()
    .map((payment) => renderTransaction(rendering, payment, expand.of('transactions')));
}

/** A stored way to pay (seed 003, Token attributes); `verification_status` is a text (facts sheet, section 14). */
export function renderToken(rendering: Rendering, token: SimToken, expand: Expansion): Wire {
  const { engine } = rendering;
  const customer = engine.customers.get(token.customer_id);
  const configuration = engine.gatewayConfiguration(token.gateway_configuration_id);
  return {
    id: token.id,
    ...(expand.has('customer')
      ? { customer: customer && renderCustomer(rendering, customer, expand.of('customer')) }
      : {}),
    customer_id: token.customer_id,
    ...(expand.has('gateway_configuration')
      ? { gateway_configuration: configuration && renderGatewayConfiguration(rendering, configuration) }
      : {}),
    gateway_configuration_id: token.gateway_configuration_id,
    ...(expand.has('card') ? { card: token.card && renderCard(rendering, token.card) } : {}),
    card_id: token.card?.id ?? null,
    invoice_id: null,
    type: token.type,
    description: token.description,
    verification_status: token.verification_status,
    is_default: customer?.default_token_id === token.id,
    return_url: token.return_url,
    cancel_url: token.cancel_url,
    invoice_return_url: token.invoice_return_url,
    webhook_url: token.webhook_url,
    metadata: token.metadata,
    summary: summaryOf(token),
    is_chargeable: isChargeable(token),
    manual_invoice_cancellation: token.manual_invoice_cancellation,
    can_get_balance: token.vouchers !== null,
    sandbox: rendering.sandbox,
    created_at: timestamp(token.created_at),
  };
}

/** "Masked version of the payment details" (seed 003, Token attributes): of a card, or of a gift card's own number. */
function summaryOf({ id, card, vouchers }: SimToken): string | null {
  const lastFour = vouchers ? String(hashText(id) % 10_000).padStart(4, '0') : card?.last_4_digits;
  return lastFour === undefined ? null : `**** **** **** ${lastFour}`;
}

const GATEWAYS: readonly string[] = Object.values(PSPS).map(({ gatewayName }) => gatewayName);

export function renderGatewayConfiguration(rendering: Rendering, one: SimGatewayConfiguration): Wire {
  return {
    id: one.id,
    project_id: rendering.projectId,
    gateway_id: GATEWAYS.indexOf(one.gateway_name) + 1,
    name: one.name,
    gateway_name: one.gateway_name,
    default_currency: one.default_currency,
    enabled: one.enabled,
    public_keys: {},
    processing_region: one.processing_region,
    metadata: one.metadata,
    sandbox: rendering.sandbox,
    created_at: timestamp(one.created_at),
    enabled_at: one.enabled ? timestamp(one.created_at) : null,
  };
}
