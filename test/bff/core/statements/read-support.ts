import { readFileSync } from 'node:fs';
import type { ReadLine, ReadStatement } from '#bff/core/statements/read/read-lines.ts';
import { readStatement } from '#bff/core/statements/read/read-statement.ts';
import type { KnownMappings, Reading } from '#bff/core/statements/read/read-statement.ts';
import { Unreadable } from '#bff/core/statements/read/unreadable.ts';
import type { CsvMapping, CsvQuestion } from '#contract/statement-upload.ts';
import { formatDecimal } from '#domain/money.ts';

const NOTHING_KNOWN: KnownMappings = { find: () => Promise.resolve(null) };

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/statements/${name}`, import.meta.url));
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** How often a reader gave others their turn. */
export interface Turns {
  count: number;
}

export function read(
  content: Uint8Array | string,
  mapping: CsvMapping | null = null,
  known: KnownMappings = NOTHING_KNOWN,
  turns: Turns = { count: 0 },
): Promise<Reading> {
  const pause = () => {
    turns.count += 1;
    return Promise.resolve();
  };
  return readStatement(typeof content === 'string' ? bytes(content) : content, mapping, known, pause);
}

/** As `read`, for files that need nothing asked. */
export async function readWhole(
  content: Uint8Array | string,
  mapping: CsvMapping | null = null,
): Promise<ReadStatement> {
  const reading = await read(content, mapping);
  if ('question' in reading) throw new Error(`asked about ${reading.question.unclear.join()}`);
  return reading.statement;
}

export async function questionOf(
  content: Uint8Array | string,
  mapping: CsvMapping | null = null,
): Promise<CsvQuestion> {
  const reading = await read(content, mapping);
  if ('question' in reading) return reading.question;
  throw new Error('nothing was asked');
}

/** What a person accepts who finds the guess right and answers what is unclear. */
export function accept({ guess }: CsvQuestion, answers: Partial<CsvMapping> = {}): CsvMapping {
  return { ...guess, ...answers };
}

/** The problem that ends the reading: "Line 3: …". */
export async function problemOf(
  content: Uint8Array | string,
  mapping: CsvMapping | null = null,
): Promise<string> {
  try {
    await read(content, mapping);
  } catch (error) {
    if (error instanceof Unreadable)
      return error.line === null ? error.message : `Line ${String(error.line)}: ${error.message}`;
    throw error;
  }
  return 'it was read';
}

/** A statement as a text to look at. */
export function shown({ lines, ranges }: ReadStatement): string {
  return [
    ...ranges.map(({ account, currency, from, to }) => `${account || '-'} ${currency} ${from} to ${to}`),
    ...lines.map(shownLine),
    '',
  ].join('\n');
}

function shownLine(line: ReadLine): string {
  const { fileLine, bookedOn, valueOn, currency, minor, text, reference } = line;
  const amount = `${currency} ${formatDecimal({ minor, currency })}`;
  return [`line ${String(fileLine)}`, bookedOn, valueOn ?? '-', amount, text, reference ?? '-'].join(' | ');
}
