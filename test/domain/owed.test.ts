import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { owedStretches, REACHES, reachOf } from '#domain/owed.ts';

const change = fc.record({
  gateway: fc.constantFrom('adyen', 'stripe', ''),
  at: fc.nat({ max: 12 }),
  amount: fc.bigInt({ min: -2n, max: 2n }),
});

describe('what is owed of a payment over time', () => {
  it('is at every moment the sum of what changed before it, and never nothing', () => {
    const property = fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const stretches = owedStretches(changes);
      expect(stretches.every(({ amount }) => amount !== 0n)).toBe(true);
      for (const gateway of ['adyen', 'stripe', ''])
        for (let moment = 0; moment <= 14; moment += 1) {
          const holding = stretches.filter(
            (one) => one.gateway === gateway && one.from < moment && moment <= (one.to ?? Infinity),
          );
          const before = changes.filter((one) => one.gateway === gateway && one.at < moment);
          const owed = before.reduce((sum, { amount }) => sum + amount, 0n);
          expect(holding.map(({ amount }) => amount)).toEqual(owed === 0n ? [] : [owed]);
        }
    });
    fc.assert(property, { seed: 26 });
  });

  it('is kept with a length that it does not exceed, and of which it lasts more than half', () => {
    const ends = fc.tuple(fc.nat(), fc.option(fc.nat({ max: 2 ** 47 })));
    const property = fc.property(ends, ([from, length]) => {
      const reach = reachOf({ from, to: length === null ? null : from + length });
      expect(length ?? REACHES.at(-1)).toBeLessThanOrEqual(reach);
      if (length !== null && reach > REACHES[0]! && reach !== REACHES.at(-1))
        expect(length * 2).toBeGreaterThan(reach);
    });
    fc.assert(property, { seed: 26 });
  });
});
