import { fc } from '#test/support/properties.ts';
import { expect, test } from 'vitest';
import { ownPath } from '#web/common/own-path.ts';

const HOME = 'https://counterfoil.example';

/** Text as an attacker would write it: the characters that addresses turn on, in every order. */
const tricky = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      '\n',
      'https:',
      'evil.example',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('whatever an address asks for, people stay on this site', () => {
  fc.assert(
    fc.property(fc.oneof(tricky, fc.string(), fc.webUrl(), fc.anything()), (next) => {
      const path = ownPath(next);
      expect(path.startsWith('/')).toBe(true);
      expect(new URL(path, HOME).origin).toBe(HOME);
    }),
    { numRuns: 2_000 },
  );
});

test('a path of ours is kept as it is, query and fragment too', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      fc.pre(/^\/(?!\/)/.test(path) && !/(^|\/)\.{1,2}(\/|$)/.test(decodeURIComponent(path)));
      const own = new URL(`${path}?${query}#row`, HOME);
      const text = `${own.pathname}${own.search}${own.hash}`;
      expect(ownPath(text)).toBe(text);
    }),
  );
});

test.each(['//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)', '', undefined, 7])(
  '%j leads to the overview',
  (next) => {
    expect(ownPath(next)).toBe('/');
  },
);
