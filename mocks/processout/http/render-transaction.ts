import type { SimOperation, SimPayment, SimRefund } from '../model.ts';
import type { Expansion } from './expand.ts';
import { localAmount } from './local-amount.ts';
import type { Rendering, Wire } from './render-context.ts';
import { projectOf } from './render-project.ts';
import { renderInvoice } from './render-invoice.ts';
import { renderCard } from './render-card.ts';
import { renderCustomer, renderGatewayConfiguration, renderToken } from './render-party.ts';
import { decimal, decimalOrNull, timestamp, timestampOrNull } from './wire-format.ts';

/** A transaction (seed 003, Transaction attributes; additions from the facts sheet, section 6). */
export function renderTransaction(rendering: Rendering, payment: SimPayment, expand: Expansion): Wire {
  const { transaction, invoice, card } = payment;
  return {
    id: transaction.id,
    ...projectOf(rendering, expand),
    ...relatives(rendering, payment, expand),
    name: invoice.name,
    ...amounts(payment),
    currency: transaction.currency,
    cvc_check: checked(rendering, card?.cvc_check),
    avs_check: checked(rendering, card?.avs_check),
    authorized: transaction.authorized,
    captured: transaction.captured,
    refunded: transaction.refunded,
    voided: transaction.voided,
    chargedback: transaction.chargedback,
    authorized_at: timestampOrNull(transaction.authorized_at),
    captured_at: timestampOrNull(transaction.captured_at),
    voided_at: timestampOrNull(transaction.voided_at),
    refunded_at: timestampOrNull(transaction.refunded_at),
    chargedback_at: timestampOrNull(transaction.chargedback_at),
    status: transaction.status,
    three_d_s_status: transaction.three_d_s_status,
    three_d_s: threeDS(payment),
    gateway_name: transaction.gateway_name,
    error_code: transaction.error_code,
    error_message: transaction.error_message,
    ...fees(payment),
    received_fraud_notification: transaction.received_fraud_notification,
    received_retrieval_request: transaction.received_retrieval_request,
    acquirer_name: transaction.acquirer_name,
    metadata: invoice.metadata,
    sandbox: rendering.sandbox,
    created_at: timestamp(transaction.created_at),
  };
}

/** Ids always; the objects beside them when expanded. Single ones are left out otherwise, lists are null. */
function relatives(rendering: Rendering, payment: SimPayment, expand: Expansion): Wire {
  const { transaction } = payment;
  const { engine } = rendering;
  const wire: Wire = {
    invoice_id: payment.ingested ? null : transaction.invoice_id,
    customer_id: transaction.customer_id,
    token_id: transaction.token_id,
    card_id: transaction.card_id,
    gateway_configuration_id: transaction.gateway_configuration_id,
  };
  if (expand.has('invoice'))
    wire['invoice'] = payment.ingested ? null : renderInvoice(rendering, payment, expand.of('invoice'));
  if (expand.has('customer')) {
    const customer = transaction.customer_id === null ? null : engine.customers.get(transaction.customer_id);
    wire['customer'] = customer && renderCustomer(rendering, customer, expand.of('customer'));
  }
  if (expand.has('token')) {
    const token = transaction.token_id === null ? null : engine.tokens.get(transaction.token_id);
    wire['token'] = token && renderToken(rendering, token, expand.of('token'));
  }
  if (expand.has('card')) wire['card'] = payment.card && renderCard(rendering, payment.card);
  if (expand.has('gateway_configuration')) {
    const configuration = engine.gatewayConfiguration(transaction.gateway_configuration_id);
    wire['gateway_configuration'] = configuration && renderGatewayConfiguration(rendering, configuration);
  }
  const operations = () =>
    payment.operations.map((one) => renderOperation(rendering, payment, one, expand.of('operations')));
  wire['operations'] = expand.has('operations') ? operations() : null;
  wire['refunds'] = expand.has('refunds')
    ? payment.refunds.map((one) => renderRefund(rendering, payment, one, expand.of('refunds')))
    : null;
  return wire;
}

function amounts({ transaction }: SimPayment): Wire {
  // available = captured - refunded (seed 003)
  const available_amount = transaction.captured_amount - transaction.refunded_amount;
  const wire: Wire = {};
  const show = (name: string, minor: bigint) => {
    wire[name] = decimal(minor, transaction.currency);
    wire[`${name}_local`] = localAmount(minor, transaction.currency);
  };
  show('amount', transaction.amount);
  show('authorized_amount', transaction.authorized_amount);
  show('captured_amount', transaction.captured_amount);
  show('refunded_amount', transaction.refunded_amount);
  show('available_amount', available_amount);
  show('voided_amount', transaction.voided_amount);
  return wire;
}

/** Fees are positive on transactions (facts sheet, section 7). */
function fees({ transaction }: SimPayment): Wire {
  const { currency, gateway_fee } = transaction;
  return {
    processout_fee: decimalOrNull(transaction.processout_fee, currency),
    estimated_fee: decimalOrNull(transaction.estimated_fee, currency),
    gateway_fee: decimalOrNull(gateway_fee, currency),
    gateway_fee_local: gateway_fee === null ? null : localAmount(gateway_fee, currency),
    currency_fee: gateway_fee === null ? null : currency,
  };
}

function threeDS({ transaction }: SimPayment): Wire | null {
  if (transaction.three_d_s_status === null) return null;
  return {
    version: transaction.three_d_s_version,
    status: transaction.three_d_s_status,
    fingerprinted: transaction.three_d_s_version?.startsWith('2') ?? false,
    challenged: transaction.three_d_s_challenged,
  };
}

/** Whether the check was made (seed 003), or how it ended (facts sheet, section 14). */
function checked({ checksInWords }: Rendering, check: string | undefined): boolean | string | null {
  if (checksInWords) return check ?? null;
  return check === 'passed' || (check?.startsWith('failed') ?? false);
}

function renderOperation(
  rendering: Rendering,
  payment: SimPayment,
  one: SimOperation,
  expand: Expansion,
): Wire {
  const { transaction } = payment;
  const configuration = rendering.engine.gatewayConfiguration(one.gateway_configuration_id);
  return {
    id: one.id,
    transaction_id: transaction.id,
    gateway_configuration_id: one.gateway_configuration_id,
    ...(expand.has('gateway_configuration')
      ? { gateway_configuration: configuration && renderGatewayConfiguration(rendering, configuration) }
      : {}),
    token_id: transaction.token_id,
    card_id: transaction.card_id,
    amount: decimal(one.amount, transaction.currency),
    currency: transaction.currency,
    type: one.type,
    is_attempt: one.is_attempt,
    has_failed: one.has_failed,
    is_accountable: one.is_accountable,
    error_code: one.error_code,
    error_message: one.error_message,
    arn: one.arn,
    gateway_operation_id: one.gateway_operation_id,
    metadata: one.metadata,
    created_at: timestamp(one.created_at),
  };
}

/** A refund (seed 003, Refund attributes). */
export function renderRefund(
  rendering: Rendering,
  payment: SimPayment,
  one: SimRefund,
  expand: Expansion,
): Wire {
  const { transaction } = payment;
  return {
    id: one.id,
    transaction_id: transaction.id,
    ...(expand.has('transaction')
      ? { transaction: renderTransaction(rendering, payment, expand.of('transaction')) }
      : {}),
    reason: one.reason,
    information: one.information,
    amount: decimal(one.amount, transaction.currency),
    has_failed: one.has_failed,
    metadata: one.metadata,
    sandbox: rendering.sandbox,
    created_at: timestamp(one.created_at),
    invoice_detail_ids: one.invoice_detail_ids,
  };
}
