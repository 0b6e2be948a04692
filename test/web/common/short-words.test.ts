import { expect, test } from 'vitest';
import { aboutShortWords } from '#web/common/short-words.ts';

test.each(['NS', 'anna b', 'a'])('a search for "%s" says from how many letters on words are found', (q) => {
  expect(aboutShortWords(q)).toBe('Words are found by their first 3 letters or more.');
});

test.each(['', 'anna', 'anna  berg '])('a search for "%s" needs no such word', (q) => {
  expect(aboutShortWords(q)).toBe('');
});
