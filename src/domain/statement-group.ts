import { dayNumber, daysFrom } from './statement-date.ts';
import type { MatchLine, MatchPayout } from './statement-match.ts';
import { marksOf, wordsOf } from './statement-words.ts';
import type { Marks } from './statement-words.ts';

/** How many days before and after the day that a payout is due its line may be booked: weekends, holidays, time zones. */
export const DAYS_EARLY = 2;
export const DAYS_LATE = 7;
/** A word that more lines or payouts of one amount hold than this names the merchant, not a payout. */
const MOST_HOLDERS = 25;

/** Days of the window by nearness; the later one first where two are as near. */
const OFFSETS = Array.from({ length: DAYS_EARLY + DAYS_LATE + 1 }, (_, i) => i - DAYS_EARLY).sort(
  (a, b) => Math.abs(a) - Math.abs(b) || b - a,
);

export interface GroupLine {
  readonly line: MatchLine;
  readonly words: ReadonlySet<string>;
}

export interface GroupPayout {
  readonly payout: MatchPayout;
  readonly marks: Marks;
}

/**
 * Lines and payouts of one currency and one amount. Both are kept by day, so that what it costs to look at one line does
 * not grow with how many are alike.
 */
export interface Group {
  /** What is left after `remove`, in the order of their ids. */
  lines(): readonly GroupLine[];
  /** Who holds each reference that a payout of the group has. */
  references(): Iterable<{ readonly lines: readonly GroupLine[]; readonly payouts: readonly GroupPayout[] }>;
  remove(pairs: ReadonlyMap<GroupLine, GroupPayout>): void;
  /** The payouts that fit a line: those that share a reference, then those nearest in time; and how many there are. */
  candidatesOf(
    line: GroupLine,
    most: number,
  ): { readonly nearest: readonly GroupPayout[]; readonly count: number };
  countLinesOf(payout: GroupPayout): number;
}

/** Days from the day a payout is due to the day of a booking. */
export function daysLate(bookedOn: string, dueOn: string | null): number | null {
  return dueOn === null ? null : daysFrom(dueOn, bookedOn);
}

export function inWindow(days: number): boolean {
  return days >= -DAYS_EARLY && days <= DAYS_LATE;
}

export function openGroup(lines: readonly MatchLine[], payouts: readonly MatchPayout[]): Group {
  let openLines = byId(
    lines.map((line) => ({ line, words: wordsOf(line.text) })),
    ({ line }) => line.id,
  );
  let openPayouts = byId(
    payouts.map((payout) => ({ payout, marks: marksOf(payout.words) })),
    ({ payout }) => payout.id,
  );
  let linesByDay = byDay(openLines, ({ line }) => dayNumber(line.bookedOn));
  let payoutsByDay = byDay(openPayouts, ({ payout }) =>
    payout.dueOn === null ? null : dayNumber(payout.dueOn),
  );
  let holders = holdersOf(openLines, openPayouts);

  const holdersFor = (words: Iterable<string>): Holder[] =>
    [...words].flatMap((word) => holders.get(word) ?? []);

  return {
    lines: () => openLines,
    references: () => holders.values(),
    remove(pairs) {
      if (pairs.size === 0) return;
      const gone = new Set(pairs.values());
      openLines = openLines.filter((line) => !pairs.has(line));
      openPayouts = openPayouts.filter((payout) => !gone.has(payout));
      linesByDay = byDay(openLines, ({ line }) => dayNumber(line.bookedOn));
      payoutsByDay = byDay(openPayouts, ({ payout }) =>
        payout.dueOn === null ? null : dayNumber(payout.dueOn),
      );
      holders = holdersOf(openLines, openPayouts);
    },
    candidatesOf({ line, words }, most) {
      const sharing = new Set(holdersFor(words).flatMap(({ payouts: those }) => those));
      const apart = [...sharing].filter(({ payout }) => isApart(line, payout));
      const booked = dayNumber(line.bookedOn);
      const near = [
        ...OFFSETS.map((offset) => payoutsByDay.get(booked - offset) ?? []),
        payoutsByDay.get(null) ?? [],
      ];
      return {
        nearest: firstOf([[...sharing], ...near], most),
        count: near.reduce((sum, some) => sum + some.length, apart.length),
      };
    },
    countLinesOf({ payout, marks }) {
      if (payout.dueOn === null) return openLines.length;
      const due = dayNumber(payout.dueOn);
      const sharing = new Set(holdersFor(marks.references).flatMap(({ lines: those }) => those));
      const apart = [...sharing].filter(({ line }) => isApart(line, payout));
      return OFFSETS.reduce((sum, offset) => sum + (linesByDay.get(due + offset)?.length ?? 0), apart.length);
    },
  };
}

function isApart(line: MatchLine, payout: MatchPayout): boolean {
  const days = daysLate(line.bookedOn, payout.dueOn);
  return days !== null && !inWindow(days);
}

interface Holder {
  readonly lines: GroupLine[];
  readonly payouts: GroupPayout[];
}

function holdersOf(lines: readonly GroupLine[], payouts: readonly GroupPayout[]): Map<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const payout of payouts) {
    for (const word of payout.marks.references) {
      const holder = holders.get(word) ?? { lines: [], payouts: [] };
      holder.payouts.push(payout);
      holders.set(word, holder);
    }
  }
  if (holders.size === 0) return holders;
  for (const line of lines) for (const word of line.words) holders.get(word)?.lines.push(line);
  for (const [word, holder] of holders) {
    if (holder.lines.length > MOST_HOLDERS || holder.payouts.length > MOST_HOLDERS) holders.delete(word);
  }
  return holders;
}

function byId<T>(all: T[], idOf: (each: T) => string): readonly T[] {
  const compare = (a: T, b: T): number => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0);
  return all.sort(compare);
}

function byDay<T, D>(all: readonly T[], dayOf: (each: T) => D): Map<D, T[]> {
  const days = new Map<D, T[]>();
  for (const each of all) {
    const day = dayOf(each);
    const same = days.get(day);
    if (same) same.push(each);
    else days.set(day, [each]);
  }
  return days;
}

function firstOf<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const first = new Set<T>();
  for (const list of lists) {
    for (const each of list) {
      if (first.size === most) return [...first];
      first.add(each);
    }
  }
  return [...first];
}
