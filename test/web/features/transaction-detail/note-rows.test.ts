import { describe, expect, it } from 'vitest';
import type { Note } from '#contract/note.ts';
import { withNotes } from '#web/features/transaction-detail/story/note-rows.ts';
import type { TimelineGroup } from '#web/features/transaction-detail/story/rows.ts';
import { ZONE } from './support/detail.ts';

const at = (time: string): number => Date.parse(`2026-11-${time}Z`);

function group(key: string, pace: TimelineGroup['pace'], ...times: string[]): TimelineGroup {
  return {
    key,
    title: key,
    outcome: null,
    span: '',
    failed: false,
    pace,
    rows: times.map((time) => ({ id: time, at: at(time), mark: 'done', tone: 'good', say: time })),
  };
}

const note = (time: string): Note => ({
  id: time,
  object_id: 'tr_1',
  text: `Written ${time}`,
  author: { id: 'sami', name: 'Sami Virtanen' },
  created_at: `2026-11-${time}Z`,
  withdrawn_at: null,
});

const told = (groups: readonly TimelineGroup[], ...times: string[]): [string, string[]][] =>
  withNotes(groups, times.map(note), ZONE).map(({ title, rows }) => [title, rows.map(({ id }) => id)]);

const FIRST = group('First attempt', 'seconds', '01T10:00:00', '01T10:00:05');
const SECOND = group('Second attempt', 'seconds', '03T10:00:00');
const AFTER = group('Capture and after', 'days', '05T10:00:00', '09T10:00:00');
const PAYOUT = group('payouts', 'days', '07T10:00:00');

describe('notes in a timeline', () => {
  it('stand between attempts, together when nothing happened in between', () => {
    expect(told([FIRST, SECOND], '02T09:00:00', '02T10:00:00', '04T09:00:00')).toEqual([
      ['First attempt', ['01T10:00:00', '01T10:00:05']],
      ['Notes', ['note-02T09:00:00', 'note-02T10:00:00']],
      ['Second attempt', ['03T10:00:00']],
      ['Notes', ['note-04T09:00:00']],
    ]);
  });

  it('stand among what became of the money, in the order of time, and never among payouts', () => {
    expect(told([SECOND, AFTER, PAYOUT], '06T09:00:00', '10T09:00:00')).toEqual([
      ['Second attempt', ['03T10:00:00']],
      ['Capture and after', ['05T10:00:00', 'note-06T09:00:00', '09T10:00:00', 'note-10T09:00:00']],
      ['payouts', ['07T10:00:00']],
    ]);
  });

  it('stand alone before everything, and where there is nothing else', () => {
    expect(told([SECOND], '01T09:00:00')[0]).toEqual(['Notes', ['note-01T09:00:00']]);
    expect(told([], '01T09:00:00')).toEqual([['Notes', ['note-01T09:00:00']]]);
  });

  it('widen the days that their group tells of', () => {
    const [, after] = withNotes([SECOND, AFTER], [note('12T09:00:00')], ZONE);
    expect(after?.span).toBe('5 to 12 Nov');
  });
});
