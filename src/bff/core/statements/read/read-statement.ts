import type { CsvMapping, CsvQuestion } from '#contract/statement-upload.ts';
import type { StatementFormat } from '#contract/statement.ts';
import { readCamt } from './camt.ts';
import { readCsvLines } from './csv-lines.ts';
import type { FullMapping } from './csv-lines.ts';
import { fillMapping, questionAbout } from './csv-question.ts';
import { readCsvTable } from './csv-table.ts';
import type { CsvTable } from './csv-table.ts';
import { decodeText } from './decode.ts';
import { readMt940 } from './mt940.ts';
import type { Pause, ReadStatement } from './read-lines.ts';
import { Unreadable } from './unreadable.ts';

/** How CSV files with these headings are read, kept from an earlier one. */
export interface KnownMappings {
  /** @param shape the headings and what divides them */
  find(shape: string): Promise<CsvMapping | null>;
}

export type Reading =
  | {
      readonly format: StatementFormat;
      readonly statement: ReadStatement;
      /** What a CSV file was read with, to be kept for the next one like it. */
      readonly csv: { readonly shape: string; readonly mapping: FullMapping } | null;
    }
  | { readonly question: CsvQuestion };

/**
 * Reads a file of any of the three formats, told apart by what is in it and not by its name.
 * @param mapping of its columns, when somebody has just said what they mean
 * @throws Unreadable
 */
export async function readStatement(
  bytes: Uint8Array,
  mapping: CsvMapping | null,
  known: KnownMappings,
  pause: Pause,
): Promise<Reading> {
  const text = decodeText(bytes);
  const start = text.slice(0, 2_000).trimStart();
  if (start === '') throw new Unreadable(null, 'This file is empty.');
  if (start.startsWith('<'))
    return { format: 'camt.053', statement: bounded(await readCamt(text.trimStart(), pause)), csv: null };
  if (/^(\{1:|:20:)/m.test(start))
    return { format: 'mt940', statement: bounded(await readMt940(text, pause)), csv: null };
  return readCsv(await readCsvTable(text, pause), mapping, known, pause);
}

/** A file without any booking still says that its days had none; one without days says nothing at all. */
function bounded(statement: ReadStatement): ReadStatement {
  if (statement.ranges.length > 0) return statement;
  throw new Unreadable(null, 'This statement names neither bookings nor days.');
}

async function readCsv(
  table: CsvTable,
  mapping: CsvMapping | null,
  known: KnownMappings,
  pause: Pause,
): Promise<Reading> {
  const shape = [table.delimiter, ...table.headings].join('\u001f');
  if (mapping) return filled(table, shape, mapping, pause);
  const kept = await known.find(shape);
  if (!kept) return { question: questionAbout(table, null, ['columns']) };
  try {
    return await filled(table, shape, kept, pause);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // The bank may have changed its format: what was kept is offered again, with what is wrong with it.
    const problem = error.line === null ? error.message : `Line ${String(error.line)}: ${error.message}`;
    return { question: questionAbout(table, kept, ['columns'], problem) };
  }
}

async function filled(table: CsvTable, shape: string, mapping: CsvMapping, pause: Pause): Promise<Reading> {
  const found = fillMapping(table, mapping);
  if ('unclear' in found) return { question: questionAbout(table, mapping, found.unclear) };
  return {
    format: 'csv',
    statement: await readCsvLines(table, found.mapping, pause),
    csv: { shape, mapping: found.mapping },
  };
}
