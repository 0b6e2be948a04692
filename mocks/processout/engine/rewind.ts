import type { SimOperation, SimPayment, SimRefund, SimTransaction } from '../model.ts';
import type { TransactionStatus } from '#domain/transaction.ts';

/** What each event says about the status at its time (seed 003, Transaction events and status codes). */
const STATUS_AFTER: Readonly<Record<string, TransactionStatus>> = {
  'transaction.requested': 'waiting',
  'transaction.authorized': 'authorized',
  'transaction.captured': 'completed',
  'transaction.failed': 'failed',
  'transaction.voided': 'voided',
  'transaction.refunded': 'refunded',
  'transaction.chargeback.created': 'chargeback-initiated',
  'transaction.chargeback.won': 'solved',
  'transaction.chargeback.lost': 'reversed',
  'transaction.chargeback.retrieval-request': 'retrieval-request',
  'transaction.chargeback.fraud-notification': 'fraud-notification',
  'transaction.operation.three-d-s.pending': 'pending',
  'transaction.operation.three-d-s-2.pending': 'pending',
};

/**
 * A payment as it was at an earlier time, worked out from its trail, its dates and its events: what an event of the
 * world's own history carries as its snapshot.
 * @param at epoch microseconds; what happened in that very microsecond is included
 */
export function rewind(payment: SimPayment, at: number): SimPayment {
  const { transaction, invoice } = payment;
  const then = (time: number | null): boolean => time !== null && time <= at;
  const operations = payment.operations.filter((operation) => then(operation.created_at));
  const refunds = payment.refunds
    .filter((refund) => then(refund.created_at))
    .map((refund) => ({ ...refund, has_failed: refund.has_failed && !failsAfter(payment, refund, at) }));
  const later = sumOf(
    payment.operations.filter((one) => !then(one.created_at) && isDone(one, 'increment_authorization')),
  );
  const rewound: SimTransaction = {
    ...transaction,
    ...lastPsp(operations),
    ...failureOf(payment, operations, at),
    status: statusAt(payment, at),
    amount: transaction.amount - later,
    authorized_amount: then(transaction.authorized_at) ? transaction.authorized_amount - later : 0n,
    captured_amount: then(transaction.captured_at) ? transaction.captured_amount : 0n,
    refunded_amount: sumOf(refunds.filter((refund) => !refund.has_failed)),
    voided_amount: then(transaction.voided_at ?? transaction.captured_at) ? transaction.voided_amount : 0n,
    authorized: transaction.authorized && then(transaction.authorized_at),
    captured: transaction.captured && then(transaction.captured_at),
    refunded: refunds.length > 0,
    voided: transaction.voided && then(transaction.voided_at),
    chargedback: transaction.chargedback && then(transaction.chargedback_at),
    authorized_at: then(transaction.authorized_at) ? transaction.authorized_at : null,
    captured_at: then(transaction.captured_at) ? transaction.captured_at : null,
    voided_at: then(transaction.voided_at) ? transaction.voided_at : null,
    refunded_at: refunds.at(-1)?.created_at ?? null,
    chargedback_at: then(transaction.chargedback_at) ? transaction.chargedback_at : null,
  };
  const events = payment.events.filter((event) => then(event.fired_at));
  return {
    transaction: rewound,
    invoice,
    card: payment.card,
    operations,
    refunds,
    due: [],
    events,
  };
}

function isDone(operation: SimOperation, type: string): boolean {
  return operation.type === type && !operation.is_attempt && !operation.has_failed;
}

function sumOf(rows: readonly { readonly amount: bigint }[]): bigint {
  return rows.reduce((sum, { amount }) => sum + amount, 0n);
}

/** The rows of a refund name it in their metadata. */
function failsAfter(payment: SimPayment, refund: SimRefund, at: number): boolean {
  return payment.operations.some(
    ({ has_failed, metadata, created_at }) =>
      has_failed && metadata['refund_id'] === refund.id && created_at > at,
  );
}

function lastPsp(operations: readonly SimOperation[]): Partial<SimTransaction> {
  const last = operations.findLast(({ gateway_configuration_id }) => gateway_configuration_id !== null);
  return last ? {} : { gateway_configuration_id: null, gateway_name: null };
}

function failureOf(
  payment: SimPayment,
  operations: readonly SimOperation[],
  at: number,
): Partial<SimTransaction> {
  const { status } = payment.transaction;
  const isOver = statusAt(payment, at) === status && operations.length === payment.operations.length;
  return isOver ? {} : { error_code: null, error_message: null };
}

function statusAt({ transaction, events }: SimPayment, at: number): TransactionStatus {
  const last = events.findLast((event) => event.fired_at <= at);
  if (last !== undefined && last === events.at(-1)) return transaction.status;
  const telling = events.findLast((event) => event.fired_at <= at && event.name in STATUS_AFTER);
  return (telling && STATUS_AFTER[telling.name]) ?? 'waiting';
}
