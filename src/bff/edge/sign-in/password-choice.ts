import { readFileSync } from 'node:fs';
import { invalidRequest } from '#bff/core/http/api-problem.ts';

/** Tried first by whoever guesses; in lower case. Nothing is asked of anybody elsewhere. */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);
const PRODUCT = ['counterfoil', 'processout'];
const SHORTEST_WORD = 4;
const LONGEST_UNIT = 6;
/** What must be left of a password without the words that anybody knows. */
const LEFT_OVER = 8;

/**
 * Why nobody should choose this password, in words that follow "It"; null where nothing is known against it. Which signs
 * it has does not matter (ASVS 5.0 6.2.4, 6.2.5, 6.2.11).
 * @param own words that others know of this person, such as their name
 */
export function whyWeak(password: string, own: readonly string[]): string | null {
  const text = password.normalize('NFKC').toLowerCase();
  const core = text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  const unit = unitOf(text);
  if (COMMON.has(text) || COMMON.has(core) || COMMON.has(unit)) return 'is one of those that are tried first';
  if (unit.length <= LONGEST_UNIT || isRun(text)) return 'repeats itself, or counts on';
  return rest(text, own) < LEFT_OVER ? 'is little more than a name that others know' : null;
}

/** Ends a call with a password that should not be chosen. @throws ApiProblem */
export function mustBeGood(field: string, password: string, own: readonly string[] = []): void {
  const reason = whyWeak(password, own);
  if (reason !== null) throw invalidRequest({ [field]: `${reason}: choose another` });
}

/** The shortest beginning that the whole repeats. */
function unitOf(text: string): string {
  for (let length = 1; length * 2 <= text.length; length += 1)
    if (repeats(text, length)) return text.slice(0, length);
  return text;
}

function repeats(text: string, length: number): boolean {
  return (
    text ===
    text
      .slice(0, length)
      .repeat(Math.ceil(text.length / length))
      .slice(0, text.length)
  );
}

/** Signs that follow each other as in the alphabet or in counting, up or down. */
function isRun(text: string): boolean {
  const steps = Array.from(
    text.slice(1),
    (sign, at) => (sign.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0),
  );
  const usual = (up: number): boolean => steps.every((step) => step === up || step === -9 * up);
  return usual(1) || usual(-1);
}

function rest(text: string, own: readonly string[]): number {
  const words = [...PRODUCT, ...own.flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
  return words
    .filter((word) => word.length >= SHORTEST_WORD)
    .reduce((left, word) => left.replaceAll(word, ''), text).length;
}
