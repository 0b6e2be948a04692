import type { TransactionSettlement } from '#contract/settlement.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { aftermathGroup } from './aftermath-group.ts';
import { attemptGroup } from './attempt-group.ts';
import { payoutGroup } from './payout-group.ts';
import type { TimelineGroup } from './rows.ts';
import type { Telling } from './voice.ts';

/** What happened, oldest first: one group per PSP attempt, then what became of the money, then how it was paid out. */
export function timeline(
  detail: TransactionDetail,
  telling: Telling,
  settlement?: TransactionSettlement,
): TimelineGroup[] {
  const attempts = detail.attempts.map((attempt, index) =>
    attemptGroup(attempt, detail.attempts[index - 1] ?? null, detail, telling),
  );
  const after = [aftermathGroup(detail, telling), payoutGroup(settlement, telling)];
  return [...attempts, ...after.filter((group) => group !== null)];
}
