import * as z from 'zod/mini';
import { DECIMAL_MARKS } from '#domain/statement-amount.ts';
import { DATE_ORDERS } from '#domain/statement-date.ts';
import { idOf, currencyCode } from './query.ts';
import { statement } from './statement.ts';

/** The largest statement file that is taken. */
export const MAX_STATEMENT_BYTES = 6 * 1024 * 1024;
export const MAX_STATEMENT_LINES = 50_000;
export const MAX_COLUMNS = 60;
/** As text in base 64, and what is sent beside it. */
export const MAX_UPLOAD_BYTES = (MAX_STATEMENT_BYTES / 3) * 4 + 16 * 1024;

export const CSV_DELIMITERS = [',', ';', '\t', '|'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

const column = z.int().check(z.gte(0), z.lt(MAX_COLUMNS));
const optionalColumn = z.nullable(column);

/**
 * Which column of a CSV file means what; columns are counted from 0. The amount is one column, or a pair of credit and
 * debit. A null order or mark means: find it out, and ask where two are possible.
 */
export const csvMapping = z.strictObject({
  date: column,
  value_date: optionalColumn,
  amount: optionalColumn,
  credit: optionalColumn,
  debit: optionalColumn,
  /** Says credit or debit in words, beside an amount without a sign. */
  direction: optionalColumn,
  currency_column: optionalColumn,
  /** For a file without a column of currencies. */
  currency: z.nullable(currencyCode),
  text: z.array(column).check(z.maxLength(8)),
  reference: optionalColumn,
  date_order: z.nullable(z.enum(DATE_ORDERS)),
  decimal_mark: z.nullable(z.enum(DECIMAL_MARKS)),
});
export type CsvMapping = z.infer<typeof csvMapping>;

/** POST /api/statements */
export const statementUpload = z.strictObject({
  name: z.string().check(z.minLength(1, 'is empty'), z.maxLength(200, 'is longer than 200 characters')),
  /** The file's bytes, as they are. */
  content_base64: z.string().check(z.maxLength(MAX_UPLOAD_BYTES, 'is larger than 6 MB')),
  mapping: z.optional(csvMapping),
});
export type StatementUpload = z.infer<typeof statementUpload>;

const columnShown = z.object({
  name: z.string(),
  /** The date orders and decimal marks that all of its values can be read in, each with what a value then says. */
  date_orders: z.array(z.object({ order: z.enum(DATE_ORDERS), text: z.string(), reads: z.string() })),
  decimal_marks: z.array(z.object({ mark: z.enum(DECIMAL_MARKS), text: z.string(), reads: z.string() })),
});
export type CsvColumn = z.infer<typeof columnShown>;

export const UNCLEAR_PARTS = ['columns', 'date_order', 'decimal_mark', 'currency'] as const;
export type UnclearPart = (typeof UNCLEAR_PARTS)[number];

/** A CSV file whose columns nobody has explained yet, or whose dates or amounts can be read in two ways. */
export const csvQuestion = z.object({
  columns: z.array(columnShown),
  /** The first rows, and how many there are. */
  rows: z.array(z.array(z.string())),
  rows_count: z.number(),
  unclear: z.array(z.enum(UNCLEAR_PARTS)),
  /** Why the columns that were kept for such files do not do for this one. */
  problem: z.nullable(z.string()),
  /** What the headings suggest; -1 in `date` for none. */
  guess: z.object({ ...csvMapping.shape, date: z.int().check(z.gte(-1)) }),
});
export type CsvQuestion = z.infer<typeof csvQuestion>;

/**
 * What became of a file. `stored`: 201. `known`: every line of it is here already, nothing was changed. `question`: nothing
 * was stored; send it again with a mapping.
 */
export const uploadReply = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('stored'), statement }),
  z.object({ outcome: z.literal('known'), statement }),
  z.object({ outcome: z.literal('question'), question: csvQuestion }),
]);
export type UploadReply = z.infer<typeof uploadReply>;

const version = z.int().check(z.gte(0));

/**
 * POST /api/statements/{id}/lines/{line}/match: this payout, or with null none at all. `version` is how many decisions the
 * line had when it was looked at: 409 when somebody else decided since. DELETE with ?version= takes the last one back.
 */
export const matchBody = z.strictObject({ payout_id: z.nullable(idOf('payout')), version });
export type MatchBody = z.infer<typeof matchBody>;
