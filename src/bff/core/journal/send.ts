import { lineIdsOf } from './intent-view.ts';
import type { UpstreamClient, UpstreamProblem, UpstreamResult } from '../processout/upstream.ts';
import type { WireRefund, WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/** What became of one sending. `refused` is certain to have had no effect; `unclear` may or may not have had one. */
export type Outcome =
  | { readonly kind: 'done'; readonly refundId: string | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unclear' };

/** Sends an intent once, with its id as the idempotency key. */
export async function sendOnce(upstream: UpstreamClient, row: IntentRow): Promise<Outcome> {
  switch (row.action) {
    case 'refund':
      return fromRefund(await upstream.refund(row.transaction_id, refundRequest(row), row.id));
    case 'void':
      return fromTransaction(await upstream.void(row.invoice_id, row.id), (status) => status === 'voided');
    case 'capture':
      return fromTransaction(
        await upstream.capture(row.invoice_id, captureRequest(row), row.id),
        (status) => status !== 'pending-capture' && status !== 'authorized',
      );
    case 'increment':
      return fromTransaction(await upstream.increment(row.invoice_id, row.amount ?? '0', row.id), () => true);
  }
}

/** Amount and lines are always named: upstream, what is left out means "everything" (seed 003, Issuing a refund). */
function refundRequest(row: IntentRow) {
  return {
    amount: row.amount ?? '0',
    reason: row.reason ?? 'customer_request',
    information: row.information,
    invoice_detail_ids: lineIdsOf(row) ?? [],
    metadata: { intent_id: row.id },
  };
}

function captureRequest(row: IntentRow) {
  return {
    capture_amount: row.amount ?? '0',
    invoice_detail_ids: lineIdsOf(row),
    capture_statement_descriptor: row.statement_descriptor,
  };
}

function fromRefund(result: UpstreamResult<WireRefund>): Outcome {
  if (!result.ok) return fromProblem(result.problem);
  const { id, has_failed } = result.value;
  return has_failed === true
    ? { kind: 'refused', code: 'refund.failed', message: 'The PSP could not make the refund.' }
    : { kind: 'done', refundId: id };
}

function fromTransaction(
  result: UpstreamResult<WireTransaction>,
  isDone: (status: WireTransaction['status']) => boolean,
): Outcome {
  if (!result.ok) return fromProblem(result.problem);
  return isDone(result.value.status) ? { kind: 'done', refundId: null } : { kind: 'pending' };
}

/**
 * Only what ProcessOut understood and refused, and what certainly never reached it, had no effect. A 429 on a money call
 * is documented nowhere, so it is unclear like a broken connection (reliability rules, B2).
 */
function fromProblem(problem: UpstreamProblem): Outcome {
  switch (problem.kind) {
    case 'rejected':
    case 'declined':
      return {
        kind: 'refused',
        code: problem.errorType,
        message: problem.message || 'ProcessOut refused it.',
      };
    case 'not_found':
      return { kind: 'refused', code: 'not_found', message: 'ProcessOut does not know this payment.' };
    case 'unauthenticated':
      return {
        kind: 'refused',
        code: 'unauthenticated',
        message: "ProcessOut does not accept this server's key.",
      };
    case 'unavailable':
      return problem.reached
        ? { kind: 'unclear' }
        : {
            kind: 'refused',
            code: 'not_sent',
            message: 'ProcessOut could not be reached, so nothing was sent. Try again.',
          };
    case 'rate_limited':
    case 'invalid_reply':
      return { kind: 'unclear' };
  }
}
