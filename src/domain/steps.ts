import { formatDecimal, money } from './money.ts';
import { parseMicros } from './time.ts';
import type { Operation } from './transaction.ts';

export const STEP_KINDS = [
  'request',
  'three_d_s',
  'authorization',
  'increment',
  'capture',
  'void',
  'refund',
  'chargeback',
  'payout',
  'other',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * One thing that happened: an attempt row and its result row made one (facts sheet, section 8), so that nothing is
 * counted twice. `amount` is a decimal string without a sign, null when the row is in another currency.
 */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  readonly state: 'succeeded' | 'failed' | 'pending';
  readonly at: string;
  /** When the result came, if that was a row of its own. */
  readonly settled_at: string | null;
  readonly amount: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly arn: string | null;
  readonly gateway_operation_id: string | null;
  readonly gateway_configuration_id: string | null;
  readonly gateway_name: string | null;
  readonly configuration_name: string | null;
}

const KINDS: Readonly<Record<string, StepKind>> = {
  request: 'request',
  three_d_s_check: 'three_d_s',
  authorization: 'authorization',
  increment_authorization: 'increment',
  capture: 'capture',
  void: 'void',
  refund: 'refund',
  chargeback: 'chargeback',
  payout: 'payout',
};

interface Pair {
  readonly attempt: Operation | null;
  result: Operation | null;
}

/** The trail of a transaction as steps, oldest first. `currency` is the transaction's. */
export function toSteps(operations: readonly Operation[], currency: string): Step[] {
  return pairUp(inOrder(operations)).map((pair) => toStep(pair, currency));
}

/** Oldest first; rows of the same microsecond stay in the order of the API. */
function inOrder(operations: readonly Operation[]): readonly Operation[] {
  const dated = operations.map((operation) => ({ operation, at: micros(operation.created_at) }));
  return dated.sort((a, b) => a.at - b.at).map(({ operation }) => operation);
}

export function micros(time: string): number {
  return parseMicros(time) ?? 0;
}

function pairUp(rows: readonly Operation[]): Pair[] {
  const pairs: Pair[] = [];
  for (const row of rows) {
    const open = row.is_attempt ? undefined : (openAttempt(pairs, row) ?? reconsidered(pairs, row));
    if (open) open.result = row;
    else pairs.push(row.is_attempt ? { attempt: row, result: null } : { attempt: null, result: row });
  }
  return pairs;
}

/** The oldest attempt that waits for this result: by the PSP's id of the operation, else by kind and PSP. */
function openAttempt(pairs: readonly Pair[], result: Operation): Pair | undefined {
  const open = pairs.filter(
    ({ attempt, result: taken }) =>
      taken === null &&
      attempt?.type === result.type &&
      attempt.gateway_configuration_id === result.gateway_configuration_id,
  );
  const same = open.find(({ attempt }) => attempt?.gateway_operation_id === result.gateway_operation_id);
  if (same) return same;
  return open.find(
    ({ attempt }) => attempt?.gateway_operation_id == null || result.gateway_operation_id === null,
  );
}

/** A failure that comes after a success has the last word: refunds may fail later (seed 003, Refund attributes). */
function reconsidered(pairs: readonly Pair[], result: Operation): Pair | undefined {
  if (!result.has_failed || result.gateway_operation_id === null) return undefined;
  return pairs.find(
    ({ attempt }) =>
      attempt?.type === result.type && attempt.gateway_operation_id === result.gateway_operation_id,
  );
}

function toStep({ attempt, result }: Pair, currency: string): Step {
  const row = (result ?? attempt) as Operation;
  const first = attempt ?? row;
  const state = stateOf(attempt, result);
  const failed = state === 'failed';
  return {
    id: first.id,
    kind: KINDS[first.type] ?? 'other',
    state,
    at: first.created_at,
    settled_at: attempt && result ? result.created_at : null,
    amount: row.currency === currency ? magnitude(row.amount, currency) : null,
    error_code: failed ? (row.error_code ?? first.error_code) : null,
    error_message: failed ? (row.error_message ?? first.error_message) : null,
    arn: row.arn ?? first.arn,
    gateway_operation_id: row.gateway_operation_id ?? first.gateway_operation_id,
    gateway_configuration_id: first.gateway_configuration_id,
    gateway_name: first.gateway_name,
    configuration_name: first.configuration_name,
  };
}

function stateOf(attempt: Operation | null, result: Operation | null): Step['state'] {
  if (result) return result.has_failed ? 'failed' : 'succeeded';
  if (attempt?.has_failed || attempt?.error_code) return 'failed';
  // The request is ProcessOut's own row: nobody answers it.
  return attempt?.type === 'request' ? 'succeeded' : 'pending';
}

/** Refund rows may carry a sign (seed 003, Operation attributes); what a row means follows from its kind alone. */
function magnitude(amount: string, currency: string): string {
  return formatDecimal(money(amount.replace(/^-/, ''), currency));
}
