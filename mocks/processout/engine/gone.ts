/**
 * The places of objects that were taken away: lists go on without them and must not cost more the longer they are. So
 * only the few that are missing are kept, in order.
 */
export interface Gone {
  readonly count: number;
  add(place: number): void;
  /** The place of an object by its position among those that are left. */
  placeAt(position: number): number;
  /** The position among those that are left, or null for one that is gone. */
  positionOf(place: number): number | null;
}

/** @param initial places in ascending order */
export function createGone(initial: readonly number[]): Gone {
  const gone = [...initial];

  /** How many entries come before the first one that passes. */
  const search = (passes: (place: number, n: number) => boolean): number => {
    let low = 0;
    let high = gone.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (passes(gone[middle] ?? 0, middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    get count() {
      return gone.length;
    },
    add(place) {
      const n = search((one) => one >= place);
      if (gone[n] !== place) gone.splice(n, 0, place);
    },
    placeAt: (position) => position + search((place, n) => place - n > position),
    positionOf(place) {
      const n = search((one) => one >= place);
      return gone[n] === place ? null : place - n;
    },
  };
}
