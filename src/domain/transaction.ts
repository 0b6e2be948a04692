/** The fifteen transaction statuses (seed 003, Transaction status codes), in the order of the reference. */
export const TRANSACTION_STATUSES = [
  'waiting',
  'pending',
  'authorized',
  'pending-capture',
  'completed',
  'failed',
  'voided',
  'refunded',
  'in-review',
  'blocked',
  'retrieval-request',
  'fraud-notification',
  'chargeback-initiated',
  'solved',
  'reversed',
] as const;

export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

/** The API's own sentence for each status (seed 003), in our words. */
export const STATUS_MEANING: Readonly<Record<TransactionStatus, string>> = {
  waiting: 'No payment has been placed yet.',
  pending: 'The PSP has not confirmed the payment yet.',
  authorized: 'The money is held but not captured; it lapses 7 days after it was held.',
  'pending-capture': 'A capture was sent, the PSP has not confirmed it.',
  completed: 'The payment succeeded; the money is yours.',
  failed: 'The payment was placed, but failed.',
  voided: 'The hold was released before any capture.',
  refunded: 'Some or all of the captured money went back.',
  'in-review': 'A fraud review must decide first.',
  blocked: 'Your rules or a fraud review stopped it.',
  'retrieval-request': 'The customer does not recognize it and asks for information.',
  'fraud-notification': 'The bank warns that a chargeback may come.',
  'chargeback-initiated': 'The customer filed a dispute against it.',
  solved: 'The dispute was resolved in your favor.',
  reversed: "The dispute was resolved in the customer's favor.",
};

/** How staff group payments: the status chips above the list, and the statuses each one holds. */
export const STATUS_GROUPS = {
  succeeded: ['completed'],
  authorized: ['authorized', 'pending-capture'],
  refunded: ['refunded'],
  failed: ['failed', 'blocked'],
  disputed: ['retrieval-request', 'fraud-notification', 'chargeback-initiated', 'solved', 'reversed'],
} as const satisfies Record<string, readonly TransactionStatus[]>;

export type StatusGroup = keyof typeof STATUS_GROUPS;

export function isTransactionStatus(value: string): value is TransactionStatus {
  return (TRANSACTION_STATUSES as readonly string[]).includes(value);
}

/**
 * What a transaction is worth, as the API reports it: decimal strings in major units of `currency`.
 * `refunded_amount` counts refunds that did not fail; `available_amount` is captured minus refunded (seed 003).
 */
export interface TransactionAmounts {
  readonly currency: string;
  readonly amount: string;
  readonly authorized_amount: string;
  readonly captured_amount: string;
  readonly refunded_amount: string;
  readonly available_amount: string;
}

/** The sentence for one payment: what its status means when money was paid, or paid out. */
export function meaningOf(payment: { readonly status: TransactionStatus; readonly amount: string }): string {
  if (!isPaidOut(payment)) return STATUS_MEANING[payment.status];
  return payment.status === 'failed'
    ? 'Money was to be paid out to a card, but was not.'
    : 'The money was paid out to a card.';
}

/** Money that went out to a card, and was never a sale: its amount is negative (facts sheet, section 4, payout). */
export function isPaidOut({ amount }: Pick<TransactionAmounts, 'amount'>): boolean {
  return amount.startsWith('-');
}

/** One row of a transaction's trail (seed 003, Operation attributes), with the PSP's names resolved. */
export interface Operation {
  readonly id: string;
  readonly type: string;
  readonly amount: string;
  readonly currency: string;
  readonly is_attempt: boolean;
  readonly has_failed: boolean;
  readonly is_accountable: boolean;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly arn: string | null;
  readonly gateway_operation_id: string | null;
  readonly gateway_configuration_id: string | null;
  readonly gateway_name: string | null;
  /** The configuration's own name, such as "Adyen EU". */
  readonly configuration_name: string | null;
  readonly created_at: string;
}

export const REFUND_REASONS = ['customer_request', 'duplicate', 'fraud'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** A refund as the API keeps it (seed 003, Refund attributes); it may fail later, asynchronously. */
export interface Refund {
  readonly id: string;
  readonly amount: string;
  readonly reason: string | null;
  readonly information: string | null;
  readonly has_failed: boolean;
  readonly invoice_detail_ids: readonly string[];
  readonly created_at: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A line of the invoice (seed 003, InvoiceDetail); `amount` is the price of one, in major units. */
export interface OrderLine {
  readonly id: string;
  readonly name: string;
  readonly type: string | null;
  readonly amount: string;
  readonly quantity: number;
  readonly discount_amount: string | null;
  readonly reference: string | null;
}
