/** The widest letter that is common in the type of the axis, and the room between words and drawing. */
const LETTER = 7;
const GAP = 10;

/** The pixels that words at an axis take. Guessed, because measuring them would draw everything twice. */
export function axisWidth(words: readonly string[]): number {
  return Math.max(0, ...words.map(({ length }) => length)) * LETTER + GAP;
}
