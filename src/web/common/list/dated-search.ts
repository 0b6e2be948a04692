import { CREATED_PRESETS } from './created-range.ts';
import type { CreatedPreset } from './created-range.ts';
import { readSearch, toSearch } from './read-search.ts';
import type { Reading } from './read-search.ts';

/**
 * Reads the search of a list that knows `created`, a preset such as "7d" beside the parameters of its query. What is
 * wrong falls back to its default and is named in `ignored`, so that a bad link still opens the list and says what it
 * left out.
 */
export function readDatedSearch(
  input: Readonly<Record<string, unknown>>,
  reading: Reading,
  arrays: ReadonlySet<string>,
): Record<string, unknown> & { readonly created?: CreatedPreset } {
  const { created: given, ...others } = input;
  const created = CREATED_PRESETS.find((preset) => preset === given);
  const { params, ignored } = readSearch(others, reading);
  const wrong = given !== undefined && created === undefined ? ['created'] : [];
  return {
    ...toSearch({ params, ignored: [...new Set([...ignored, ...wrong])] }, arrays),
    ...(created === undefined ? {} : { created }),
  };
}
