/** One 32-bit hash of a text (FNV-1a with a final mix): the only way a seed or a name enters the world. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** A bijection of 32-bit integers that scatters neighbours (the finalizer of MurmurHash3). */
export function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A whole number from 0 to `count` - 1 out of 16 random bits: all in integers, for the many letters of ids. */
export function scale(bits: number, count: number): number {
  return ((bits & 0xffff) * count) >>> 16;
}

/** A choice with weights, prepared once: `ends` are the running sums of the weights. */
export interface Weighted<T> {
  readonly values: readonly T[];
  readonly ends: readonly number[];
}

export function weighted<T>(table: readonly (readonly [T, number])[]): Weighted<T> {
  let total = 0;
  const ends = table.map(([, weight]) => (total += weight));
  return { values: table.map(([value]) => value), ends };
}

/** How many words of a new stream are too much alike its seed to be used. */
const WARM_UP = 10;

/** A small seeded generator (sfc32). Every concern of a payment draws from its own stream, so none disturbs another. */
export class Stream {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: number, index: number, concern: number) {
    let a = seed | 0;
    let b = index | 0;
    let c = concern | 0;
    // The first words, unused, as `word` draws them: apart, because a world begins more streams than it draws words.
    for (; this.#count <= WARM_UP; this.#count += 1) {
      const t = (((a + b) | 0) + this.#count) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
  }

  /** The next 32 random bits. */
  word(): number {
    const t = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.fraction() * list.length));
  }

  choose<T>(table: Weighted<T>): T {
    const point = this.fraction() * at(table.ends, table.ends.length - 1);
    let i = 0;
    while (point >= at(table.ends, i)) i += 1;
    return at(table.values, i);
  }
}

/** The element at an index that is known to exist; anything else is a defect and throws. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`No element ${index} of ${list.length}`);
  return value;
}
