import type { WireOperation, WireTransaction } from '#bff/core/processout/wire-transaction.ts';

/** A well-formed id with a number in it: "tr_000...07". */
export function id(prefix: string, n: number): string {
  return `${prefix}_${String(n).padStart(32, '0')}`;
}

/** A captured payment of EUR 10 as ProcessOut sends it, with what the test cares about changed. */
export function wireTransaction(n: number, changes: Partial<WireTransaction> = {}): WireTransaction {
  return {
    id: id('tr', n),
    invoice_id: id('iv', n),
    name: `Order ${String(n)}`,
    status: 'completed',
    amount: '10',
    authorized_amount: '10',
    captured_amount: '10',
    refunded_amount: '0',
    available_amount: '10',
    currency: 'EUR',
    authorized: true,
    captured: true,
    refunded: false,
    voided: false,
    chargedback: false,
    operations: [],
    created_at: '2026-03-01T10:00:00Z',
    ...changes,
  };
}

export function wireOperation(n: number, changes: Partial<WireOperation> = {}): WireOperation {
  return {
    id: id('tr_op', n),
    type: 'authorization',
    amount: '10',
    currency: 'EUR',
    is_attempt: false,
    has_failed: false,
    is_accountable: false,
    created_at: '2026-03-01T10:00:01Z',
    ...changes,
  };
}
