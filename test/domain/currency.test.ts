import { describe, expect, it } from 'vitest';
import { currencyExponent, isCurrency } from '#domain/currency.ts';

describe('the decimals of a currency', () => {
  it.each([
    ['JPY', 0],
    ['ISK', 0],
    ['CLP', 0],
    ['EUR', 2],
    ['SEK', 2],
    ['HUF', 2],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
  ])('of %s are %i', (code, decimals) => expect(currencyExponent(code)).toBe(decimals));

  it.each(['', 'eur', 'EURO', 'XXX', 'constructor', '__proto__'])('are not known for %j', (code) => {
    expect(currencyExponent(code)).toBeUndefined();
    expect(isCurrency(code)).toBe(false);
  });
});
