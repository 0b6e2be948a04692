import type { PayoutItemType } from '#domain/payout.ts';
import type { Schedule } from '../world/payouts/periods.ts';
import type { Account, Entry } from './payout-accounts.ts';

/** A stretch of an account's entries. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** An item that stands for no entry of the account: a charge of the whole payout, or something planted. */
export interface ExtraItem {
  readonly type: PayoutItemType;
  readonly amount: bigint;
  readonly fees: bigint;
  /** The payment that it names, and which of its movements it repeats. */
  readonly place: number | null;
  readonly ordinal: number | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export type Outcome = 'paid' | 'canceled' | 'failed';

/** What the PSP's summary says: by type of item, how many and how much; and the fees of all of them. */
export interface Summary {
  readonly counts: Record<PayoutItemType, number>;
  readonly volumes: Record<PayoutItemType, bigint>;
  fees: bigint;
}

/** A payout: made when it is announced, and the same from then on. Minor units of its account's currency. */
export interface Payout {
  /** Counted from 0 over all payouts, in the order in which they were announced. */
  readonly number: number;
  readonly account: Account;
  readonly outcome: Outcome;
  readonly schedule: Schedule;
  /** When its period began and ended. */
  readonly began: number;
  readonly end: number;
  readonly stretches: readonly Stretch[];
  /** Entries of the stretches that are not among its items. */
  readonly omitted: ReadonlySet<Entry>;
  /** Entries whose item says another amount. */
  readonly amended: ReadonlyMap<Entry, bigint>;
  readonly extras: readonly ExtraItem[];
  readonly summary: Summary;
  /** What was wired. */
  readonly amount: bigint;
  /** Its first item among those of all payouts, and how many it has. */
  readonly firstItem: number;
  readonly itemCount: number;
}

/** A payout while it is made. */
export interface Draft extends Payout {
  readonly omitted: Set<Entry>;
  readonly amended: Map<Entry, bigint>;
  readonly extras: ExtraItem[];
  amount: bigint;
  itemCount: number;
}

export function emptySummary(): Summary {
  const zero = { sale: 0, refund: 0, chargeback: 0, fee: 0, adjustment: 0, reserve: 0 };
  const none = { sale: 0n, refund: 0n, chargeback: 0n, fee: 0n, adjustment: 0n, reserve: 0n };
  return { counts: zero, volumes: none, fees: 0n };
}

type Part = Pick<ExtraItem, 'type' | 'amount' | 'fees'>;

/** Counts a part in the summary and in the money that is wired. */
export function tally(draft: Draft, { type, amount, fees }: Part): void {
  const { summary } = draft;
  summary.counts[type] += 1;
  summary.volumes[type] += amount;
  summary.fees += fees;
  draft.amount += amount + fees;
}

/** An item that counts as it should. */
export function charge(draft: Draft, type: PayoutItemType, amount: bigint, description: string): void {
  if (amount === 0n) return;
  const extra = { type, amount, fees: 0n, place: null, ordinal: null, metadata: { description } };
  draft.extras.push(extra);
  tally(draft, extra);
}

/** The entries of all stretches, oldest first, those left out of the items included. */
export function* entriesOf({ account, stretches }: Payout): Generator<Entry> {
  for (const { from, to } of stretches) {
    for (let place = from; place < to; place += 1) {
      const entry = account.entries[place];
      if (entry) yield entry;
    }
  }
}

/** `fees` is what came off the items and what was billed in rows of its own (facts sheet, section 11). */
export function feesOf({ summary }: Payout): bigint {
  return summary.fees + summary.volumes.fee;
}
