import type { TransactionStatus } from '#domain/transaction.ts';

/**
 * Tables of the mirror. `_us` are microseconds since the epoch, `_at` milliseconds; amounts are minor units of the row's
 * currency, small enough to be exact as a number (larger ones are not mirrored).
 */
export interface MirrorTables {
  transaction: TransactionTable;
  customer: CustomerTable;
  facet: FacetTable;
  facet_count: FacetCountTable;
  walk: WalkTable;
  skipped_object: SkippedObjectTable;
}

export interface TransactionTable {
  /**
   * Creation time in microseconds x 4, bumped by 1 until free: unique, and in creation order. It is the row id, so every
   * index ends in it and every list comes out in order.
   */
  position: number;
  id: string;
  created_us: number;
  /** The (status, currency, gateway, scheme) of the row. */
  facet: number;
  name: string;
  invoice_id: string | null;
  amount: number;
  authorized_amount: number;
  captured_amount: number;
  refunded_amount: number;
  available_amount: number;
  authorized_until_at: number | null;
  /** When the last refund failed; null when it did not, or when there was none. */
  refund_failed_at: number | null;
  customer_id: string | null;
  customer_name: string | null;
  customer_email: string | null;
  card_last_4: string | null;
  /** Names of the gateways tried, in order, joined by commas. */
  gateways: string;
  error_code: string | null;
  /** Rows of the trail that were read; it only grows, so a longer one is newer. Null when it was not read. */
  operations: number | null;
  /** Changes when anything of the row or of its search words changes. */
  digest: number;
  /** When the read that brought this row began. */
  read_at: number;
}

export interface CustomerTable {
  /** As for transactions: unique, and in creation order. */
  position: number;
  id: string;
  created_us: number;
  name: string | null;
  email: string | null;
  country_code: string | null;
  currency: string | null;
  transactions_count: number | null;
  digest: number;
  read_at: number;
}

/** One row per distinct combination; empty text where a transaction has no gateway or no card. */
export interface FacetTable {
  id: number;
  status: TransactionStatus;
  currency: string;
  gateway: string;
  scheme: string;
  count: number;
}

/** How many rows of a facet were created in a span of days: single days, and blocks of 32 days. UTC. */
export interface FacetCountTable {
  /** Days per bucket. */
  span: number;
  /** Days since the epoch, divided by the span. */
  bucket: number;
  facet: number;
  count: number;
}

/** How far a walk over an upstream list has come; written together with what it found. */
export interface WalkTable {
  resource: 'transactions' | 'events' | 'patrol' | 'customers' | 'customers/patrol';
  cursor: string | null;
  finished: 0 | 1;
  /** Creation time of the oldest object that the walk has passed. */
  reached_us: number | null;
  upstream_total: number | null;
  /** By ProcessOut's clock: until when everything that happened is known. */
  in_step_at: number | null;
}

/** What ProcessOut sent and what does not match its documentation, until it does. */
export interface SkippedObjectTable {
  id: string;
  path: string;
  seen_at: number;
}
