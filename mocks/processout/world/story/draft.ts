import type { SimCard, SimDue, SimInvoice, SimOperation, SimPayment, SimTransaction } from '../../model.ts';
import type { Span, Gateway } from '../psps.ts';
import { MINUTE, SECOND } from '../calendar.ts';
import type { Stream } from '../prng.ts';
import { arn, gatewayReference } from './references.ts';

/** A payment while its story is told: what is known so far, and when the last thing happened. */
export interface Draft {
  readonly payment: SimPayment;
  readonly transaction: SimTransaction;
  readonly invoice: SimInvoice;
  readonly card: SimCard | null;
  readonly stream: Stream;
  /** Epoch microseconds; nothing happens after it. */
  readonly now: number;
  readonly gateways: readonly Gateway[];
  readonly operationId: (n: number) => string;
  readonly refundId: (n: number) => string;
  /** Minor units of the currency for one euro cent. */
  readonly rate: number;
  at: number;
  /** 1 for the usual pace of a checkout, less when it must end before `now`. */
  pace: number;
  gateway: Gateway | null;
}

export function span(stream: Stream, [shortest, longest]: Span): number {
  return Math.floor(shortest + stream.fraction() * (longest - shortest));
}

/** A planned duration as it turns out: people and banks are not punctual to the second, and rather early. */
export function about({ stream }: Draft, duration: number): number {
  return duration < 2 * MINUTE ? duration : duration - Math.floor(stream.fraction() * 50 * SECOND);
}

/** Lets time go by; false when that moment is still to come, so that nothing may happen then. */
export function wait(draft: Draft, duration: number): boolean {
  draft.at += duration;
  return draft.at <= draft.now;
}

/** Lets the machines of a checkout work; this always ends before now. */
export function work(draft: Draft, duration: Span): void {
  draft.at += Math.max(1, Math.floor(span(draft.stream, duration) * draft.pace));
}

export function fire(draft: Draft, name: string): void {
  draft.payment.events.push({ name, fired_at: draft.at });
}

/** Notes what will happen at the moment the draft has reached. */
export function later(draft: Draft, kind: SimDue['kind'], refundId?: string): void {
  draft.payment.due.push(
    refundId === undefined ? { at: draft.at, kind } : { at: draft.at, kind, refund_id: refundId },
  );
}

export interface Row {
  readonly type: string;
  readonly amount: bigint;
  readonly reference: string | null;
  readonly metadata: Record<string, string>;
  readonly refundId?: string;
}

interface Facts {
  readonly is_attempt: boolean;
  readonly accountable?: boolean;
  readonly error?: { readonly code: string; readonly message: string } | null;
  readonly arn?: boolean;
}

function append(draft: Draft, row: Row, facts: Facts): SimOperation {
  const operation: SimOperation = {
    id: draft.operationId(draft.payment.operations.length),
    type: row.type,
    amount: row.amount,
    is_attempt: facts.is_attempt,
    has_failed: !facts.is_attempt && facts.error != null,
    is_accountable: facts.accountable ?? false,
    error_code: facts.error?.code ?? null,
    error_message: facts.error?.message ?? null,
    arn: facts.arn && draft.card && draft.gateway ? arn(draft.stream, draft.gateway.psp, draft.at) : null,
    gateway_operation_id: row.reference,
    gateway_configuration_id: draft.gateway?.id ?? null,
    metadata: { ...row.metadata },
    ...(row.refundId !== undefined && { refund_id: row.refundId }),
    created_at: draft.at,
  };
  draft.payment.operations.push(operation);
  return operation;
}

/** The row that opens every trail: somebody wants to pay. It is not sent anywhere yet. */
export function request(draft: Draft): void {
  append(
    draft,
    { type: 'request', amount: draft.transaction.amount, reference: null, metadata: {} },
    { is_attempt: false },
  );
}

/** A step that was sent to the PSP; `resolve` adds its result, with the same reference (facts sheet, section 8). */
export interface Attempt {
  readonly row: Row;
  readonly operation: SimOperation;
}

export function attempt(
  draft: Draft,
  type: string,
  amount: bigint,
  more: {
    readonly metadata?: Record<string, string>;
    readonly reference?: string;
    readonly refundId?: string;
  } = {},
): Attempt {
  const own = draft.gateway ? gatewayReference(draft.stream, draft.gateway.psp) : null;
  const row: Row = { ...more, type, amount, reference: more.reference ?? own, metadata: more.metadata ?? {} };
  return { row, operation: append(draft, row, { is_attempt: true }) };
}

export function succeed(
  draft: Draft,
  step: Attempt,
  money: { accountable?: boolean; arn?: boolean } = {},
): void {
  append(draft, step.row, { is_attempt: false, ...money });
}

/** A failure stands on both rows of the step; only the result has failed. */
export function failStep(draft: Draft, step: Attempt, code: string, message: string): void {
  step.operation.error_code = code;
  step.operation.error_message = message;
  append(draft, step.row, { is_attempt: false, error: { code, message } });
}
