import Papa from 'papaparse';
import { CSV_DELIMITERS, MAX_COLUMNS } from '#contract/statement-upload.ts';
import type { CsvDelimiter } from '#contract/statement-upload.ts';
import { isAmount, isDate } from '#domain/statement-columns.ts';
import { boundLines, plainText } from './read-lines.ts';
import type { Pause } from './read-lines.ts';
import { Unreadable } from './unreadable.ts';

export interface CsvRow {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A bank's table, whatever stood above it. */
export interface CsvTable {
  readonly delimiter: CsvDelimiter;
  /** "Column 1" and so on where the file has no headings. */
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

const PIECE = 512 * 1024;
const LOOKED_AT = 80;
const LONGEST_CELL = 4_000;

/** @throws Unreadable */
export async function readCsvTable(text: string, pause: Pause): Promise<CsvTable> {
  const { delimiter, width } = shapeOf(text);
  const all = (await rowsOf(text, delimiter, pause)).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const start = all.findIndex(({ cells }) => filledIn(cells) >= Math.max(2, width - 1));
  const head = all[start];
  if (!head) throw new Unreadable(null, 'This is no table: no two rows have the same columns.');
  const hasHeadings = !head.cells.some((cell) => isDate(cell) || (cell !== '' && isAmount(cell)));
  const rows = all.slice(hasHeadings ? start + 1 : start).filter(({ cells }) => filledIn(cells) > 1);
  if (rows.length === 0) throw new Unreadable(head.line, 'there is no row below the headings.');
  const columns = Math.max(width, head.cells.length);
  if (columns > MAX_COLUMNS)
    throw new Unreadable(head.line, `there are more than ${String(MAX_COLUMNS)} columns.`);
  const headings = Array.from({ length: columns }, (_, index) => {
    const cell = hasHeadings ? (head.cells[index] ?? '') : '';
    return cell === '' ? `Column ${String(index + 1)}` : cell.slice(0, 100);
  });
  return { delimiter, headings, rows };
}

function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

/** The sign between cells under which the most rows have the same columns, and how many columns. */
function shapeOf(text: string): { delimiter: CsvDelimiter; width: number } {
  const start = text.slice(0, 256 * 1024);
  const shapes = CSV_DELIMITERS.map((delimiter) => {
    const widths = new Map<number, number>();
    for (const { length } of Papa.parse(start, { delimiter, preview: LOOKED_AT }).data)
      if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, rows] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    return { delimiter, width, rows };
  });
  const [best] = shapes.sort((a, b) => b.rows - a.rows || b.width - a.width);
  if (!best || best.rows === 0)
    throw new Unreadable(1, 'no commas, semicolons, tabs or bars divide it into columns.');
  return best;
}

function rowsOf(text: string, delimiter: string, pause: Pause): Promise<CsvRow[]> {
  return new Promise((resolve, reject) => {
    const rows: CsvRow[] = [];
    let line = 1;
    Papa.parse(text, {
      delimiter,
      chunkSize: PIECE,
      chunk({ data, errors }, handle) {
        try {
          const wrong = errors.find(({ type }) => type === 'Quotes');
          for (const [index, cells] of data.entries()) {
            if (wrong?.row === index) throw new Unreadable(line, 'a quotation mark that is never closed.');
            boundLines(rows.length, line);
            const row = { line, cells: cells.map((cell) => cellText(cell, line)) };
            line += 1 + cells.reduce((sum, cell) => sum + newlinesIn(cell), 0);
            rows.push(row);
          }
        } catch (error) {
          // Before it is aborted: that completes it.
          reject(error instanceof Error ? error : new Error('unreadable'));
          handle.abort();
          return;
        }
        handle.pause();
        void pause().then(() => handle.resume());
      },
      complete: () => resolve(rows),
    });
  });
}

function newlinesIn(cell: string): number {
  return cell.split('\n').length - 1;
}

/** Text only: a formula is nothing but its letters here. Excel's way to write digits as text, ="0012", is taken off. */
function cellText(cell: string, line: number): string {
  if (cell.length > LONGEST_CELL)
    throw new Unreadable(line, 'a cell that is longer than anybody reads. Is a quotation mark missing?');
  const [, quotedByExcel] = /^="(.*)"$/s.exec(cell) ?? [];
  return plainText([quotedByExcel ?? cell]);
}
