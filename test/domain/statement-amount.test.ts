import { fc } from '#test/support/properties.ts';
import { describe, expect, test } from 'vitest';
import { formatDecimal } from '#domain/money.ts';
import { possibleMarks, readBankAmount } from '#domain/statement-amount.ts';
import type { DecimalMark } from '#domain/statement-amount.ts';

const read = (text: string, mark: DecimalMark, currency = 'EUR') => {
  const amount = readBankAmount(text, currency, mark);
  return amount.ok ? amount.value : amount.problem;
};

describe('an amount as banks write it', () => {
  test.each([
    ['1.234,56', ',', 123456n],
    ['1 234.56', '.', 123456n],
    ['1\u00a0234,56', ',', 123456n],
    ['1\u202f234,56', ',', 123456n],
    ["1'234.56", '.', 123456n],
    ['1’234’567.89', '.', 123456789n],
    ['1234.56-', '.', -123456n],
    ['(12.00)', '.', -1200n],
    ['\u221212,00', ',', -1200n],
    ['+12,5', ',', 1250n],
    ['12,00 S', ',', -1200n],
    ['12,00 H', ',', 1200n],
    ['12.00 DR', '.', -1200n],
    ['12.00CR', '.', 1200n],
    ['EUR 12.00', '.', 1200n],
    ['-€12.00', '.', -1200n],
    ['1.234,56 €', ',', 123456n],
    [',50', ',', 50n],
    ['500,', ',', 50000n],
    ['12.500', '.', 1250n],
  ] as const)('%s', (text, mark, minor) => {
    expect(read(text, mark)).toBe(minor);
  });

  test.each([
    ['', '.', 'empty'],
    ['  ', '.', 'empty'],
    ['-', '.', 'not-an-amount'],
    ['1,23,456.00', '.', 'not-an-amount'],
    ['1.234.56', ',', 'not-an-amount'],
    ["1'234.567,00", ',', 'not-an-amount'],
    ['12.34.56', '.', 'not-an-amount'],
    ['12.345', '.', 'too-many-decimals'],
    ['-12.00-', '.', 'two-signs'],
    ['(-12.00)', '.', 'two-signs'],
    ['GBP 12.00', '.', 'other-currency'],
    ['$12.00', '.', 'other-currency'],
    ['=12.00', '.', 'not-an-amount'],
    ['1e5', '.', 'not-an-amount'],
    ['NaN', '.', 'not-an-amount'],
    ['99999999999999.99', '.', 'too-large'],
    ['1'.repeat(50), '.', 'not-an-amount'],
    ['١٢', '.', 'not-an-amount'],
  ] as const)('refuses %s', (text, mark, problem) => {
    expect(read(text, mark)).toBe(problem);
  });

  test('any amount of any exponent comes back exactly, however it is grouped and signed', () => {
    const styles = fc.record({
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      mark: fc.constantFrom<DecimalMark>('.', ','),
      group: fc.constantFrom('', ' ', '\u00a0', "'", 'other'),
      sign: fc.constantFrom('before', 'after', 'brackets', 'letter'),
      minor: fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
    });
    fc.assert(
      fc.property(styles, ({ currency, mark, group, sign, minor }) => {
        const separator = group === 'other' ? (mark === ',' ? '.' : ',') : group;
        const size = formatDecimal({ minor: minor < 0n ? -minor : minor, currency });
        const [whole = '', fraction] = size.split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
        const digits = fraction === undefined ? grouped : grouped + mark + fraction;
        const negative = minor < 0n;
        const text = {
          before: `${negative ? '-' : ''}${digits}`,
          after: `${digits}${negative ? '-' : '+'}`,
          brackets: negative ? `(${digits})` : digits,
          letter: `${digits} ${negative ? 'D' : 'C'}`,
        }[sign];
        expect(read(text, mark, currency)).toBe(minor);
      }),
    );
  });

  test('nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<DecimalMark>('.', ','), (text, mark) => {
        expect(() => readBankAmount(text, 'EUR', mark)).not.toThrow();
      }),
    );
  });
});

describe('the decimal mark of a column', () => {
  test.each([
    [['12.50', '1,234.00'], 'EUR', ['.']],
    [['12,50', '1.234'], 'EUR', [',']],
    [['12', '1500'], 'EUR', ['.']],
    [['1.234'], 'KWD', ['.', ',']],
    [['1.230'], 'EUR', ['.', ',']],
    [['1.234'], 'EUR', [',']],
    [['12.50', '12,50'], 'EUR', []],
    [[''], 'EUR', ['.']],
  ])('%j in %s', (texts, currency, marks) => {
    expect(possibleMarks(texts, currency)).toEqual(marks);
  });
});
