import { describe, expect, it } from 'vitest';
import { ApiError } from '#mocks/processout/http/errors.ts';
import { flag, metadata } from '#mocks/processout/http/fields.ts';
import {
  countryCode,
  currencyCode,
  email,
  group,
  groups,
  ipAddress,
  oneOf,
  phoneNumber,
  read,
  readChanges,
  required,
  upTo,
  url,
  webUrl,
} from '#mocks/processout/http/limits.ts';
import type { Reader } from '#mocks/processout/http/limits.ts';

const SHAPE = {
  name: required(upTo(8), 'missing-name'),
  currency: currencyCode,
  shipping: group({ zip: upTo(3), country_code: countryCode }),
  details: groups({ name: required(upTo(8)), metadata }),
};

function refusal(act: () => unknown): ApiError {
  try {
    act();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('It was not refused.');
}

describe('a body with limits', () => {
  it('is read field by field, null where nothing is given', () => {
    expect(read({ name: 'A', details: [{ name: 'B' }], other: 1 }, SHAPE)).toEqual({
      name: 'A',
      currency: null,
      shipping: null,
      details: [{ name: 'B', metadata: {} }],
    });
  });

  it('that is wrong in several places names them all, at any depth', () => {
    const body = {
      currency: 'EUX',
      shipping: { zip: '1234', country_code: 'XX' },
      details: [{ name: 'B' }, {}],
    };
    const error = refusal(() => read(body, SHAPE));
    expect(error).toMatchObject({ status: 400, errorType: 'request.validation.missing-name' });
    expect(error.invalidFields.map(({ name }) => name)).toEqual([
      'name',
      'currency',
      'shipping.zip',
      'shipping.country_code',
      'details[1].name',
    ]);
  });

  it('that changes something gives only what it changes', () => {
    expect(readChanges({ name: 'A', currency: null, shipping: '' }, SHAPE)).toEqual({ name: 'A' });
    expect(readChanges({}, SHAPE)).toEqual({});
  });
});

describe('a field', () => {
  const cases: [string, Reader<unknown>, readonly unknown[], readonly unknown[]][] = [
    ['upTo', upTo(3), ['abc', 'åäö', '😀😀😀'], ['abcd', 7, ['a']]],
    ['currencyCode', currencyCode, ['EUR', 'KWD'], ['eur', 'EURO', 'ABC']],
    ['countryCode', countryCode, ['SE', 'US'], ['se', 'SWE', 'XX', 'UK']],
    ['email', email, ['a@b.se', 'a.b+c@d-e.example'], ['a', 'a@b', 'a b@c.se', '@b.se', 'a@b.']],
    ['url', url, ['https://a.se/b?c=d', 'your.app.id://processout/return'], ['a.se', '/b']],
    ['webUrl', webUrl, ['https://a.se/b', 'http://127.0.0.1:1/'], ['app://a', 'a.se']],
    [
      'ipAddress',
      ipAddress,
      ['1.2.3.4', '255.255.255.255', '::1', '2001:db8::1'],
      ['1.2.3', '256.1.1.1', 'a', ':::'],
    ],
    [
      'phoneNumber',
      phoneNumber,
      ['+46701234567890', '12345678901234567'],
      ['+4670123456789012', '1'.repeat(18)],
    ],
    ['oneOf', oneOf(['male', 'female']), ['male'], ['Male', 'x']],
    ['flag', flag, [true, 'false'], ['yes', 1]],
  ];

  it.each(cases)('%s takes what the reference allows and nothing else', (_, reader, good, bad) => {
    for (const value of [...good, null, '']) expect(() => reader({ it: value }, 'it')).not.toThrow();
    for (const value of bad) {
      expect(refusal(() => reader({ it: value }, 'it')).invalidFields).toMatchObject([{ name: 'it' }]);
    }
  });
});
