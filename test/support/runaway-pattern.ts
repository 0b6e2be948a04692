import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

/**
 * Whether a pattern can take exponential time: some text leads from a place in it back to the same place in two ways, so
 * that each further repetition doubles the ways to try (Weideman et al., "Analyzing matching time behavior of
 * backtracking regular expression matchers", 2016). Places are the pattern's single characters, as in Glushkov's
 * automaton; look-arounds are taken as always true, every counted repetition as an endless one, and a
 * back reference as its group once more, which errs on the side of finding something.
 */
export function runsAway({ source, flags }: { readonly source: string; readonly flags: string }): boolean {
  const { places, follow } = automatonOf(source, flags);
  const overlap = places.map((one) => places.map((other) => one.some((taken, at) => taken && other[at])));
  return places.some((_, start) => comesBackInTwoWays(start, follow, overlap));
}

type Row<T> = readonly T[];

interface Automaton {
  /** Which of the sampled characters each place takes. */
  readonly places: readonly Row<boolean>[];
  /** In how many ways one place follows another directly. */
  readonly follow: readonly Row<number>[];
}

/** A part of a pattern: places that it may begin and end with, and whether it may be empty. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const NOTHING: Part = { first: [], last: [], empty: true };
/** Characters that tell the classes in use apart, beside those that a pattern names. */
const SAMPLE = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...['\u00a0', 'é', 'Ω', '中', '\u2028', '😀'],
];

function automatonOf(source: string, flags: string): Automaton {
  const unicode = flags.includes('u');
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  const sample = [...new Set([...SAMPLE, ...Array.from(source)])];
  const places: boolean[][] = [];
  const follow: number[][] = [];

  function join(from: Part, to: Part): void {
    for (const one of from.last) {
      const row = (follow[one] ??= []);
      for (const other of to.first) row[other] = (row[other] ?? 0) + 1;
    }
  }

  function either(parts: readonly Part[]): Part {
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      empty: parts.some(({ empty }) => empty),
    };
  }

  function inOrder(one: Part, other: Part): Part {
    join(one, other);
    return {
      first: one.empty ? [...one.first, ...other.first] : one.first,
      last: other.empty ? [...one.last, ...other.last] : other.last,
      empty: one.empty && other.empty,
    };
  }

  function branches(all: readonly AST.Alternative[]): Part {
    return either(all.map(({ elements }) => elements.map(part).reduce(inOrder, NOTHING)));
  }

  function repeated({ element, min, max }: AST.Quantifier): Part {
    const inner = part(element);
    if (max > 1) join(inner, inner);
    return { ...inner, empty: inner.empty || min === 0 };
  }

  function part(element: AST.Element): Part {
    if (element.type === 'Assertion') return NOTHING;
    if (element.type === 'Group' || element.type === 'CapturingGroup') return branches(element.alternatives);
    if (element.type === 'Quantifier') return repeated(element);
    if (element.type === 'Backreference')
      return either([element.resolved].flat().map((group) => branches(group.alternatives)));
    const taken = new RegExp(`^${element.raw}$`, flags.replace(/[gy]/g, ''));
    const place = places.push(sample.map((character) => taken.test(character))) - 1;
    return { first: [place], last: [place], empty: false };
  }

  branches(alternatives);
  return { places, follow };
}

/** Walks two readers of the same text from one place: they may part, and must both be back at it. */
function comesBackInTwoWays(
  start: number,
  follow: Automaton['follow'],
  overlap: readonly Row<boolean>[],
): boolean {
  const size = overlap.length;
  const next = (place: number): number[] => Object.keys(follow[place] ?? []).map(Number);
  const ways = (from: number, to: number): number => follow[from]?.[to] ?? 0;
  // A state is both places, and whether the readers have parted before.
  const seen = new Set<number>();
  const open: (readonly [number, number, boolean])[] = [[start, start, false]];
  for (let state = open.pop(); state; state = open.pop()) {
    const [one, other, parted] = state;
    for (const to of next(one))
      for (const too of next(other)) {
        if (!overlap[to]?.[too]) continue;
        const apart = parted || to !== too || (one === other && ways(one, to) > 1);
        if (apart && to === start && too === start) return true;
        const key = (to * size + too) * 2 + Number(apart);
        if (!seen.has(key)) open.push([to, too, apart]);
        seen.add(key);
      }
  }
  return false;
}
