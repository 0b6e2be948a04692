/**
 * The simulator's own objects, in ProcessOut's names. Money is bigint minor units of `currency`; times are epoch
 * microseconds (safe integers). The HTTP layer alone turns them into decimal strings and RFC 3339.
 */
import type { TransactionStatus } from '#domain/transaction.ts';
import type { SimInvoiceDetail, SimInvoiceFacts } from './invoice-model.ts';
import type { SimCardFacts, SimCustomerFacts, Wallets } from './party-model.ts';

export interface SimGatewayConfiguration {
  readonly id: string;
  readonly name: string;
  /** ProcessOut's name of the PSP: "adyen", "stripe", "checkoutcom", "worldpay". */
  readonly gateway_name: string;
  readonly default_currency: string;
  readonly processing_region: string;
  /** Whether payments are routed to it. */
  readonly enabled: boolean;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created_at: number;
}

export interface SimCustomer extends SimCustomerFacts {
  readonly id: string;
  email: string | null;
  first_name: string | null;
  last_name: string | null;
  address1: string | null;
  city: string | null;
  zip: string | null;
  country_code: string | null;
  currency: string | null;
  /** Payments as of the start; null for customers made since (docs/simulator-differences.md, Objects). */
  transactions_count: number | null;
  metadata: Readonly<Record<string, string>>;
  readonly created_at: number;
}

export interface SimCard {
  readonly id: string;
  readonly scheme: string;
  readonly type: 'credit' | 'debit' | 'prepaid';
  readonly bank_name: string | null;
  readonly iin: string;
  readonly last_4_digits: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly country_code: string;
  readonly cvc_check: string;
  readonly avs_check: string;
  /** Which test card of the facts sheet's section 12 it is, so that later steps behave as it says; null for ordinary ones. */
  readonly behaviour: string | null;
  /** The same for each card made with the same number; left out, it follows from the digits that show; null once forgotten. */
  readonly fingerprint?: string | null;
  /** What cardholders said; nobody did for the world's own cards. */
  readonly facts?: SimCardFacts;
  readonly created_at: number;
}

export interface SimInvoice {
  readonly id: string;
  readonly transaction_id: string;
  customer_id: string | null;
  readonly name: string;
  amount: bigint;
  readonly currency: string;
  details: readonly SimInvoiceDetail[];
  statement_descriptor: string | null;
  incremental: boolean;
  auto_capture_at: number | null;
  /** What the timer captures; all that is held when left out. */
  auto_capture_amount?: bigint | null;
  readonly merchant_initiator_type: string | null;
  webhook_url: string | null;
  metadata: Record<string, string>;
  /** The token that will pay, when the invoice was made for one. */
  readonly token_id?: string | null;
  /** From then on nobody can pay it any more. */
  readonly expires_at: number;
  /** When it was taken back before it was paid: from then on the invoice is gone. */
  cancelled_at: number | null;
  facts: SimInvoiceFacts;
  readonly created_at: number;
}

export interface SimOperation {
  readonly id: string;
  readonly type: string;
  readonly amount: bigint;
  readonly is_attempt: boolean;
  has_failed: boolean;
  is_accountable: boolean;
  error_code: string | null;
  error_message: string | null;
  arn: string | null;
  readonly gateway_operation_id: string | null;
  readonly gateway_configuration_id: string | null;
  metadata: Record<string, string>;
  /** The refund that a row is about; the API does not say it. */
  readonly refund_id?: string;
  readonly created_at: number;
}

export interface SimRefund {
  readonly id: string;
  readonly amount: bigint;
  readonly reason: string;
  readonly information: string | null;
  has_failed: boolean;
  readonly invoice_detail_ids: string[];
  readonly metadata: Record<string, string>;
  readonly created_at: number;
}

/** Amounts are not stored here when they follow from the operations; these are the ones the API reports. */
export interface SimTransaction {
  readonly id: string;
  readonly invoice_id: string;
  customer_id: string | null;
  card_id: string | null;
  token_id: string | null;
  gateway_configuration_id: string | null;
  status: TransactionStatus;
  readonly currency: string;
  amount: bigint;
  authorized_amount: bigint;
  captured_amount: bigint;
  refunded_amount: bigint;
  voided_amount: bigint;
  authorized: boolean;
  captured: boolean;
  refunded: boolean;
  voided: boolean;
  chargedback: boolean;
  authorized_at: number | null;
  captured_at: number | null;
  voided_at: number | null;
  refunded_at: number | null;
  chargedback_at: number | null;
  three_d_s_status: string | null;
  three_d_s_version: string | null;
  three_d_s_challenged: boolean;
  /** The card that passed 3D Secure ahead of the payment. */
  authenticated_card_id?: string;
  gateway_name: string | null;
  error_code: string | null;
  error_message: string | null;
  acquirer_name: string | null;
  processout_fee: bigint | null;
  estimated_fee: bigint | null;
  gateway_fee: bigint | null;
  received_fraud_notification: boolean;
  received_retrieval_request: boolean;
  readonly created_at: number;
}

/** Something that will happen to a payment when the clock gets there. */
export interface SimDue {
  readonly at: number;
  readonly kind:
    | 'authorization-expires'
    | 'auto-capture'
    | 'capture-confirmed'
    | 'challenge-answered'
    | 'check-answered'
    | 'native-confirmed'
    | 'cancelled-challenge'
    | 'cancelled-release'
    | 'payment-confirmed'
    | 'refund-confirmed'
    | 'refund-fails'
    | 'fraud-notification'
    | 'retrieval-request'
    | 'chargeback'
    | 'dispute-won'
    | 'dispute-lost';
  /** The refund it is about, for the refund kinds. */
  readonly refund_id?: string;
}

/** An event as fired; `data` is built when it is read, from `snapshot` where the state has moved on since. */
export interface SimEventStub {
  readonly name: string;
  readonly fired_at: number;
}

/** Everything about one payment: its transaction, invoice, trail and future. */
export interface SimPayment {
  readonly transaction: SimTransaction;
  readonly invoice: SimInvoice;
  readonly card: SimCard | null;
  readonly operations: SimOperation[];
  readonly refunds: SimRefund[];
  due: SimDue[];
  /** The payment's own events so far, oldest first. */
  readonly events: SimEventStub[];
  /** What the customer said so far where a PSP asks natively, and at which. */
  native?: { readonly configuration_id: string; readonly values: Readonly<Record<string, string>> };
  /** Another provider handled it: told for analysis, without an invoice (seed 003, Ingesting transaction data). */
  readonly ingested?: true;
}

/**
 * The world as it was when the simulator started: a pure function of (seed, start time, size). Payments are made on
 * demand by index, 0 the oldest, in creation order; ids can be turned back into indexes without keeping them.
 * Each call returns a fresh object that the caller may change.
 */
export interface World {
  readonly size: number;
  readonly gatewayConfigurations: readonly SimGatewayConfiguration[];
  readonly customerCount: number;
  /** Payments whose invoice was cancelled, by index, ascending: few, and known without building any. */
  readonly cancelled: readonly number[];
  payment(index: number): SimPayment;
  /** Creation time of a payment without building it, epoch microseconds; strictly increasing in the index. */
  paymentCreatedAt(index: number): number;
  /** Who made a payment, without building it; null for guests. */
  paymentCustomerIndex(index: number): number | null;
  customer(index: number): SimCustomer;
  /** Index of a payment by its transaction or invoice id, or null when this world has no such id. */
  paymentIndex(id: string): number | null;
  customerIndex(id: string): number | null;
  /** Index of the payment that a card was tokenized for; stored cards are in the wallets. */
  cardPaymentIndex(cardId: string): number | null;
  readonly wallets: Wallets;
  /**
   * The n-th payment of live traffic (n from 0), created at `at`: a fresh checkout, with what happens next in `due`.
   * Ids never collide with the world's.
   */
  livePayment(n: number, at: number): SimPayment;
}
