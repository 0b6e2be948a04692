import type { TransactionStatus } from '#domain/transaction.ts';
import type {
  SimEventStub,
  SimGatewayConfiguration,
  SimOperation,
  SimPayment,
  SimRefund,
  SimTransaction,
} from '../model.ts';
import { pspOf } from './psp.ts';

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
 * @param configurations to name the PSP that had it then
 */
export function rewind(
  payment: SimPayment,
  at: number,
  configurations: readonly SimGatewayConfiguration[],
): SimPayment {
  const { transaction } = payment;
  const then = (time: number | null): boolean => time !== null && time <= at;
  const operations = payment.operations.filter((operation) => then(operation.created_at));
  const refunds = payment.refunds
    .filter((refund) => then(refund.created_at))
    .map((refund) => ({ ...refund, has_failed: refund.has_failed && !failsAfter(payment, refund, at) }));
  const events = payment.events.filter((event) => then(event.fired_at));
  const isNow = operations.length === payment.operations.length && events.length === payment.events.length;
  const later = sumOf(payment.operations.filter((one) => !then(one.created_at) && isIncrement(one)));
  const rewound: SimTransaction = {
    ...transaction,
    ...pspThen(operations, configurations),
    ...findingsThen(operations, events, isNow),
    status: isNow ? transaction.status : statusAfter(events),
    amount: transaction.amount - later,
    authorized_amount: then(transaction.authorized_at) ? transaction.authorized_amount - later : 0n,
    captured_amount: then(transaction.captured_at) ? transaction.captured_amount : 0n,
    refunded_amount: sumOf(refunds.filter((refund) => !refund.has_failed)),
    voided_amount: then(transaction.voided_at ?? transaction.captured_at) ? transaction.voided_amount : 0n,
    authorized: then(transaction.authorized_at),
    captured: then(transaction.captured_at),
    refunded: refunds.length > 0,
    voided: then(transaction.voided_at),
    chargedback: then(transaction.chargedback_at),
    authorized_at: then(transaction.authorized_at) ? transaction.authorized_at : null,
    captured_at: then(transaction.captured_at) ? transaction.captured_at : null,
    voided_at: then(transaction.voided_at) ? transaction.voided_at : null,
    refunded_at: refunds.at(-1)?.created_at ?? null,
    chargedback_at: then(transaction.chargedback_at) ? transaction.chargedback_at : null,
    gateway_fee: then(transaction.captured_at) ? transaction.gateway_fee : null,
  };
  return {
    transaction: rewound,
    invoice: payment.invoice,
    card: payment.card,
    operations,
    refunds,
    due: [],
    events,
  };
}

function isIncrement({ type, is_attempt, has_failed }: SimOperation): boolean {
  return type === 'increment_authorization' && !is_attempt && !has_failed;
}

function sumOf(rows: readonly { readonly amount: bigint }[]): bigint {
  return rows.reduce((sum, { amount }) => sum + amount, 0n);
}

function failsAfter(payment: SimPayment, refund: SimRefund, at: number): boolean {
  return payment.operations.some(
    ({ has_failed, refund_id, created_at }) => has_failed && refund_id === refund.id && created_at > at,
  );
}

function pspThen(
  operations: readonly SimOperation[],
  configurations: readonly SimGatewayConfiguration[],
): Partial<SimTransaction> {
  const id =
    operations.findLast((one) => one.gateway_configuration_id !== null)?.gateway_configuration_id ?? null;
  const configuration = configurations.find((one) => one.id === id) ?? null;
  return {
    gateway_configuration_id: id,
    gateway_name: configuration?.gateway_name ?? null,
    acquirer_name: pspOf(configuration)?.acquirer ?? null,
  };
}

/** What was found out on the way: fees, 3D Secure, why it failed, what the bank said. */
function findingsThen(
  operations: readonly SimOperation[],
  events: readonly SimEventStub[],
  isNow: boolean,
): Partial<SimTransaction> {
  const fired = (name: string) => events.some((event) => event.name === `transaction.chargeback.${name}`);
  const was = (type: string) => operations.some((one) => one.type === type);
  const isChecked = operations.some((one) => one.type === 'three_d_s_check' && !one.is_attempt);
  return {
    ...(was('authorization') || isNow ? {} : { estimated_fee: null, processout_fee: null }),
    ...(was('request') || isNow ? {} : { card_id: null }),
    ...(isChecked || isNow
      ? {}
      : { three_d_s_status: null, three_d_s_version: null, three_d_s_challenged: false }),
    ...(isNow ? {} : { error_code: null, error_message: null }),
    received_fraud_notification: fired('fraud-notification'),
    received_retrieval_request: fired('retrieval-request'),
  };
}

function statusAfter(events: readonly SimEventStub[]): TransactionStatus {
  const telling = events.findLast(({ name }) => name in STATUS_AFTER);
  return (telling && STATUS_AFTER[telling.name]) ?? 'waiting';
}
