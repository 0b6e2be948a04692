import type { Operation, OrderLine, Refund } from '#domain/transaction.ts';
import type { WireInvoiceDetail, WireOperation, WireRefund } from '../processout/wire-transaction.ts';

/** Upstream objects as the domain knows them: what may be missing becomes null or its documented default. */

export function toOperation(wire: WireOperation): Operation {
  return {
    id: wire.id,
    type: wire.type,
    amount: wire.amount,
    currency: wire.currency,
    is_attempt: wire.is_attempt,
    has_failed: wire.has_failed,
    is_accountable: wire.is_accountable,
    error_code: wire.error_code ?? null,
    error_message: wire.error_message ?? null,
    arn: wire.arn ?? null,
    gateway_operation_id: wire.gateway_operation_id ?? null,
    gateway_configuration_id: wire.gateway_configuration_id ?? null,
    gateway_name: wire.gateway_configuration?.gateway_name ?? null,
    configuration_name: wire.gateway_configuration?.name ?? null,
    created_at: wire.created_at,
  };
}

export function toRefund(wire: WireRefund): Refund {
  return {
    id: wire.id,
    amount: wire.amount,
    reason: wire.reason ?? null,
    information: wire.information ?? null,
    has_failed: wire.has_failed ?? false,
    invoice_detail_ids: wire.invoice_detail_ids ?? [],
    created_at: wire.created_at,
    metadata: wire.metadata ?? {},
  };
}

export function toLine(wire: WireInvoiceDetail): OrderLine {
  return {
    id: wire.id,
    name: wire.name,
    type: wire.type ?? null,
    amount: wire.amount,
    quantity: wire.quantity ?? 1,
    discount_amount: wire.discount_amount ?? null,
    reference: wire.reference ?? null,
  };
}
