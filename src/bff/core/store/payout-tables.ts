import type { PayoutItemType, PayoutStatus } from '#domain/payout.ts';

/**
 * The mirrored payouts. As for transactions, `_us` are microseconds since the epoch, `_at` milliseconds, and amounts are
 * minor units of the payout's currency, signed as they were sent.
 */
export interface PayoutTables {
  payout: PayoutTable;
  payout_item: PayoutItemTable;
  payout_proof: PayoutProofTable;
  payout_seen: PayoutSeenTable;
  payout_delay: PayoutDelayTable;
  payout_share: PayoutShareTable;
  unsettled: UnsettledTable;
  owed: OwedTable;
  owed_wanted: OwedWantedTable;
}

export interface PayoutTable {
  /** Creation time in microseconds x 4, bumped until free: unique, and in creation order. It is the row id. */
  position: number;
  id: string;
  created_us: number;
  settled_us: number | null;
  status: PayoutStatus;
  currency: string;
  /** The PSP, when ProcessOut names it; else that of most of its payments, once they are known. */
  gateway: string | null;
  bank_name: string | null;
  bank_summary: string | null;
  amount: number;
  sales_transactions: number | null;
  sales_volume: number | null;
  refunds_transactions: number | null;
  refunds_volume: number | null;
  chargebacks_transactions: number | null;
  chargebacks_volume: number | null;
  fees: number | null;
  adjustments: number | null;
  reserve: number | null;
  /** JSON. */
  metadata: string;
  /** How many items ProcessOut says there are; null when it has not said. */
  items_total: number | null;
  /** 1 when every item is here: only then is there a proof. */
  items_complete: 0 | 1;
  /** What they are when all are here, as JSON (payouts/item-tally.ts). */
  items_tally: string | null;
  /** The item that the walk through them has come to. */
  items_cursor: string | null;
  /** 0 when the payout has changed since its items were read: they may be others now. */
  items_checked: 0 | 1;
  /** 1 when something that the proof depends on has changed since; 2 while it is being proved anew. */
  proof_stale: 0 | 1 | 2;
  /** What of the payout decides about what is owed, as it was when its payments were last worked out (settlement/owed-upkeep.ts). */
  owed_as: string;
  digest: number;
  read_at: number;
}

export interface PayoutItemTable {
  /** As for payouts: unique among all items, and in creation order. */
  position: number;
  id: string;
  /** The position of its payout. */
  payout: number;
  type: PayoutItemType;
  /** As ProcessOut sent it. */
  transaction_id: string | null;
  /** Where that transaction is in the mirror; null until it is there. What joins by it need not look an id up. */
  transaction_position: number | null;
  gateway_resource_id: string | null;
  amount: number;
  fees: number;
  created_us: number;
  /** JSON. */
  metadata: string;
}

/** What came of holding a payout against its items and their transactions; amounts are minor units as text. */
export interface PayoutProofTable {
  /** The position of the payout. */
  payout: number;
  items: number;
  /** Rows whose transaction may still be indexed. */
  unchecked: number;
  residual: string;
  unexplained: string;
  /** Discrepancies that are problems. */
  discrepancies: number;
  /** First and last creation time of its items. */
  from_us: number | null;
  to_us: number | null;
  /** The whole proof as JSON. */
  proof: string;
  proved_at: number;
}

/** When a status of a payout was first known here. */
export interface PayoutSeenTable {
  /** The position of the payout. */
  payout: number;
  status: PayoutStatus;
  seen_at: number;
}

/** How many sales of a payout that was received took how many whole days from capture to settlement. */
export interface PayoutDelayTable {
  /** The position of the payout. */
  payout: number;
  /** Of the payments. */
  gateway: string;
  currency: string;
  days: number;
  count: number;
}

/** What was captured and is in no payout that settles. */
export interface UnsettledTable {
  /** The position of the transaction. */
  position: number;
  gateway: string;
  currency: string;
  captured_us: number;
  amount: number;
}

/** What a PSP owes of a payment for a stretch of time: minor units of the payment's currency, never zero. */
export interface OwedTable {
  /** The position of the transaction. */
  position: number;
  /** Empty text where nobody knows the PSP. */
  gateway: string;
  /** After this moment, up to and with the other one: the largest safe integer while nothing has settled it. */
  from_us: number;
  to_us: number;
  /** The length that it is kept with (domain/owed.ts). */
  reach_us: number;
  currency: string;
  amount: number;
  /** When the payment was first captured; where nothing says, when it was made. */
  captured_us: number;
  /** 1 where another PSP owes something of the payment too, now or then: those are added. */
  shared: 0 | 1;
}

/** Payments of which something changed that decides about what is owed, until it is worked out. */
export interface OwedWantedTable {
  /** The position of the transaction. */
  position: number;
}

/** What the rows of one type in a payout come to, by the currency of their payments (the payout's where none is known). */
export interface PayoutShareTable {
  /** The position of the payout. */
  payout: number;
  type: PayoutItemType;
  currency: string;
  /** 1 for rows whose payment is in the mirror. */
  known: 0 | 1;
  /** Minor units of the payout's currency, signed as in the payout. */
  amount: number;
  fees: number;
  /** What is settled with them of their payments: minor units of `currency`, with the same sign. */
  settled: number;
  count: number;
}
