/** A few hundred at a time: SQLite takes some thousand parameters at once, and others want their turn. */
export function* inPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += 500) yield all.slice(at, at + 500);
}
