import type { Engine } from '../engine/engine.ts';
import type { PayoutBook } from '../engine/payout-book.ts';
import type { SimPayment } from '../model.ts';

/** An object as ProcessOut sends it. */
export type Wire = Record<string, unknown>;

/** What every object needs to be shown: its project, and where its relatives are. */
export interface Rendering {
  readonly engine: Engine;
  /** Without the `test-` prefix; `sandbox` says what the prefix said (facts sheet, section 1). */
  readonly projectId: string;
  readonly sandbox: boolean;
  readonly checkoutUrl: (invoiceId: string) => string;
  /** The payments of a customer, oldest first. */
  readonly paymentsOf: (customerId: string) => readonly SimPayment[];
  readonly payouts: PayoutBook;
  /**
   * `cvc_check` and `avs_check` of a transaction say how the check ended, not only whether it was made: to who names an
   * API version. The reference has booleans; Go's SDK, which names one, fails on anything but texts.
   */
  readonly checksInWords: boolean;
}
