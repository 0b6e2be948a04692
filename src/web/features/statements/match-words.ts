import type { StatementCandidate } from '#contract/statement.ts';
import { countOf } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';

/** Why a payout fits a line, and what is left to doubt: "“STRIPE” and “PO2231” found, booked on the day it was due." */
export function whyWords({ days, references, names, doubts }: StatementCandidate): string {
  const found = [...names, ...references].map((word) => `“${word}”`);
  const parts = [
    found.length > 0 ? `${listInWords(found)} found` : null,
    doubts.includes('no_shared_word') ? 'no word of the payout is in the text' : null,
    doubts.includes('reference_missing') ? 'its reference is not in the text' : null,
    dayWords(days),
    doubts.includes('other_lines') ? 'it fits other lines too' : null,
  ];
  const sentence = parts.filter((part) => part !== null).join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function dayWords(days: number | null): string {
  if (days === null) return 'the PSP did not say when it is due';
  if (days === 0) return 'booked on the day it was due';
  return `booked ${countOf(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} it was due`;
}
