import * as z from 'zod/mini';
import { STATEMENT_LINE_STATES } from '#domain/statement-states.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './page.ts';
import type { Parsed } from './parse-fields.ts';
import { parseQuery } from './query.ts';

const limit = z._default(z.int().check(z.gte(1), z.lte(MAX_LIMIT)), DEFAULT_LIMIT);
const number = z.pipe(
  z.string().check(z.regex(/^\d{1,12}$/, 'is not a number')),
  z.transform((digits: string) => Number(digits)),
);

export const STATEMENT_ID = /^bs_[0-9a-f]{32}$/;
const statementId = z.string().check(z.regex(STATEMENT_ID, 'is not a statement id'));

export const statementListQuery = z.strictObject({ limit, start_after: z.optional(statementId) });
export type StatementListQuery = z.infer<typeof statementListQuery>;

/** GET /api/statements/{id}/lines: in the order of the file, so that only `start_after` and `end_before` say where. */
export const statementLinesQuery = z.strictObject({
  state: z.optional(z.array(z.enum(STATEMENT_LINE_STATES))),
  limit,
  start_after: z.optional(number),
  end_before: z.optional(number),
});
export type StatementLinesQuery = z.infer<typeof statementLinesQuery>;

const versionQuery = z.strictObject({ version: number });

export function parseStatementListQuery(params: URLSearchParams): Parsed<StatementListQuery> {
  return parseQuery({ schema: statementListQuery, arrays: new Set() }, params);
}

export function parseStatementLinesQuery(params: URLSearchParams): Parsed<StatementLinesQuery> {
  return parseQuery({ schema: statementLinesQuery, arrays: new Set(['state']) }, params);
}

export function parseVersionQuery(params: URLSearchParams): Parsed<{ version: number }> {
  return parseQuery({ schema: versionQuery, arrays: new Set() }, params);
}
