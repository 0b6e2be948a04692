/** The widest letter that is common in the type of the axis, and the room between words and drawing. */
const LETTER = 7;
const GAP = 10;

/** The pixels that a word takes at most. Guessed, because measuring it would draw everything twice. */
export function wordWidth({ length }: string): number {
  return length * LETTER;
}

/** The pixels that words at an axis take, with the room beside them. */
export function axisWidth(words: readonly string[]): number {
  return Math.max(0, ...words.map(wordWidth)) + GAP;
}

/** Words that find room beside each other along so many pixels: the last one, and every so many before it. */
export function wordsWithRoom<T extends { readonly tick: string }>(
  points: readonly T[],
  pixels: number,
): T[] {
  const room = Math.max(1, Math.floor(pixels / axisWidth(points.map(({ tick }) => tick))));
  const every = Math.ceil(points.length / room);
  return points.filter((_point, index) => (points.length - 1 - index) % every === 0);
}
