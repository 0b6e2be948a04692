import type { SimPayment } from '../model.ts';
import type { IngestedOperation } from '../routes/ingestion-body.ts';
import { messageOf } from '../world/reasons.ts';
import type { Engine } from './engine.ts';
import type { EventName } from './event-names.ts';

type IngestedType = IngestedOperation['type'];

/** What a success of each kind tells (seed 003, Transaction events). */
export const EVENT_OF: Readonly<Record<IngestedType, EventName>> = {
  authorization: 'transaction.authorized',
  capture: 'transaction.captured',
  void: 'transaction.voided',
  refund: 'transaction.refunded',
  chargeback: 'transaction.chargeback.created',
};

/** The codes of banks (ISO 8583) that the French norms pass on; others are not parsed. */
const CODES: Readonly<Record<string, string>> = {
  '05': 'card.do-not-honor',
  '14': 'card.invalid-number',
  '41': 'card.lost',
  '43': 'card.stolen',
  '51': 'card.no-money',
  '54': 'card.expired',
  '59': 'card.possible-fraud',
};
const BANK_NORMS = new Set<string | null>(['french_bank', 'sips']);

/**
 * Writes a pushed operation into the trail and lets the payment follow: "the overall amount will be calculated from the
 * amounts specified in the individual operations" (seed 003, Pushing data).
 * @param at epoch microseconds
 * @returns whether it succeeded
 */
export function applyIngested(
  engine: Engine,
  payment: SimPayment,
  operation: IngestedOperation,
  configurationId: string,
  at: number,
): boolean {
  const { transaction } = payment;
  const { type, has_failed } = operation;
  const goesBack = type === 'refund' || type === 'chargeback';
  const code = has_failed ? codeOf(operation) : null;
  payment.operations.push({
    id: engine.ids.next('tr_op'),
    type,
    amount: goesBack ? -operation.amount : operation.amount,
    is_attempt: false,
    has_failed,
    is_accountable: !has_failed && (goesBack || type === 'capture'),
    error_code: code,
    error_message: code === null ? null : messageOf(code),
    arn: null,
    gateway_operation_id: operation.id,
    gateway_configuration_id: configurationId,
    metadata: { ...operation.metadata },
    created_at: at,
  });
  transaction.acquirer_name = operation.acquirer_name ?? transaction.acquirer_name;
  if (operation.three_d_s_check !== null)
    transaction.three_d_s_status = operation.three_d_s_check === 'passed' ? 'success' : 'failed';
  if (has_failed) {
    transaction.error_code = code;
    transaction.error_message = code === null ? null : messageOf(code);
    if (!transaction.authorized && !transaction.captured) transaction.status = 'failed';
    return false;
  }
  succeed(engine, payment, operation, at);
  return true;
}

function succeed(engine: Engine, payment: SimPayment, { type, amount }: IngestedOperation, at: number): void {
  const { transaction } = payment;
  transaction.error_code = null;
  transaction.error_message = null;
  switch (type) {
    case 'authorization':
      transaction.status = 'authorized';
      authorizeUpTo(payment, transaction.authorized_amount + amount, at);
      return;
    case 'capture':
      transaction.status = 'completed';
      transaction.captured = true;
      transaction.captured_at = at;
      transaction.captured_amount += amount;
      if (transaction.captured_amount > transaction.authorized_amount)
        authorizeUpTo(payment, transaction.captured_amount, at);
      return;
    case 'void':
      transaction.status = 'voided';
      transaction.voided = true;
      transaction.voided_at = at;
      transaction.voided_amount += amount;
      return;
    case 'refund':
      transaction.status = 'refunded';
      transaction.refunded = true;
      transaction.refunded_at = at;
      transaction.refunded_amount += amount;
      payment.refunds.push({
        id: engine.ids.next('refd'),
        amount,
        reason: 'customer_request',
        information: null,
        has_failed: false,
        invoice_detail_ids: [],
        metadata: {},
        created_at: at,
      });
      return;
    case 'chargeback':
      transaction.status = 'chargeback-initiated';
      transaction.chargedback = true;
      transaction.chargedback_at = at;
  }
}

/** What was never authorized here was by the provider. */
function authorizeUpTo({ transaction, invoice }: SimPayment, amount: bigint, at: number): void {
  transaction.authorized = true;
  transaction.authorized_at ??= at;
  transaction.authorized_amount = amount;
  transaction.amount = amount;
  invoice.amount = amount;
}

function codeOf({ raw_error_code, raw_error_code_norm }: IngestedOperation): string {
  const known = BANK_NORMS.has(raw_error_code_norm) ? CODES[raw_error_code ?? ''] : undefined;
  return known ?? 'gateway.declined';
}
