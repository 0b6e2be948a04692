import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { isId } from '#domain/ids.ts';
import { idMaker } from '#mocks/processout/world/ids.ts';

const index = fc.integer({ min: 0, max: 0xffff_ffff });

describe('ids', () => {
  it('turn back into the index they were made from', () => {
    fc.assert(
      fc.property(fc.string(), index, (seed, n) => {
        const ids = idMaker(seed, 'tr');
        expect(ids.read(ids.make(n))).toBe(n);
      }),
    );
  });

  it('are a prefix and 32 letters and digits', () => {
    fc.assert(
      fc.property(index, fc.nat(60), (n, part) => {
        expect(isId('transaction', idMaker('seed', 'tr').make(n, part))).toBe(true);
        expect(idMaker('seed', 'tr_op').make(n, part)).toMatch(/^tr_op_[A-Za-z0-9]{32}$/);
      }),
    );
  });

  it('never repeat, whatever the index and part', () => {
    const ids = idMaker('seed', 'tr_op');
    const made = new Set<string>();
    for (let n = 0; n < 4000; n += 1) for (let part = 0; part < 10; part += 1) made.add(ids.make(n, part));
    expect(made.size).toBe(40_000);
  });

  it('are unknown when a character differs, or another seed or kind made them', () => {
    fc.assert(
      fc.property(index, fc.nat(31), fc.constantFrom('A', 'Z', 'a', 'z', '0', '9'), (n, place, character) => {
        const ids = idMaker('seed', 'tr');
        const id = ids.make(n);
        const at = 'tr_'.length + place;
        const changed = id.slice(0, at) + character + id.slice(at + 1);
        expect(ids.read(changed)).toBe(changed === id ? n : null);
        expect(idMaker('other', 'tr').read(id)).toBeNull();
        expect(idMaker('seed', 'iv').read(id)).toBeNull();
      }),
    );
  });

  it('are unknown when they are no ids at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(idMaker('seed', 'tr').read(text)).toBeNull();
        expect(idMaker('seed', 'tr').read(`tr_${text}`)).toBeNull();
      }),
    );
  });
});
