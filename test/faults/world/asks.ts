import type { IntentAction } from '#domain/actions.ts';
import type { Role } from '#domain/access.ts';

/** What somebody asked for, as they meant it: what the product makes of it is held against this. */
export interface Ask {
  readonly key: string;
  readonly action: IntentAction;
  readonly transaction: string;
  /** Minor units; null for a void. */
  readonly amount: bigint | null;
  readonly actor: string;
  readonly role: Role;
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The PSP takes this refund and fails it later. */
  readonly failsLater: boolean;
}

/** An approval that somebody gave, and as what. */
export interface Approval {
  readonly key: string;
  readonly actor: string;
  readonly role: Role;
}

/** What one person may refund alone, in cents: small, so that a few refunds reach it. */
export const LIMITS: Readonly<Record<string, { readonly each: bigint; readonly day: bigint }>> = {
  support: { each: 2000n, day: 3000n },
  finance: { each: 4000n, day: 7000n },
};
