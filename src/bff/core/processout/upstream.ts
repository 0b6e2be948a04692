import type * as z from 'zod';
import type { Result } from '#domain/result.ts';
import type { WireBalance, WireFullCustomer, WireToken } from './wire-customer.ts';
import type { WireDelivery, WireEvent } from './wire-event.ts';
import type { WireFullInvoice } from './wire-invoice.ts';
import type { WirePayout, WirePayoutItem } from './wire-payout.ts';
import type { WireGatewayConfiguration, WireRefund, WireTransaction } from './wire-transaction.ts';

/** Why a call to ProcessOut did not give what was asked for. Expected, so a value and not an exception. */
export type UpstreamProblem =
  /** 4xx: it was understood and refused; nothing changed. */
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly errorType: string;
      readonly message: string;
      /** The fields that it names, with its words (facts sheet, section 3). */
      readonly invalidFields: readonly { readonly name: string; readonly message: string }[];
    }
  /** 410: the PSP or the bank declined (facts sheet, section 3). */
  | { readonly kind: 'declined'; readonly errorType: string; readonly message: string }
  | { readonly kind: 'not_found' }
  /** 401: the project id or the secret is wrong. */
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number | null }
  /** An answer that does not match what ProcessOut documents; `path` names the first mismatch. */
  | { readonly kind: 'invalid_reply'; readonly path: string }
  /** No answer, a 5xx, or a connection that broke. `reached` is false when the request certainly never arrived. */
  | { readonly kind: 'unavailable'; readonly reached: boolean };

export type UpstreamResult<T> = Result<T, UpstreamProblem>;

export interface PageQuery {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly start_after?: string;
  readonly end_before?: string;
}

/**
 * Told the id after which the next page of a list begins, before the objects of this one are checked, so that the next
 * page can be on its way meanwhile. Not told when this page is the last one, or does not end in an object with an id.
 */
export type OnNext = (lastId: string) => void;

export interface UpstreamPage<T> {
  readonly items: readonly T[];
  /** Objects that did not match the schema: their id where it could be read, and the path of the mismatch. */
  readonly skipped: readonly { readonly id: string | null; readonly path: string }[];
  /** Id of the last item in travel order, also when it was skipped: the next cursor. Null for an empty page. */
  readonly lastId: string | null;
  readonly hasMore: boolean;
  readonly totalCount: number;
}

/** Reads one page of a list. */
export type ReadPage<T> = (
  query: PageQuery,
  signal?: AbortSignal,
  onNext?: OnNext,
) => Promise<UpstreamResult<UpstreamPage<T>>>;

export interface RefundRequest {
  readonly amount: string;
  readonly reason: string;
  readonly information: string | null;
  readonly invoice_detail_ids: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
}

export interface CaptureRequest {
  readonly capture_amount: string;
  readonly invoice_detail_ids: readonly string[] | null;
  readonly capture_statement_descriptor: string | null;
  /** What pays, where nothing is held yet (seed 002, Capturing a payment). */
  readonly source?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface AuthorizeRequest {
  readonly source: string;
  /** RFC 3339; null when somebody captures it later. */
  readonly auto_capture_at: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface NewInvoice {
  readonly name: string;
  readonly amount: string;
  readonly currency: string;
  readonly customer_id?: string | undefined;
  readonly statement_descriptor?: string | undefined;
  readonly merchant_initiator_type?: string | undefined;
  readonly details?: readonly { readonly name: string; readonly amount: string; readonly quantity: number }[];
}

/** A call that changes something and moves no money, such as the edit of a customer. */
export interface WriteCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** The segments of the path, such as ['customers', id]: letters, digits, dashes and underscores, checked. */
  readonly path: readonly string[];
  readonly body?: object;
  readonly idempotencyKey: string;
}

/**
 * The ProcessOut calls that this product makes, and no others. Ids are checked before they enter a path.
 * Reads have a 10 s timeout and are retried (3 tries, jittered, Retry-After honoured). Money calls go out once,
 * with the idempotency key, a 100 s timeout and no retry: what is unclear stays unclear until it is asked for.
 */
export interface UpstreamClient {
  /** One transaction with invoice, customer, card, operations, their gateway configurations, and refunds expanded. */
  transaction(id: string, signal?: AbortSignal): Promise<UpstreamResult<WireTransaction>>;
  transactions: ReadPage<WireTransaction>;
  refunds(transactionId: string, signal?: AbortSignal): Promise<UpstreamResult<readonly WireRefund[]>>;
  events: ReadPage<WireEvent>;
  invoice(id: string, signal?: AbortSignal): Promise<UpstreamResult<WireFullInvoice>>;
  customers: ReadPage<WireFullCustomer>;
  customer(id: string, signal?: AbortSignal): Promise<UpstreamResult<WireFullCustomer>>;
  /** All stored ways to pay of a customer with their cards, oldest first. */
  tokens(customerId: string, signal?: AbortSignal): Promise<UpstreamResult<readonly WireToken[]>>;
  /** What is left on the vouchers of a stored token. */
  balances(tokenId: string, signal?: AbortSignal): Promise<UpstreamResult<readonly WireBalance[]>>;
  event(id: string, signal?: AbortSignal): Promise<UpstreamResult<WireEvent>>;
  /** One event, asked for once: whoever told its id tells it again when there was no answer. */
  eventOnce(id: string): Promise<UpstreamResult<WireEvent>>;
  /** All attempts to tell somebody of an event, oldest first. */
  deliveries(eventId: string, signal?: AbortSignal): Promise<UpstreamResult<readonly WireDelivery[]>>;
  /** Payouts with their gateway configuration expanded. */
  payouts: ReadPage<WirePayout>;
  payout(id: string, signal?: AbortSignal): Promise<UpstreamResult<WirePayout>>;
  payoutItems(
    payoutId: string,
    query: PageQuery,
    signal?: AbortSignal,
  ): Promise<UpstreamResult<UpstreamPage<WirePayoutItem>>>;
  gatewayConfigurations(signal?: AbortSignal): Promise<UpstreamResult<readonly WireGatewayConfiguration[]>>;

  /** Makes an invoice; sent once, with the form's key. */
  createInvoice(request: NewInvoice, idempotencyKey: string): Promise<UpstreamResult<WireFullInvoice>>;
  /**
   * Changes something that is no money, and reads the reply by `schema` (`doneReply` where nothing of it matters). Goes
   * out once, like a money call; a refusal carries the `invalidFields` that ProcessOut names.
   */
  write<T>(call: WriteCall, schema: z.ZodType<T>): Promise<UpstreamResult<T>>;
  refund(
    transactionId: string,
    request: RefundRequest,
    idempotencyKey: string,
  ): Promise<UpstreamResult<WireRefund>>;
  capture(
    invoiceId: string,
    request: CaptureRequest,
    idempotencyKey: string,
  ): Promise<UpstreamResult<WireTransaction>>;
  /** Holds the amount of an invoice on a stored card. */
  authorize(
    invoiceId: string,
    request: AuthorizeRequest,
    idempotencyKey: string,
  ): Promise<UpstreamResult<WireTransaction>>;
  void(invoiceId: string, idempotencyKey: string): Promise<UpstreamResult<WireTransaction>>;
  increment(
    invoiceId: string,
    amount: string,
    idempotencyKey: string,
  ): Promise<UpstreamResult<WireTransaction>>;

  /** Now by ProcessOut's clock (its Date header), epoch milliseconds: deadlines are theirs, not this machine's. */
  now(): number;
  health(): UpstreamHealth;
  /** Called whenever health changes. */
  onHealth(listener: (health: UpstreamHealth) => void): void;
}

/** `since` and `retryAt` are epoch milliseconds. */
export interface UpstreamHealth {
  readonly state: 'up' | 'limited' | 'down';
  readonly since: number | null;
  readonly retryAt: number | null;
}
