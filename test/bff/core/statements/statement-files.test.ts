import type { CsvMapping } from '#contract/statement-upload.ts';
import { describe, expect, test } from 'vitest';
import { accept, fixture, questionOf, readWhole, shown } from './read-support.ts';

const golden = (name: string) => `../../../fixtures/statements/golden/${name}.txt`;

describe('statements of banks that need nothing asked', () => {
  test.each([
    'camt-v02-seb.xml',
    'camt-v08-sparkasse.xml',
    'mt940-commerzbank.sta',
    'mt940-rabobank.sta',
    'mt940-barclays.sta',
  ])('%s is read as its bank means it', async (name) => {
    await expect(shown(await readWhole(fixture(name)))).toMatchFileSnapshot(golden(name));
  });
});

describe('tables of banks, their columns confirmed as guessed', () => {
  const answers: readonly [string, Partial<CsvMapping>][] = [
    ['csv-dkb.csv', { currency: 'EUR' }],
    ['csv-hsbc.csv', { currency: 'GBP' }],
    ['csv-chase.csv', { currency: 'USD' }],
    ['csv-ing.csv', { currency: 'EUR' }],
    ['csv-excel-utf16.txt', {}],
    ['csv-no-headings.csv', { text: [1], currency_column: 3 }],
    ['csv-kuwait.csv', { decimal_mark: '.' }],
    ['csv-swedbank.csv', { date_order: 'dmy', decimal_mark: ',' }],
  ];
  test.each(answers)('%s', async (name, answer) => {
    const mapping = accept(await questionOf(fixture(name)), answer);
    await expect(shown(await readWhole(fixture(name), mapping))).toMatchFileSnapshot(golden(name));
  });
});
