import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { id } from '#test/bff/support/wire.ts';

export const SENT_AT = 1_000_000;

/** A refund of EUR 4 on transaction 1 that was sent once and got no clear answer, with what the test cares about changed. */
export function intentRow(changes: Partial<IntentRow> = {}): IntentRow {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    action: 'refund',
    transaction_id: id('tr', 1),
    invoice_id: id('iv', 1),
    amount: '4',
    currency: 'EUR',
    reason: 'customer_request',
    information: null,
    invoice_detail_ids: '[]',
    statement_descriptor: null,
    source: null,
    capture_at: null,
    actor_id: 'mara',
    actor_name: 'Mara Lindqvist',
    fingerprint: 'same',
    decided_by_id: null,
    decided_by_name: null,
    decided_at: null,
    closed_by_id: null,
    closed_by_name: null,
    closed_at: null,
    closed_note: null,
    closed_reference: null,
    phase: 'unknown',
    sends: 1,
    sent_at: SENT_AT,
    checks: 1,
    next_check_at: SENT_AT + 2_000,
    snapshot: JSON.stringify({
      version: 'v',
      authorized_amount: '10',
      captured_amount: '0',
      operation_ids: [],
      refund_ids: [],
    }),
    refund_id: null,
    message: null,
    error_code: null,
    created_at: SENT_AT,
    updated_at: SENT_AT,
    ...changes,
  };
}
