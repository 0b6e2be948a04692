import type { IntentAction, MoneyAction } from '#domain/actions.ts';

/** What a person asks for, as parsed by the route. Amounts are decimal strings in major units of `currency`. */
export interface Wanted {
  /** The form's idempotency key, in lower case; becomes the intent's id. */
  readonly id: string;
  readonly action: IntentAction;
  readonly transactionId: string;
  /** What the person saw. */
  readonly version: string;
  /** Null for a void. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly reason: string | null;
  readonly information: string | null;
  readonly lineIds: readonly string[] | null;
  readonly statementDescriptor: string | null;
  /** Where a stored card is charged: its token, and when what it holds is captured. */
  readonly source?: string;
  readonly captureAt?: string | null;
}

/** What is asked of a payment that was placed already. */
export interface MoneyWanted extends Wanted {
  readonly action: MoneyAction;
}

/** What was asked for as one text: the same key must always ask for the same. */
export function fingerprintOf({ id: _id, ...asked }: Wanted): string {
  return JSON.stringify(asked, Object.keys(asked).sort());
}
