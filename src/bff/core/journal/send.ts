import { lineIdsOf } from './intent-view.ts';
import type { UpstreamClient, UpstreamProblem, UpstreamResult } from '../processout/upstream.ts';
import type { WireRefund, WireTransaction } from '../processout/wire-transaction.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/** What became of one sending. */
export type Outcome =
  | { readonly kind: 'done'; readonly refundId: string | null }
  | { readonly kind: 'pending' }
  /** It was judged and turned down: no effect. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** It was not looked at: no effect either, and nothing said about an earlier sending. */
  | { readonly kind: 'not_taken'; readonly code: string; readonly message: string }
  /** It may or may not have had its effect. */
  | { readonly kind: 'unclear' };

/** Sends an intent once, with its id as the idempotency key. */
export async function sendOnce(upstream: UpstreamClient, row: IntentRow): Promise<Outcome> {
  switch (row.action) {
    case 'refund':
      return fromRefund(await upstream.refund(row.transaction_id, refundRequest(row), row.id));
    case 'void':
      return fromTransaction(await upstream.void(row.invoice_id, row.id), 'voided');
    case 'capture': {
      const reply = await upstream.capture(row.invoice_id, captureRequest(row), row.id);
      return fromTransaction(reply, 'completed');
    }
    case 'charge':
      return fromTransaction(await upstream.capture(row.invoice_id, chargeRequest(row), row.id), 'completed');
    case 'authorize':
      return fromTransaction(
        await upstream.authorize(row.invoice_id, authorizeRequest(row), row.id),
        'authorized',
      );
    case 'increment': {
      const reply = await upstream.increment(row.invoice_id, row.amount ?? '0', row.id);
      return fromTransaction(reply, 'authorized');
    }
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

/** The mark in the metadata comes back with the operations, where the PSP's trail keeps it. */
function chargeRequest(row: IntentRow) {
  return {
    source: row.source ?? '',
    capture_amount: row.amount ?? '0',
    invoice_detail_ids: null,
    capture_statement_descriptor: null,
    metadata: { intent_id: row.id },
  };
}

function authorizeRequest(row: IntentRow) {
  return {
    source: row.source ?? '',
    auto_capture_at: row.capture_at,
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

/** `success` is the one status that says it worked (seed 002, Server-side code); any other but "pending" is asked about. */
function fromTransaction(
  result: UpstreamResult<WireTransaction>,
  success: WireTransaction['status'],
): Outcome {
  if (!result.ok) return fromProblem(result.problem);
  const { status } = result.value;
  if (status === success) return { kind: 'done', refundId: null };
  return status === 'pending-capture' || status === 'pending' ? { kind: 'pending' } : { kind: 'unclear' };
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
        kind: 'not_taken',
        code: 'unauthenticated',
        message: "ProcessOut does not accept this server's key.",
      };
    case 'unavailable':
      return problem.reached
        ? { kind: 'unclear' }
        : {
            kind: 'not_taken',
            code: 'not_sent',
            message: 'ProcessOut could not be reached, so nothing was sent. Try again.',
          };
    case 'rate_limited':
    case 'invalid_reply':
      return { kind: 'unclear' };
  }
}
