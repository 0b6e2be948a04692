import { DAY_US } from '../mirror/movement-days.ts';
import type { Clock } from '../ports.ts';
import type { Span } from './report-period.ts';

/** So much time is read in one statement: a busy shop has some ten thousand payments in it, */
export const ROWS_US = 12 * DAY_US;
/** and some ten thousand sums of days in this. */
export const DAYS_US = 256 * DAY_US;

/** A part of a span, and the number of the span that it is a part of. */
export interface Piece extends Span {
  readonly key: number;
}

/** The parts of spans after `first`: before it there is nothing to read. */
export function piecesOf(spans: readonly Span[], first: number): Piece[] {
  return spans
    .map((span, key) => ({ key, from: Math.max(span.from, first), to: span.to }))
    .filter(({ from, to }) => from < to);
}

/** What of a piece are whole days of UTC, and what is left at its ends. */
export function wholeDays({ key, from, to }: Piece): { days: Piece[]; ends: Piece[] } {
  const [first, last] = [Math.ceil(from / DAY_US) * DAY_US, Math.floor(to / DAY_US) * DAY_US];
  if (first >= last) return { days: [], ends: [{ key, from, to }] };
  const ends = [
    { key, from, to: first },
    { key, from: last, to },
  ];
  return { days: [{ key, from: first, to: last }], ends: ends.filter((end) => end.from < end.to) };
}

/** Pieces cut and put together so that one statement reads no more than `length` microseconds. */
export function slicesOf(pieces: readonly Piece[], length: number): Piece[][] {
  const slices: Piece[][] = [];
  let room = 0;
  for (const { key, from: start, to: end } of pieces) {
    for (let from = start; from < end; from += length) {
      const piece = { key, from, to: Math.min(end, from + length) };
      if (room < piece.to - piece.from) {
        slices.push([]);
        room = length;
      }
      slices.at(-1)?.push(piece);
      room -= piece.to - piece.from;
    }
  }
  return slices;
}

/** Reads slice by slice; others get their turn in between. */
export async function readSlices<T>(
  clock: Clock,
  slices: readonly (readonly Piece[])[],
  read: (slice: readonly Piece[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (const [index, slice] of slices.entries()) {
    if (index > 0) await clock.sleep(0);
    rows.push(...(await read(slice)));
  }
  return rows;
}

/** So many buckets of a series are worked out before others get their turn. */
const BUCKETS_AT_ONCE = 2_000;

/** Works out one series after the other, each of so many buckets; others get their turn in between. */
export async function eachInTurn<T, U>(
  clock: Clock,
  things: readonly T[],
  buckets: number,
  make: (thing: T) => U,
): Promise<U[]> {
  const made: U[] = [];
  const atOnce = Math.max(1, Math.floor(BUCKETS_AT_ONCE / Math.max(1, buckets)));
  for (const [index, thing] of things.entries()) {
    if (index > 0 && index % atOnce === 0) await clock.sleep(0);
    made.push(make(thing));
  }
  return made;
}
