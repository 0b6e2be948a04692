import type { Note } from '#contract/note.ts';
import { daySpan } from '#web/format/trail-time.ts';
import type { TimelineGroup, TimelineRow } from './rows.ts';
import { millis } from './voice.ts';
import type { Telling } from './voice.ts';

/**
 * Puts what staff wrote where it stands in time: among what became of the money once that began, before it in groups of its own
 * between the attempts.
 */
export function withNotes(
  groups: readonly TimelineGroup[],
  notes: readonly Note[],
  telling: Telling,
): TimelineGroup[] {
  const told = [...groups];
  for (const row of notes.map(toRow)) {
    const place = placeOf(told, row.at);
    const group = told[place];
    if (group && group.pace === 'days') told[place] = joined(group, row, telling);
    else told.splice(place + 1, 0, joined(EMPTY, row, telling));
  }
  return told;
}

const EMPTY: TimelineGroup = {
  key: '',
  title: 'Notes',
  outcome: null,
  span: '',
  failed: false,
  pace: 'days',
  rows: [],
};

/** The last group that had begun by then, but for payouts: they tell of the money alone. -1 where none had. */
function placeOf(groups: readonly TimelineGroup[], at: number): number {
  return groups.findLastIndex(({ key, rows: [first] }) => key !== 'payouts' && first && first.at <= at);
}

function joined(group: TimelineGroup, row: TimelineRow, { zone, now }: Telling): TimelineGroup {
  const rows = [...group.rows, row].toSorted((a, b) => a.at - b.at);
  const [first = row, last = row] = [rows[0], rows.at(-1)];
  return { ...group, key: group.key || row.id, span: daySpan(zone, first.at, last.at, now), rows };
}

function toRow(note: Note): TimelineRow {
  return { id: `note-${note.id}`, at: millis(note.created_at), mark: 'note', tone: 'off', say: '', note };
}
