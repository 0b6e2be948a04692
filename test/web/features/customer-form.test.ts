import { expect, test } from 'vitest';
import { expiryOf } from '#web/features/customer-detail/expiry.ts';
import { problemSentence, readForm, theirChanges } from '#web/features/customer-edit/customer-form.ts';

const ANNA = { first_name: 'Anna', last_name: null, city: 'Umeå', country_code: 'SE', is_business: false };

test('only what differs from what is known is sent, trimmed and in ProcessOut’s form', () => {
  const reading = readForm(ANNA, {
    first_name: ' Anna ',
    last_name: ' Berg ',
    country_code: 'no',
    state: '',
  });
  expect(reading.body).toEqual({ last_name: 'Berg', country_code: 'NO' });
  expect(reading.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['last_name', null, 'Berg'],
    ['country_code', 'SE', 'NO'],
  ]);
});

test('nothing that is known can be emptied, and nothing is sent while something is wrong', () => {
  const reading = readForm(ANNA, { city: ' ', last_name: 'x'.repeat(81) });
  expect(reading.body).toBeNull();
  expect(reading.problems).toEqual({
    city: 'City is empty: ProcessOut can change it, not empty it.',
    last_name: 'Last name is longer than 80 characters.',
  });
});

test('an untouched form has nothing to send', () => {
  expect(readForm(ANNA, {})).toEqual({ changes: [], body: null, problems: {} });
  expect(readForm(ANNA, { is_business: false }).body).toBeNull();
  expect(readForm(ANNA, { is_business: true }).body).toEqual({ is_business: true });
});

test('what somebody else changed stands beside what was typed', () => {
  const now = { ...ANNA, city: 'Luleå', last_name: 'Faster' };
  expect(theirChanges(ANNA, now, { city: 'Kiruna' })).toEqual([
    { field: 'last_name', before: null, after: 'Faster', mine: null },
    { field: 'city', before: 'Umeå', after: 'Luleå', mine: 'Kiruna' },
  ]);
});

test('a field’s own name comes before what is said of it', () => {
  expect(problemSentence('email', 'email must be a valid email.')).toBe('E-mail must be a valid email.');
  expect(problemSentence('email', 'Already taken.')).toBe('Already taken.');
});

test.each([
  ['2026-10', 'bad'],
  ['2026-11', 'warn'],
  ['2027-01', 'warn'],
  ['2027-02', 'off'],
])('a card that ends with %s is %s in November 2026', (month, tone) => {
  expect(expiryOf(month, Date.UTC(2026, 10, 30, 23)).tone).toBe(tone);
});
