import { parseStatementLinesQuery } from '#contract/statement-query.ts';
import type { StatementLineState } from '#domain/statement-states.ts';
import { readSearch, toSearch } from '#web/common/list/read-search.ts';

/** The address of a statement: which lines, and from where on. */
export interface LinesSearch {
  readonly state?: readonly StatementLineState[];
  readonly start_after?: string;
  readonly end_before?: string;
  readonly ignored?: readonly string[];
}

const FIELDS = ['state', 'start_after', 'end_before'] as const;

export function readLinesSearch(input: Readonly<Record<string, unknown>>): LinesSearch {
  const read = readSearch(input, { fields: FIELDS, parse: parseStatementLinesQuery });
  return toSearch(read, new Set(['state']));
}
