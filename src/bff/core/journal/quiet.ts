import type { SteadyClock } from '../ports.ts';
import type { IntentRow } from '../store/journal-tables.ts';

/**
 * Longer than any PSP call may take (100 s), and than reads may lag behind after that (a minute): before, "not found"
 * proves nothing (reliability rules, B2 and B3).
 */
export const QUIET_MS = 180_000;

/** For which intents that time has passed since nothing of them was on its way from here any more. */
export interface QuietPeriods {
  /** It begins for an intent that nobody is sending, unless it has already. */
  begin(row: IntentRow): void;
  /** Whether it has passed for an intent that nobody is sending; where it has not begun, it begins. */
  isOver(row: IntentRow): boolean;
  forget(id: string): void;
}

/**
 * Counted from the end of a sending, by a clock that nobody can set, and kept by this process alone: what an earlier one
 * had sent last may still be on its way when this one starts.
 */
export function createQuietPeriods({ steady }: Pick<SteadyClock, 'steady'>): QuietPeriods {
  const begun = new Map<string, { readonly sends: number; readonly at: number }>();
  function beginningOf({ id, sends }: IntentRow): number {
    const known = begun.get(id);
    if (known?.sends === sends) return known.at;
    const at = steady();
    begun.set(id, { sends, at });
    return at;
  }

  return {
    begin: (row) => void beginningOf(row),
    isOver: (row) => steady() - beginningOf(row) > QUIET_MS,
    forget: (id) => void begun.delete(id),
  };
}
