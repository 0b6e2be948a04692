import { expect, test } from 'vitest';
import { ignoredWords } from '#web/common/list/ignored-words.ts';

test('what an address held is called as on the screen', () => {
  expect(ignoredWords(['amount_gte'])).toBe('Least amount');
  expect(ignoredWords(['created_gte', 'status', 'q'])).toBe('First day, status and search');
});

test('strange parameters stand as they were, and nothing is said twice', () => {
  expect(ignoredWords(['after'])).toBe('\u201cafter\u201d');
  expect(ignoredWords(['start_after', 'end_before', '__proto__'])).toBe(
    'Place in the list and \u201c__proto__\u201d',
  );
});
