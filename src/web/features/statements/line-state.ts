import type { StatementLineState } from '#domain/statement-states.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

interface View {
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

/** What a line is, as staff say it. */
export const LINE_STATE_VIEWS: Readonly<Record<StatementLineState, View>> = {
  matched: { word: 'Matched', mark: 'proved', tone: 'good' },
  likely: { word: 'Likely', mark: 'checking', tone: 'warn' },
  several: { word: 'Several fit', mark: 'checking', tone: 'warn' },
  unknown: { word: 'Unknown', mark: 'waiting', tone: 'off' },
  not_payout: { word: 'Not a payout', mark: 'voided', tone: 'off' },
  repeated: { word: 'Repeated', mark: 'note', tone: 'off' },
};

interface Group {
  readonly word: string;
  readonly states: readonly StatementLineState[];
}

/** The views of a statement's lines; the first has them all. */
export const LINE_GROUPS: readonly Group[] = [
  { word: 'All', states: [] },
  { word: 'To decide', states: ['likely', 'several'] },
  { word: 'Matched', states: ['matched'] },
  { word: 'Unknown', states: ['unknown'] },
  { word: 'Not a payout', states: ['not_payout'] },
  { word: 'Repeated', states: ['repeated'] },
];

export function countIn(group: Group, states: Readonly<Record<string, number>>, all: number): number {
  if (group.states.length === 0) return all;
  return group.states.reduce((sum, state) => sum + (states[state] ?? 0), 0);
}
