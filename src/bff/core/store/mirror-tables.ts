import type { MirroredResource } from '#contract/sync.ts';
import type { AttemptOrigin, AttemptOutcome } from '#domain/answered-attempts.ts';
import type { MovementKind } from '#domain/dated-movements.ts';
import type { EventFamily } from '#domain/event.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import type { PayoutTables } from './payout-tables.ts';

/**
 * Tables of the mirror. `_us` are microseconds since the epoch, `_at` milliseconds; amounts are minor units of the row's
 * currency, small enough to be exact as a number (larger ones are not mirrored).
 */
export interface MirrorTables extends PayoutTables {
  transaction: TransactionTable;
  customer: CustomerTable;
  event: EventTable;
  tally: TallyTable;
  facet: FacetTable;
  facet_count: FacetCountTable;
  walk: WalkTable;
  skipped_object: SkippedObjectTable;
  attempt: AttemptTable;
  movement: MovementTable;
  movement_day: MovementDayTable;
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
  /** When it was captured for the last time; null when nothing is. */
  captured_us: number | null;
  /** What the PSP takes, decimal strings of `currency_fee`; null where ProcessOut does not say. */
  estimated_fee: string | null;
  gateway_fee: string | null;
  currency_fee: string | null;
  /** When the last refund failed; null when it did not, or when there was none. */
  refund_failed_at: number | null;
  customer_id: string | null;
  customer_name: string | null;
  customer_email: string | null;
  card_last_4: string | null;
  /** The month in which the card of a recurring payment ends (domain/recurring-card.ts); null for other payments. */
  recurring_card_ends: number | null;
  /** Until when the link of its invoice may be used, while nobody has paid; null afterwards. */
  link_expires_at: number | null;
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

/** What every resource's table has, beside what is its own. */
interface ResourceTable {
  /** As for transactions: unique, and in creation order. */
  position: number;
  id: string;
  created_us: number;
  digest: number;
  read_at: number;
}

/** The tables of what is mirrored beside transactions (mirror/resources/resource.ts). */
export type ResourceTables = Pick<MirrorTables, 'customer' | 'event' | 'payout'>;

export interface CustomerTable extends ResourceTable {
  name: string | null;
  email: string | null;
  country_code: string | null;
  currency: string | null;
  transactions_count: number | null;
}

/** `created_us` is when it fired. */
export interface EventTable extends ResourceTable {
  name: string;
  family: EventFamily;
  /** The object that it is about, and the ids of what else it names, joined by commas. */
  object_id: string | null;
  related_ids: string;
}

/** How many rows of a resource have a value; with an empty field and value, how many rows there are. */
export interface TallyTable {
  resource: MirroredResource;
  field: string;
  value: string;
  count: number;
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

/** `events` goes forward with the news, `events/history` back from where it began; a patrol goes round and round. */
export type Walk =
  | 'transactions'
  | 'patrol'
  | 'events'
  | 'events/history'
  | 'customers'
  | 'customers/patrol'
  | 'payouts'
  | 'payouts/patrol';

/** How far a walk over an upstream list has come; written together with what it found. */
export interface WalkTable {
  resource: Walk;
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
  resource: 'transactions' | MirroredResource;
  path: string;
  seen_at: number;
}

/** An answer of a PSP to a payment. */
export interface AttemptTable {
  transaction_position: number;
  /** 1 for the first try. */
  number: number;
  /** The payment's. */
  currency: string;
  /** Empty text where nobody knows which PSP it was. */
  gateway: string;
  outcome: AttemptOutcome;
  origin: AttemptOrigin;
}

/** Money of a payment that moved: minor units of `currency`, without a sign. Currency and gateway are the payment's own. */
export interface MovementTable {
  kind: MovementKind;
  at_us: number;
  transaction_position: number;
  number: number;
  currency: string;
  gateway: string;
  amount: number;
  /** 1 for the first of its kind in the payment: those count payments. */
  is_first: 0 | 1;
}

/** All movements of a day of UTC together. */
export interface MovementDayTable {
  kind: MovementKind;
  /** Days since the epoch. */
  day: number;
  currency: string;
  gateway: string;
  count: number;
  amount: number;
}
