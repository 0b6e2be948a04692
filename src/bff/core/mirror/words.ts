/** Letters, digits, and what holds ids, e-mail addresses and references together. */
const BETWEEN_WORDS = /[^\p{L}\p{N}@.\-_+]+/u;
const EDGES = /^[@.\-_+]+|[@.\-_+]+$/g;
const LONGEST = 100;

/** A text as search words: lower case, without accents, split where a person would split it. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .split(BETWEEN_WORDS)
    .map((word) => word.replaceAll(EDGES, '').slice(0, LONGEST))
    .filter((word) => word !== '');
}

/** The parts of compound words as well: "anna.berg@example.com" is also found by "berg" and by "example.com". */
export function withParts(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => [word, ...partsOf(word)]))];
}

function partsOf(word: string): string[] {
  const parts = word.split(/[@.\-_+]+/);
  const [, domain] = word.split('@');
  return parts.length === 1
    ? []
    : [...parts, ...(domain === undefined ? [] : [domain])].filter((part) => part.length > 1);
}
