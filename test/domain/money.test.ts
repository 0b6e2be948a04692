import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { currencyExponent } from '#domain/currency.ts';
import {
  add,
  compare,
  formatDecimal,
  isPositive,
  money,
  negate,
  parseMoney,
  subtract,
  sum,
  zero,
} from '#domain/money.ts';
import type { Money } from '#domain/money.ts';

/** No decimals, two, three and four. */
const CURRENCIES = ['JPY', 'EUR', 'KWD', 'CLF'] as const;
const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const amount = fc.record({ currency, minor });
const amountsOfOne = currency.chain((code) =>
  fc.array(
    minor.map((units): Money => ({ currency: code, minor: units })),
    { maxLength: 20 },
  ),
);

describe('an amount', () => {
  it('comes back from its text exactly, in every currency', () => {
    fc.assert(
      fc.property(amount, (one) => {
        expect(money(formatDecimal(one), one.currency)).toEqual(one);
      }),
    );
  });

  it('is written with exactly the decimals of its currency', () => {
    fc.assert(
      fc.property(amount, (one) => {
        const decimals = formatDecimal(one).split('.')[1]?.length ?? 0;
        expect(decimals).toBe(currencyExponent(one.currency));
      }),
    );
  });

  it('is the same with and without trailing zeros, as ProcessOut trims them', () => {
    fc.assert(
      fc.property(amount, fc.nat({ max: 6 }), (one, zeros) => {
        const text = formatDecimal(one);
        const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
        const padded = `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(zeros + 1)}`;
        expect(money(trimmed, one.currency)).toEqual(one);
        expect(money(padded, one.currency)).toEqual(one);
      }),
    );
  });

  it.each([
    ['500', 'JPY', 500n],
    ['4.9', 'EUR', 490n],
    ['-237.5', 'EUR', -23750n],
    ['1.234', 'KWD', 1234n],
    ['0', 'KWD', 0n],
    ['999999999999999.99', 'EUR', 99999999999999999n],
  ])('%s %s is %i minor units', (text, code, units) => {
    expect(parseMoney(text, code)).toEqual({ ok: true, value: { currency: code, minor: units } });
  });

  it.each([
    ['1.5', 'JPY', 'too-many-decimals'],
    ['1.005', 'EUR', 'too-many-decimals'],
    ['1.2345', 'KWD', 'too-many-decimals'],
    ['1', 'EURO', 'unknown-currency'],
    ['1', 'eur', 'unknown-currency'],
    ['1', 'XXX', 'unknown-currency'],
    ['1234567890123456', 'EUR', 'too-large'],
  ])('%s %s is a problem: %s', (text, code, problem) => {
    expect(parseMoney(text, code)).toEqual({ ok: false, problem });
  });

  it.each(['', ' ', '1,50', '1e3', '+1', '.5', '5.', '--1', '0x10', '1 000', '٣', 'NaN', '1\n'])(
    '%j is not a number',
    (text) => {
      expect(parseMoney(text, 'EUR')).toEqual({ ok: false, problem: 'not-a-number' });
    },
  );

  it('that was not checked at a boundary throws, naming no amount', () => {
    expect(() => money('12.345', 'EUR')).toThrow('Not an amount in EUR: too-many-decimals');
  });
});

describe('sums of money', () => {
  it('lose no cent, in any order', () => {
    fc.assert(
      fc.property(amountsOfOne, (amounts) => {
        const code = amounts[0]?.currency ?? 'EUR';
        const total = sum(amounts, code);
        expect(total.minor).toBe(amounts.reduce((units, one) => units + one.minor, 0n));
        expect(sum(amounts.toReversed(), code)).toEqual(total);
      }),
    );
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(currency, minor, minor, (code, a, b) => {
        const [x, y] = [
          { currency: code, minor: a },
          { currency: code, minor: b },
        ];
        expect(subtract(add(x, y), y)).toEqual(x);
        expect(add(x, negate(x))).toEqual(zero(code));
        expect(Math.sign(compare(x, y))).toBe(-Math.sign(compare(y, x)) + 0);
        expect(isPositive(subtract(x, y))).toBe(compare(x, y) > 0);
      }),
    );
  });

  it('never mix currencies', () => {
    const [euro, yen] = [money('1', 'EUR'), money('1', 'JPY')];
    for (const mix of [add, subtract, compare]) {
      expect(() => mix(euro, yen)).toThrow('Amounts in EUR and JPY do not mix');
    }
    expect(() => sum([euro, yen], 'EUR')).toThrow(RangeError);
  });
});
