import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { idKind, isId } from '#domain/ids.ts';

const TAIL = 'ItJdKlhfaVn0SUGd9z1i9Jqe0STl4jxC';

describe('an id', () => {
  it.each([
    ['tr', 'transaction'],
    ['iv', 'invoice'],
    ['cust', 'customer'],
    ['tok', 'token'],
    ['card', 'card'],
    ['refd', 'refund'],
    ['payt', 'payout'],
    ['ev', 'event'],
  ] as const)('that begins with %s names a %s', (prefix, kind) => {
    expect(idKind(`${prefix}_${TAIL}`)).toBe(kind);
    expect(isId(kind, `${prefix}_${TAIL}`)).toBe(true);
    expect(isId(kind === 'event' ? 'card' : 'event', `${prefix}_${TAIL}`)).toBe(false);
  });

  it.each([
    '',
    TAIL,
    'tr_',
    `tr_${TAIL}x`,
    `tr_${TAIL.slice(1)}`,
    ` tr_${TAIL}`,
    `tr_${TAIL}\n`,
    `TR_${TAIL}`,
    `zz_${TAIL}`,
    `tr_op_${TAIL.slice(3)}`,
    `tr_${TAIL.slice(0, -3)}/..`,
    `tr_${TAIL.slice(0, -1)}?`,
    `tr_${TAIL.slice(0, -1)}é`,
  ])('is not %j', (text) => expect(idKind(text)).toBeNull());

  it('can be put into a path as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^tr_[A-Za-z0-9]{32}$/)), (text) => {
        fc.pre(idKind(text) !== null);
        expect(encodeURIComponent(text)).toBe(text);
      }),
    );
  });
});
