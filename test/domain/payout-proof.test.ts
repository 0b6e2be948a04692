import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { bookOf } from '#domain/payout-finding.ts';
import { prove } from '#domain/payout-proof.ts';
import type { PayoutProof } from '#domain/payout-proof.ts';
import { sumItems } from '#domain/payout-sums.ts';
import { NOTHING, findingsIn, plants, worlds } from './payout-world.ts';
import type { Plants, World } from './payout-world.ts';

function proofOf(world: World): PayoutProof {
  const items = world.items.map((item) => ({ ...item, count: 1 }));
  return prove(world.summary, sumItems(items), bookOf(findingsIn(world)));
}

function kindsOf(proof: PayoutProof): string[] {
  return [...new Set(proof.discrepancies.map(({ kind }) => kind))].sort();
}

function plantedKinds(planted: Plants): string[] {
  return [
    ...(planted.differs ? ['amount_differs'] : []),
    ...(planted.missing === 'item' ? ['item_missing'] : []),
    ...(planted.unknown === 'no' ? [] : ['item_without_transaction']),
    ...(planted.missing === 'fee row' ? ['missing_fee_row'] : []),
    ...(planted.inParts ? ['paid_in_parts'] : []),
    ...(planted.repeated === 'no' ? [] : ['repeated_transaction']),
    ...(planted.summaryFee ? ['summary_differs'] : []),
    ...(planted.foreign ? ['wrong_currency'] : []),
  ].sort();
}

const one = fc.constantFrom<Plants>(
  { ...NOTHING, repeated: 'wired' },
  { ...NOTHING, repeated: 'unwired' },
  { ...NOTHING, unknown: 'wired' },
  { ...NOTHING, unknown: 'unwired' },
  { ...NOTHING, differs: true },
  { ...NOTHING, foreign: true },
  { ...NOTHING, missing: 'fee row' },
  { ...NOTHING, missing: 'item' },
  { ...NOTHING, summaryFee: true },
  { ...NOTHING, inParts: true },
);

describe('a payout with nothing wrong', () => {
  it('ties out exactly, whatever its currency, and nothing is invented', () => {
    fc.assert(
      fc.property(worlds(fc.constant(NOTHING)), (world) => {
        const proof = proofOf(world);
        expect(proof).toMatchObject({
          residual: 0n,
          summaryResidual: 0n,
          unexplained: 0n,
          discrepancies: [],
        });
        expect(proof.itemsTotal).toBe(world.summary.amount);
      }),
    );
  });
});

describe('one thing planted', () => {
  it('is found, is the only one, and explains the residual to the last unit', () => {
    fc.assert(
      fc.property(worlds(one), (world) => {
        const proof = proofOf(world);
        expect(kindsOf(proof)).toEqual(plantedKinds(world.plants));
        expect(proof.discrepancies).toHaveLength(1);
        expect(proof.unexplained).toBe(0n);
        expect(proof.discrepancies[0]?.explains ?? 0n).toBe(proof.residual);
      }),
      { numRuns: 500 },
    );
  });
});

describe('several things planted', () => {
  /** Of two faults that change the same number, only their sum can be seen. */
  const apart = plants.filter(({ missing, foreign, summaryFee, repeated, unknown }) => {
    const feesLacking = foreign || missing !== 'no' || repeated === 'unwired' || unknown === 'unwired';
    return (missing === 'no' || !foreign) && !(summaryFee && feesLacking);
  });

  it('are all found and none is invented', () => {
    fc.assert(
      fc.property(worlds(apart), (world) => {
        const proof = proofOf(world);
        expect(kindsOf(proof)).toEqual(plantedKinds(world.plants));
        expect(proof.unexplained).toBe(0n);
      }),
      { numRuns: 1_000 },
    );
  });

  it('share the residual among them, no unit twice', () => {
    fc.assert(
      fc.property(worlds(apart), (world) => {
        const { discrepancies, explained, residual, unexplained } = proofOf(world);
        expect(discrepancies.reduce((sum, { explains }) => sum + (explains ?? 0n), 0n)).toBe(explained);
        expect(explained + unexplained).toBe(residual);
      }),
      { numRuns: 500 },
    );
  });
});

describe('money that is simply short', () => {
  it('stays unexplained, and nothing is blamed for it', () => {
    fc.assert(
      fc.property(worlds(fc.constant(NOTHING)), fc.bigInt({ min: 1n, max: 999n }), (world, short) => {
        const { summary } = world;
        const proof = proofOf({ ...world, summary: { ...summary, amount: summary.amount - short } });
        expect(proof).toMatchObject({ residual: -short, unexplained: -short, discrepancies: [] });
      }),
    );
  });

  it('stays unexplained beside what is explained', () => {
    const explained = one.filter(({ unknown, repeated }) => unknown === 'no' && repeated === 'no');
    fc.assert(
      fc.property(worlds(explained), fc.bigInt({ min: 1n, max: 6n }), (world, short) => {
        const whole = proofOf(world);
        const { summary } = world;
        fc.pre(whole.residual !== short);
        const proof = proofOf({ ...world, summary: { ...summary, amount: summary.amount - short } });
        expect(proof.unexplained).toBe(-short);
        expect(kindsOf(proof)).toEqual(kindsOf(whole));
      }),
    );
  });
});
