import { SHORTEST_BEGINNING } from '#contract/query.ts';

/** Why a search may have found less than it seems to ask for; empty where that is not so. */
export function aboutShortWords(q: string): string {
  const isShort = q
    .trim()
    .split(/\s+/)
    .some((word) => word !== '' && word.length < SHORTEST_BEGINNING);
  return isShort ? `Words are found by their first ${String(SHORTEST_BEGINNING)} letters or more.` : '';
}
