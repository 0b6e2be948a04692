import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '#domain/money.ts';
import { KEPT_FINDINGS, bookOf, mergeFindings } from '#domain/payout-finding.ts';
import type { Finding } from '#domain/payout-finding.ts';
import { mergeSums, sumItems, totalOf } from '#domain/payout-sums.ts';
import type { ItemsOfType } from '#domain/payout-sums.ts';
import { waterfall } from '#domain/payout-waterfall.ts';
import { PAYOUT_ITEM_TYPES, summaryOf } from '#domain/payout.ts';
import type { PayoutHeader } from '#domain/payout.ts';
import { CURRENCIES } from './payout-world.ts';

const minor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const item: fc.Arbitrary<ItemsOfType> = fc.record({
  type: fc.constantFrom(...PAYOUT_ITEM_TYPES),
  count: fc.constant(1),
  amount: minor,
  fees: minor,
});

/** The single-payout example of the facts sheet, section 11, with seed 003's fields alone. */
const HEADER: PayoutHeader = {
  currency: 'USD',
  amount: '5402.93',
  sales_transactions: 604,
  sales_volume: '5640.43',
  refunds_transactions: 0,
  refunds_volume: '0',
  chargebacks_transactions: 0,
  chargebacks_volume: '0',
  fees: '-237.5',
  adjustments: '0',
  reserve: '0',
};

describe('the summary of a payout', () => {
  it('keeps every sign as it is sent, so that the documented example ties out', () => {
    const summary = summaryOf(HEADER);
    expect(summary.ok && summary.value.parts).toMatchObject({ sales: 564043n, fees: -23750n });
    expect(summary.ok && summary.value.amount).toBe(564043n - 23750n);
  });

  it('is exact in every currency, with no decimals, two and three', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), minor, minor, (currency, amount, fees) => {
        const text = (units: bigint): string => formatDecimal({ minor: units, currency });
        const summary = summaryOf({
          ...HEADER,
          currency,
          amount: text(amount),
          fees: text(fees),
          sales_volume: '7',
        });
        expect(summary).toMatchObject({ ok: true, value: { amount, parts: { fees } } });
      }),
    );
  });

  it('says nothing about what it leaves out', () => {
    const summary = summaryOf({ ...HEADER, reserve: null, refunds_transactions: null });
    expect(summary).toMatchObject({
      ok: true,
      value: { parts: { reserve: null }, counts: { refunds: null } },
    });
  });

  it('names the field that is not an exact amount', () => {
    expect(summaryOf({ ...HEADER, adjustments: '1.005' })).toEqual({ ok: false, problem: 'adjustments' });
    expect(summaryOf({ ...HEADER, currency: 'XYZ' })).toEqual({ ok: false, problem: 'currency' });
  });
});

describe('the items of a payout added up', () => {
  it('come to the same in any order, and in any stretches', () => {
    fc.assert(
      fc.property(fc.array(item), fc.nat(), (items, at) => {
        const whole = sumItems(items);
        const cut = at % (items.length + 1);
        expect(sumItems(items.toReversed())).toEqual(whole);
        expect(mergeSums(sumItems(items.slice(cut)), sumItems(items.slice(0, cut)))).toEqual(whole);
      }),
    );
  });

  it('lose no unit', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const all = items.reduce((sum, { amount, fees }) => sum + amount + fees, 0n);
        expect(totalOf(sumItems(items).parts)).toBe(all);
      }),
    );
  });
});

describe('the waterfall', () => {
  it('goes from nothing to the sum of the items, bar by bar, and ends with what was wired', () => {
    fc.assert(
      fc.property(fc.array(item), minor, (items, wired) => {
        const { parts } = sumItems(items);
        const steps = waterfall(parts, wired);
        const last = steps.at(-1);
        expect(steps.at(-2)?.to).toBe(totalOf(parts));
        expect(last).toEqual({ part: 'wired', amount: wired, from: 0n, to: wired });
        for (const [index, step] of steps.slice(0, -1).entries())
          expect(step.from).toBe(index === 0 ? 0n : steps[index - 1]?.to);
      }),
    );
  });
});

describe('the findings of a payout', () => {
  const finding = (id: number): Finding => ({
    kind: 'repeated_transaction',
    payout_id: 'payt_1',
    part: 'sales',
    transaction_id: `tr_${id}`,
    items: [`payt_itm_${id}`],
    related: [],
    amount: BigInt(id),
    expected: 0n,
    currency: 'EUR',
    effect: { sales: -BigInt(id) },
  });
  const many = fc.uniqueArray(fc.nat({ max: 10_000 }), { maxLength: 3 * KEPT_FINDINGS });

  it('are the same in any order, and in any halves', () => {
    fc.assert(
      fc.property(many, fc.nat(), (ids, at) => {
        const all = ids.map(finding);
        const cut = at % (all.length + 1);
        const whole = bookOf(all);
        expect(bookOf(all.toReversed())).toEqual(whole);
        expect(mergeFindings(bookOf(all.slice(cut)), bookOf(all.slice(0, cut)))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('are all counted and summed, though only the first are kept', () => {
    const all = Array.from({ length: 250 }, (_, id) => finding(id));
    const { repeated_transaction: book } = bookOf(all);
    expect(book).toMatchObject({ count: 250, items: 250, amount: (250n * 249n) / 2n });
    expect(book.kept).toHaveLength(KEPT_FINDINGS);
  });
});
