import type { Kysely } from 'kysely';
import type { Audit } from './audit/audit.ts';
import type { LiveBus } from './live.ts';
import type { Ports } from './ports.ts';
import type { UpstreamClient } from './processout/upstream.ts';
import type { WirePayout } from './processout/wire-payout.ts';
import type { WireTransaction } from './processout/wire-transaction.ts';
import type { Schema } from './store/schema.ts';

/** What the parts of the core share: made once in app.ts, handed to routes, mirror and journal. */
export interface Core {
  readonly ports: Ports;
  readonly upstream: UpstreamClient;
  readonly db: Kysely<Schema>;
  readonly live: LiveBus;
  readonly mirror: MirrorNotes;
  readonly audit: Audit;
}

/** What the rest of the core tells the mirror. */
export interface MirrorNotes {
  /** Stores a transaction that was just read live, so that the list agrees with the detail page. */
  note(transaction: WireTransaction): void;
  /** Stores a payout that was just read live from `readAt` on, epoch milliseconds. */
  notePayout(payout: WirePayout, readAt: number): Promise<void>;
  /** Reads a transaction again soon, for example after a money action. */
  refresh(transactionId: string): void;
  /** Reads a customer again now and stores what they have become; resolves when lists show it, or when it cannot be read. */
  refreshCustomer(id: string): Promise<void>;
}
