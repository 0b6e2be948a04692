import { fc } from '#test/support/properties.ts';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLine, csvNumber } from '#bff/core/http/csv.ts';

/** What a spreadsheet takes for the beginning of a formula, with the characters that hide one. */
const FORMULA = /^[=+\-@\t\r\n\0]/;

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\0', '"', ',', '\n', "'"),
      fc.string({ maxLength: 8 }),
    )
    .map((parts) => parts.join('')),
);

describe('a line of CSV', () => {
  it('reads back as what was written, and no cell of it begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const { data } = Papa.parse(csvLine(cells).replace(/\r\n$/, ''), {
          delimiter: ',',
          newline: '\r\n',
        });
        const [read = []] = data;
        expect(read.filter((text) => FORMULA.test(text))).toEqual([]);
        expect(read).toEqual(cells.map((text) => (FORMULA.test(text) ? `'${text}` : text)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps a negative amount a number', () => {
    expect(csvLine(['Refund', csvNumber('-4.99')])).toBe('Refund,-4.99\r\n');
  });
});
