import type { Statement, StatementFormat } from '#contract/statement.ts';
import { shortDay } from '#web/format/date.ts';
import { countOf } from '#web/format/money.ts';
import { listInWords } from '#web/format/words.ts';

export const FORMAT_NAMES: Readonly<Record<StatementFormat, string>> = {
  'camt.053': 'CAMT.053',
  mt940: 'MT940',
  csv: 'CSV',
};

/** A bank's day has no time: it is the same in every zone. */
export function dayText(day: string, now: number): string {
  return shortDay('UTC', Date.parse(day), now);
}

export function daysText({ from, to }: Pick<Statement, 'from' | 'to'>, now: number): string {
  return from === to ? dayText(from, now) : `${dayText(from, now)} to ${dayText(to, now)}`;
}

/** "41 matched, 3 to decide and 12 unknown" */
export function statesText({ states, lines_count }: Statement): string {
  if (lines_count === 0) return 'No lines';
  const toDecide = (states['likely'] ?? 0) + (states['several'] ?? 0);
  const parts = [
    [states['matched'] ?? 0, 'matched'],
    [toDecide, 'to decide'],
    [states['unknown'] ?? 0, 'unknown'],
    [states['not_payout'] ?? 0, 'set aside'],
    [states['repeated'] ?? 0, 'repeated'],
  ] as const;
  return listInWords(parts.flatMap(([count, word]) => (count > 0 ? [`${String(count)} ${word}`] : [])));
}

export function linesText({ lines_count }: Statement): string {
  return countOf(lines_count, 'line');
}
