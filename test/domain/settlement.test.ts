import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { MIN_DELAY_HISTORY, isLate, usualDelay } from '#domain/settlement-delay.ts';
import { settlementOf } from '#domain/settlement.ts';
import type { SettlementRow } from '#domain/settlement.ts';

const PAID = { currency: 'EUR', captured: 100_00n, refunded: 0n };

function row(amount: bigint, changes: Partial<SettlementRow> = {}): SettlementRow {
  return {
    payout_id: 'payt_1',
    payout_status: 'received',
    payout_currency: 'EUR',
    settled_at: '2026-11-17T05:00:00Z',
    type: 'sale',
    amount,
    fees: -1_20n,
    ...changes,
  };
}

describe('where the money of a transaction is', () => {
  it.each([
    ['captured', []],
    ['announced', [row(100_00n, { payout_status: 'pending' })]],
    ['in_flight', [row(100_00n, { payout_status: 'in-flight' })]],
    ['received', [row(100_00n)]],
    ['partly', [row(64_00n)]],
    ['partly', [row(64_00n), row(36_00n, { payout_id: 'payt_2', payout_status: 'in-flight' })]],
    ['payout_failed', [row(100_00n, { payout_status: 'failed' })]],
    ['received', [row(100_00n, { payout_status: 'failed' }), row(100_00n, { payout_id: 'payt_2' })]],
    ['returned', [row(100_00n), row(-100_00n, { type: 'chargeback', payout_id: 'payt_2' })]],
  ] as const)('is told as %s', (state, rows) => {
    expect(settlementOf(PAID, rows).state).toBe(state);
  });

  it('was nowhere to go when nothing was captured, and went back when all was refunded', () => {
    expect(settlementOf({ ...PAID, captured: 0n }, []).state).toBe('nothing_captured');
    expect(settlementOf({ ...PAID, refunded: 100_00n }, [row(100_00n)]).state).toBe('returned');
  });

  it('never counts what a failed payout held', () => {
    const { notInPayout, feesPaid } = settlementOf(PAID, [row(100_00n, { payout_status: 'failed' })]);
    expect(notInPayout).toBe(100_00n);
    expect(feesPaid).toEqual([]);
  });

  it('is not compared across currencies', () => {
    const yen = { currency: 'JPY', captured: 5_000n, refunded: 0n };
    expect(settlementOf(yen, [row(31_27n)])).toMatchObject({ state: 'received', notInPayout: null });
  });

  it('shows each payout with what it did, fee rows included', () => {
    const fee = row(-20_00n, { type: 'fee', fees: 0n });
    const { shares } = settlementOf(PAID, [row(100_00n), fee]);
    expect(shares).toEqual([
      expect.objectContaining({ sales: 100_00n, fees: -21_20n, net: 78_80n, payout_id: 'payt_1' }),
    ]);
  });

  it('keeps the fees of different currencies apart, as positive amounts', () => {
    const rows = [row(60_00n), row(40_00n, { payout_id: 'payt_2', payout_currency: 'SEK', fees: -9_00n })];
    expect(settlementOf(PAID, rows).feesPaid).toEqual([
      { minor: 1_20n, currency: 'EUR' },
      { minor: 9_00n, currency: 'SEK' },
    ]);
  });
});

describe('how long a PSP usually takes', () => {
  it('is not invented when there is too little history', () => {
    expect(usualDelay(new Map([[3, MIN_DELAY_HISTORY - 1]]))).toBeNull();
    expect(isLate(400, null)).toBeNull();
  });

  it('is the median of its days, and late is what nineteen of twenty are not', () => {
    const delay = usualDelay(
      new Map([
        [6, 4],
        [2, 60],
        [3, 36],
      ]),
    );
    expect(delay).toEqual({ usual: 2, slow: 3 });
    expect([isLate(3, delay), isLate(4, delay)]).toEqual([false, true]);
  });

  it('lies within the days that were seen, whatever they are', () => {
    const days = fc.array(fc.nat({ max: 60 }), { minLength: MIN_DELAY_HISTORY });
    fc.assert(
      fc.property(days, (seen) => {
        const history = new Map<number, number>();
        for (const each of seen) history.set(each, (history.get(each) ?? 0) + 1);
        const sorted = seen.toSorted((a, b) => a - b);
        expect(usualDelay(history)?.usual).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
      }),
    );
  });
});
