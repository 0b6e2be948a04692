import type { BankMatchState, PayoutRow } from '#contract/payout.ts';
import type { PayoutStatus } from '#domain/payout.ts';
import { amountText, countOf } from '#web/format/money.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';
import type { StatusView } from '#web/ui/status.tsx';

interface Word {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
  /** What it means, in a sentence. */
  readonly meaning: string;
}

/** A payout's status as staff say it (visual language, Statuses: a square is a payout). */
export const PAYOUT_STATUS_VIEWS: Readonly<Record<PayoutStatus, Word>> = {
  pending: {
    word: 'Announced',
    mark: 'payout-announced',
    tone: 'off',
    meaning: 'The PSP reported it and has not sent it yet.',
  },
  'in-flight': {
    word: 'On its way',
    mark: 'payout-sent',
    tone: 'hold',
    meaning: 'The PSP sent it; your bank has not shown it.',
  },
  received: {
    word: 'Received',
    mark: 'payout-received',
    tone: 'good',
    meaning: 'It reached your bank.',
  },
  canceled: {
    word: 'Cancelled',
    mark: 'payout-canceled',
    tone: 'off',
    meaning: 'The PSP withdrew it; no money moved.',
  },
  failed: {
    word: 'Failed',
    mark: 'payout-failed',
    tone: 'bad',
    meaning: 'Your bank did not take it; no money moved.',
  },
};

export const BANK_MATCH_VIEWS: Readonly<Record<BankMatchState, Word>> = {
  unchecked: {
    word: 'Not checked',
    mark: 'waiting',
    tone: 'off',
    meaning: 'No bank statement of its days was read yet.',
  },
  matched: { word: 'Matched', mark: 'proved', tone: 'good', meaning: 'Matched to a line of a statement.' },
  likely: {
    word: 'Likely',
    mark: 'checking',
    tone: 'warn',
    meaning: 'One line of a statement is likely this payout; somebody must say so.',
  },
  several: {
    word: 'Several fit',
    mark: 'checking',
    tone: 'warn',
    meaning: 'More than one line of a statement may be this payout; somebody must choose.',
  },
  missing: {
    word: 'Not at the bank',
    mark: 'warning',
    tone: 'bad',
    meaning: 'The statements of its days have no such line.',
  },
};

/** What is known of whether a payout adds up. */
export type Tied = Pick<PayoutRow, 'currency' | 'residual' | 'unexplained' | 'discrepancy_count'>;

const isZero = (decimal: string): boolean => !/[1-9]/.test(decimal);
const withoutSign = (decimal: string): string => decimal.replace('-', '');

/** Whether the amount wired is the sum of the items; if not, by how much, and whether that is explained. */
export function addsUp({ currency, residual, unexplained, discrepancy_count }: Tied): StatusView {
  if (residual === null)
    return { mark: 'checking', tone: 'off', word: 'Not known yet', detail: 'being checked' };
  const off = amountText(withoutSign(residual), currency);
  if (unexplained !== null && !isZero(unexplained)) {
    const missing = amountText(withoutSign(unexplained), currency);
    const detail = missing === off ? null : `of ${off}`;
    return { mark: 'warning', tone: 'bad', word: `${missing} unexplained`, detail };
  }
  if (!isZero(residual)) return { mark: 'warning', tone: 'warn', word: `Off by ${off}`, detail: 'explained' };
  const problems = discrepancy_count ?? 0;
  const detail = problems === 0 ? null : `${countOf(problems, 'thing')} to look at`;
  return { mark: 'proved', tone: 'good', word: 'Adds up', detail };
}

/** What staff call a payout: what the bank reads, or the end of its id. */
export function payoutName({ id, bank_summary }: Pick<PayoutRow, 'id' | 'bank_summary'>): string {
  return bank_summary ?? `Payout …${id.slice(-6)}`;
}
