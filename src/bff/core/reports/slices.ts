import type { Clock } from '../ports.ts';
import type { Span } from './report-period.ts';

/** So much time is read in one statement: a busy shop has some ten thousand payments in it. */
const SLICE_US = 16 * 86_400_000_000;

/** A part of a span, and the number of the span that it is a part of. */
export interface Piece extends Span {
  readonly key: number;
}

/** Spans in pieces, as many together as one statement reads; what ends before `first` has nothing to read. */
export function slicesOf(spans: readonly Span[], first: number): Piece[][] {
  const slices: Piece[][] = [];
  let room = 0;
  for (const [key, span] of spans.entries()) {
    for (let from = Math.max(span.from, first); from < span.to; from += SLICE_US) {
      const piece = { key, from, to: Math.min(span.to, from + SLICE_US) };
      if (room < piece.to - piece.from) {
        slices.push([]);
        room = SLICE_US;
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
