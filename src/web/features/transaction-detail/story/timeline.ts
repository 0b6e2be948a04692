import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { aftermathGroup } from './aftermath-group.ts';
import { attemptGroup } from './attempt-group.ts';
import type { TimelineGroup } from './rows.ts';
import type { Telling } from './voice.ts';

/** What happened, oldest first: one group per PSP attempt, then what became of the money. */
export function timeline(detail: TransactionDetail, telling: Telling): TimelineGroup[] {
  const attempts = detail.attempts.map((attempt, index) =>
    attemptGroup(attempt, detail.attempts[index - 1] ?? null, detail, telling),
  );
  return [...attempts, ...[aftermathGroup(detail, telling) ?? []].flat()];
}
