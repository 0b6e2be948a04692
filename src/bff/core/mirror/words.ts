import { SHORTEST_BEGINNING } from '#contract/query.ts';

/** Letters, digits, and what holds ids, e-mail addresses and references together. */
const BETWEEN_WORDS = /[^\p{L}\p{N}@.\-_+]+/u;
const INSIDE_WORDS = /[@.\-_+]+/;
const EDGES = /^[@.\-_+]+|[@.\-_+]+$/g;
const PLAIN = /^[ -~]*$/;
const MARKS = /\p{M}+/gu;
/** One word already, as ids, references and most addresses are. */
const ONE_WORD = /^[A-Za-z0-9](?:[A-Za-z0-9@.\-_+]*[A-Za-z0-9])?$/;
const LONGEST = 100;

/** Beginnings of words that can be searched for: every length from the shortest to 16 letters, then every fourth. */
const EVERY_LENGTH_TO = 16;
const STEP = 4;

/** A text as search words: lower case, without accents, split where a person would split it. */
export function wordsOf(text: string): string[] {
  if (ONE_WORD.test(text)) return [text.toLowerCase().slice(0, LONGEST)];
  return fold(text)
    .split(BETWEEN_WORDS)
    .map((word) => word.replaceAll(EDGES, '').slice(0, LONGEST))
    .filter((word) => word !== '');
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFKD').replaceAll(MARKS, '').toLowerCase();
}

/** Adds the words of a text, the parts of compound ones ("berg" of "anna.berg@example.com"), and their beginnings. */
export function addText(tokens: Set<string>, text: string): void {
  for (const word of wordsOf(text)) {
    addBeginnings(tokens, word);
    const [beforeAt = ''] = word.split('@', 1);
    const parts = beforeAt.split(INSIDE_WORDS);
    if (parts.length > 1 || beforeAt !== word) for (const part of parts) addBeginnings(tokens, part);
  }
}

/** Adds the words of an id or a reference, which are searched for as a whole. */
export function addReference(tokens: Set<string>, text: string): void {
  for (const word of wordsOf(text)) tokens.add(word);
}

function addBeginnings(tokens: Set<string>, word: string): void {
  if (word === '') return;
  tokens.add(word);
  const everyLength = Math.min(word.length - 1, EVERY_LENGTH_TO);
  for (let length = SHORTEST_BEGINNING; length <= everyLength; length += 1) tokens.add(word.slice(0, length));
  for (let length = EVERY_LENGTH_TO + STEP; length < word.length; length += STEP)
    tokens.add(word.slice(0, length));
}

/** The longest beginning of a word that is kept for every text word that begins with it; shorter words are kept whole. */
export function keptBeginning(word: string): string {
  if (word.length <= EVERY_LENGTH_TO) return word;
  return word.slice(0, word.length - (word.length % STEP));
}

/** A value of a filter as a word that nobody can type: words that people type never begin with an underscore. */
export function tagWord(field: string, value: string): string {
  return `_${field}_${value.replaceAll(/[^a-z0-9]/g, (sign) => `+${sign.charCodeAt(0).toString(16)}.`)}`;
}
