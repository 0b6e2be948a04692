import { at, hashText, mix, scale } from './prng.ts';

/**
 * ProcessOut ids: a prefix and 32 letters and digits. Six of them hold the object's index, scattered by a keyed
 * permutation; the other 26 follow from seed, prefix and index. So ids look random, never repeat, and can be turned
 * back into indexes without keeping any; an id that is not of this world does not survive the comparison.
 */
export interface IdMaker {
  /** @param part tells apart several objects of one kind and index, such as the operations of one payment */
  make(index: number, part?: number): string;
  /** The index of an id made with part 0, or null when this maker did not make it. */
  read(id: string): number | null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const EACH = Array.from(DIGITS);
const PAIRS = EACH.flatMap((first) => EACH.map((second) => first + second));
const BASE = PAIRS.length;
const RANGE = 0x1_0000_0000;
/** How often the 32-bit range fits into six characters: which copy is used is random, so that no character stands still. */
const COPIES = Math.floor(BASE ** 3 / RANGE);
const ROUNDS = 4;
/** An odd number that spreads what is counted over 32 bits (2^32 over the golden ratio). */
const STRIDE = 0x9e3779b1;

function round(half: number, key: number, step: number): number {
  return mix((half + Math.imul(key ^ step, STRIDE)) | 0) & 0xffff;
}

function scatter(value: number, key: number): number {
  let left = value >>> 16;
  let right = value & 0xffff;
  for (let step = 0; step < ROUNDS; step += 1) [left, right] = [right, left ^ round(right, key, step)];
  return ((left << 16) | right) >>> 0;
}

function gather(value: number, key: number): number {
  let left = value >>> 16;
  let right = value & 0xffff;
  for (let step = ROUNDS - 1; step >= 0; step -= 1) [left, right] = [right ^ round(left, key, step), left];
  return ((left << 16) | right) >>> 0;
}

/** A number as six characters, least first. */
function head(value: number): string {
  const rest = Math.floor(value / BASE);
  return at(PAIRS, value % BASE) + at(PAIRS, rest % BASE) + at(PAIRS, Math.floor(rest / BASE));
}

/** The 26 characters that follow from the index; each random word gives a pair. */
function tail(key: number, index: number, part: number): string {
  let state = mix(index ^ key) ^ Math.imul(part + 1, STRIDE);
  let text = '';
  for (let pair = 0; pair < 13; pair += 1) {
    state = (state + 0x6d2b79f5) | 0;
    text += at(PAIRS, scale(mix(state ^ key), BASE));
  }
  return text;
}

const DIGIT_VALUES = new Map(EACH.map((digit, value) => [digit, value]));

function valueOf(text: string): number | null {
  let value = 0;
  for (let i = 4; i >= 0; i -= 2) {
    const first = DIGIT_VALUES.get(text.charAt(i));
    const second = DIGIT_VALUES.get(text.charAt(i + 1));
    if (first === undefined || second === undefined) return null;
    value = value * BASE + first * DIGITS.length + second;
  }
  return value;
}

export function idMaker(seed: string, prefix: string): IdMaker {
  const key = hashText(`${seed}/${prefix}`);
  const start = `${prefix}_`;
  const make = (index: number, part = 0): string => {
    const copy = scale(mix(index ^ ~key), COPIES);
    const place = scatter((index + Math.imul(part, STRIDE)) >>> 0, key);
    return start + head(place + copy * RANGE) + tail(key, index, part);
  };
  const read = (id: string): number | null => {
    if (!id.startsWith(start)) return null;
    const value = valueOf(id.slice(start.length, start.length + 6));
    if (value === null) return null;
    const index = gather(value % RANGE, key);
    return make(index) === id ? index : null;
  };
  return { make, read };
}
