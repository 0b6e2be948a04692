import type { Note } from '#contract/note.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

/** One row of the ledger, ready to be drawn. Amounts are decimal strings in major units of the transaction's currency. */
export interface TimelineRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly mark: MarkName;
  readonly tone: Tone;
  /** What happened to the money, past tense, the actor named. */
  readonly say: string;
  /** The payout that ends the sentence as a link, and what follows it. */
  readonly payout?: { readonly id: string; readonly name: string; readonly rest: string };
  /** What staff wrote: it is shown instead of a sentence. */
  readonly note?: Note;
  /** The second line: reason, note. */
  readonly more?: string | null;
  /** Small and exact beside the second line: the API's code, an ARN. */
  readonly code?: string | null;
  readonly arn?: string | null;
  /** What it did to the available money. */
  readonly movement?: string | null;
  /** Asked for and never counted. */
  readonly struck?: string | null;
  /** Held: counted nowhere yet. */
  readonly held?: string | null;
  /** The running available money. */
  readonly available?: string | null;
}

export interface TimelineGroup {
  readonly key: string;
  readonly title: string;
  readonly outcome: { readonly word: string; readonly mark: MarkName; readonly tone: Tone } | null;
  /** When, and how long it took. */
  readonly span: string;
  /** A failed attempt has a dashed thread. */
  readonly failed: boolean;
  /** Rows of an attempt are seconds apart, those after it days. */
  readonly pace: 'seconds' | 'days';
  readonly rows: readonly TimelineRow[];
}
