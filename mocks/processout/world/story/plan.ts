/** How a payment goes, decided before it is told: the teller only asks whether each moment has come. Spans in microseconds. */
export interface Plan {
  /** How long after the order the customer pays; null when the link is never used. */
  readonly paysAfter: number | null;
  /** How long the link can be paid, when not the usual time. */
  readonly linkLifetime?: number;
  /** How long after the order staff take a link back that was never used. */
  readonly cancelledAfter?: number;
  readonly hurdle: Hurdle | null;
  readonly threeDS: 'none' | 'frictionless' | 'challenged' | 'failed';
  /** One per attempt: why it was declined, or null for an approval. */
  readonly attempts: readonly (string | null)[];
  readonly incremental: boolean;
  /** Increments of the hold, each as a share of the order's amount. */
  readonly increments: readonly { readonly after: number; readonly share: number }[];
  readonly hold: Hold;
  readonly after: readonly Step[];
}

/** What stands between paying and the PSP's answer. */
export type Hurdle =
  | { readonly kind: 'blocked' }
  /** The PSP confirms later. */
  | { readonly kind: 'pending'; readonly after: number }
  /** Somebody decides about a suspicion of fraud. */
  | { readonly kind: 'review'; readonly after: number; readonly approved: boolean };

/** What becomes of the authorized money. */
export type Hold =
  | {
      readonly kind: 'capture';
      readonly after: number;
      readonly share: number;
      readonly by: CapturedBy;
      readonly confirmsAfter: number | null;
    }
  | { readonly kind: 'void'; readonly after: number }
  | { readonly kind: 'lapse' };

export type CapturedBy = 'checkout' | 'staff' | 'timer';

/** What happens to captured money. Staff refund; banks do the rest, so what they will do is known and becomes due. */
export type Step = RefundStep | { readonly kind: DisputeStep; readonly after: number };

export interface RefundStep {
  readonly kind: 'refund';
  readonly after: number;
  /** All that is left, a share of what was captured, or one line of the order. */
  readonly what: 'rest' | 'line' | number;
  readonly reason: 'customer_request' | 'duplicate' | 'fraud';
  /** Null when the PSP's own time applies. */
  readonly confirmsAfter: number | null;
  readonly fails: boolean;
}

export type DisputeStep =
  'fraud-notification' | 'retrieval-request' | 'chargeback' | 'dispute-won' | 'dispute-lost';

/** A payment that goes well at the first PSP. */
export const SMOOTH: Plan = {
  paysAfter: 0,
  hurdle: null,
  threeDS: 'frictionless',
  attempts: [null],
  incremental: false,
  increments: [],
  hold: { kind: 'capture', after: 0, share: 1, by: 'checkout', confirmsAfter: null },
  after: [],
};
