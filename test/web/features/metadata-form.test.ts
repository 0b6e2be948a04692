import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import { readMetadata, theirMetadata, UNTOUCHED } from '#web/features/customer-edit/metadata-form.ts';

const KNOWN = { tier: 'gold', shop: '77' };

test('what is changed, taken away and added is told, and all of it is what is sent', () => {
  const reading = readMetadata(KNOWN, {
    changed: { tier: ' silver ', shop: null },
    added: [{ key: ' note ', value: 'Calls back' }],
  });
  expect(reading.body).toEqual({ tier: 'silver', note: 'Calls back' });
  expect(reading.changes).toEqual([
    { field: 'metadata.tier', before: 'gold', after: 'silver' },
    { field: 'metadata.shop', before: '77', after: '' },
    { field: 'metadata.note', before: null, after: 'Calls back' },
  ]);
});

test('what nobody touched, or typed back as it was, sends nothing', () => {
  expect(readMetadata(KNOWN, UNTOUCHED)).toMatchObject({ changes: [], body: null });
  expect(readMetadata(KNOWN, { changed: { tier: 'gold ' }, added: [] })).toMatchObject({
    changes: [],
    body: null,
  });
});

test.each([
  ['', 'x', 'The key is empty.'],
  ['k'.repeat(41), 'x', 'The key is longer than 40 characters.'],
  ['shop', 'x', 'The key is there already.'],
  ['taxes_amount', 'x', 'The key is reserved by ProcessOut.'],
])('a new key like %s is wrong, and nothing is sent', (key, value, words) => {
  const reading = readMetadata(KNOWN, { changed: {}, added: [{ key, value }] });
  expect(reading.body).toBeNull();
  expect(reading.problems.added).toEqual([{ key: words, value: null }]);
});

test('a new row that is not filled in means nothing', () => {
  const added = [
    { key: ' ', value: '' },
    { key: 'note', value: 'Calls back' },
  ];
  const reading = readMetadata(KNOWN, { changed: {}, added });
  expect(reading.body).toEqual({ ...KNOWN, note: 'Calls back' });
  expect(reading.changes).toHaveLength(1);
  expect(readMetadata(KNOWN, { changed: {}, added: added.slice(0, 1) })).toMatchObject({
    changes: [],
    body: null,
  });
});

test('a value can be taken away, not emptied, and 50 keys are the most', () => {
  const emptied = readMetadata(KNOWN, { changed: { tier: ' ' }, added: [] });
  expect(emptied.body).toBeNull();
  expect(emptied.problems.changed).toEqual({ tier: 'The value is empty.' });
  const added = Array.from({ length: 49 }, (_, n) => ({ key: `key ${String(n)}`, value: 'x' }));
  expect(readMetadata(KNOWN, { changed: {}, added }).problems.whole).toBe('Metadata has more than 50 keys.');
});

test('keys that nobody touched here stay as somebody else left them', () => {
  const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'));
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('a', 'b'), (before, after, mine) => {
      const edits = { changed: { [mine]: 'mine' }, added: [] };
      expect(readMetadata(after, edits).body).toEqual({ ...after, [mine]: 'mine' });
      for (const { field, before: was, after: is } of theirMetadata(before, after, edits)) {
        const key = field.slice('metadata.'.length);
        expect([before[key] ?? null, after[key] ?? null]).toEqual([was, is]);
        expect(was).not.toBe(is);
      }
    }),
  );
});
