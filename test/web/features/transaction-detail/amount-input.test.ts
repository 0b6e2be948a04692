import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatDecimal, money } from '#domain/money.ts';
import { plainDecimal, readAmount } from '#web/features/transaction-detail/money/amount-input.ts';

const problem = (typed: string, currency = 'EUR', max: string | null = '113.50'): string | null => {
  const read = readAmount(typed, currency, max);
  return read.ok ? null : read.problem;
};

describe('an amount as people type it', () => {
  it.each([
    ['35.50', '35.50'],
    ['35,50', '35.50'],
    [' 1 064,90 ', '1064.90'],
    ['1\u00a0064,90', '1064.90'],
    ['1.064,90', '1064.90'],
    ['1,064.90', '1064.90'],
    ["1'064.90", '1064.90'],
    ['12.', '12'],
    [',5', '0.5'],
    ['1,2,3', '1,2,3'],
    ['1,06.90', '1,06.90'],
  ])('%j is %s', (typed, plain) => {
    expect(plainDecimal(typed)).toBe(plain);
  });

  it('reads every amount back from the way Swedes, Germans and Britons write it', () => {
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), currencies, (minor, currency) => {
        const decimal = formatDecimal({ minor, currency });
        const [whole = '', fraction] = decimal.split('.');
        const grouped = (mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);
        const end = (mark: string): string => (fraction === undefined ? '' : mark + fraction);
        // A lone group mark without decimals cannot be told from a decimal mark: such texts are refused, not guessed.
        const ways = [decimal, whole + end(','), grouped(' ') + end(',')];
        if (fraction !== undefined) ways.push(grouped('.') + end(','), grouped(',') + end('.'));
        for (const typed of ways)
          expect(readAmount(typed, currency, null)).toEqual({ ok: true, value: money(decimal, currency) });
      }),
    );
  });
});

describe('what is wrong is said while typing', () => {
  it('in the words of the currency and of what is left', () => {
    expect(problem('')).toBe('');
    expect(problem('abc')).toBe('Write it in digits, such as 12.50.');
    expect(problem('12.345')).toBe('EUR has 2 decimals.');
    expect(problem('12.5', 'JPY', '100')).toBe('JPY has no decimals.');
    expect(problem('1.2345', 'KWD', '5')).toBe('KWD has 3 decimals.');
    expect(problem('0')).toBe('The amount must be above zero.');
    expect(problem('-5')).toBe('The amount must be above zero.');
    expect(problem('140')).toBe('€113.50 is the most that is left.');
    expect(problem('1,064')).toBe('EUR has 2 decimals.');
  });

  it('and nothing is when the amount fits to the cent', () => {
    expect(problem('113.50')).toBeNull();
    expect(problem('113,51')).toBe('€113.50 is the most that is left.');
  });
});
