import { describe, expect, it } from 'vitest';
import { examine } from '#domain/payout-examine.ts';
import type { ExaminedItem, KnownTransaction } from '#domain/payout-examine.ts';
import type { Finding } from '#domain/payout-finding.ts';

let order = 0;

function row(amount: bigint, changes: Partial<ExaminedItem> = {}): ExaminedItem {
  order += 1;
  return {
    id: `payt_itm_${order}`,
    payout_id: 'payt_1',
    payout_currency: 'EUR',
    settles: true,
    order,
    type: 'sale',
    amount,
    fees: -10n,
    currency: null,
    ...changes,
  };
}

const PAID: KnownTransaction = { currency: 'EUR', captured: 100_00n, refunded: 0n };

function examined(items: readonly ExaminedItem[], transaction: KnownTransaction = PAID): Finding[] {
  return examine({ transaction_id: 'tr_1', transaction, items });
}

function kinds(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, payout_id }) => `${kind} in ${payout_id}`);
}

describe('a transaction in several payouts', () => {
  it('is repeated in the later one', () => {
    const findings = examined([row(100_00n), row(100_00n, { payout_id: 'payt_2' })].toReversed());
    expect(kinds(findings)).toEqual(['repeated_transaction in payt_2']);
    expect(findings[0]).toMatchObject({ expected: 0n, effect: { sales: -100_00n, fees: 10n } });
    expect(findings[0]?.related).toHaveLength(1);
  });

  it('is paid once if the first payout failed', () => {
    expect(examined([row(100_00n, { settles: false }), row(100_00n, { payout_id: 'payt_2' })])).toEqual([]);
  });

  it('may be paid a part after a payout of the whole failed', () => {
    const failed = row(64_00n, { settles: false });
    const parts = [row(36_00n, { payout_id: 'payt_2' }), row(64_00n, { payout_id: 'payt_3' })];
    expect(kinds(examined([failed, ...parts]))).toEqual(['paid_in_parts in payt_3']);
  });
});

describe('the amount of a row', () => {
  it('differs from what was captured, by what it is over or under', () => {
    expect(examined([row(101_00n)])[0]).toMatchObject({ kind: 'amount_differs', expected: 100_00n });
    expect(examined([row(99_00n)])[0]).toMatchObject({ kind: 'amount_differs', expected: 100_00n });
  });

  it('of parts that were captured one by one may be equal', () => {
    expect(kinds(examined([row(50_00n), row(50_00n)]))).toEqual(['paid_in_parts in payt_1']);
  });

  it('of refunds may come to less than was refunded, never to more', () => {
    const refunded = { ...PAID, refunded: 30_00n };
    const refund = (amount: bigint): ExaminedItem => row(amount, { type: 'refund', fees: 0n });
    expect(examined([refund(-10_00n)], refunded)).toEqual([]);
    expect(kinds(examined([refund(-30_00n), refund(-30_00n)], refunded))).toEqual([
      'repeated_transaction in payt_1',
    ]);
    expect(examined([refund(-31_00n)], refunded)[0]).toMatchObject({ expected: -30_00n });
  });

  it('of a dispute that was won comes back', () => {
    const dispute = (amount: bigint): ExaminedItem => row(amount, { type: 'chargeback' });
    expect(examined([dispute(-100_00n), dispute(100_00n)])).toEqual([]);
  });
});

describe('currencies', () => {
  const yen: KnownTransaction = { currency: 'JPY', captured: 5_000n, refunded: 0n };

  it('are wrong when the number of another one is repeated', () => {
    expect(examined([row(5_000_00n)], yen)[0]).toMatchObject({ kind: 'wrong_currency', currency: 'JPY' });
  });

  it('are wrong when the row names another one than the payout', () => {
    expect(kinds(examined([row(100_00n, { currency: 'USD' })]))).toEqual(['wrong_currency in payt_1']);
  });

  it('cannot be compared once an amount was converted', () => {
    expect(examined([row(31_27n)], yen)).toEqual([]);
  });
});

describe('a row without a transaction', () => {
  it('is found where there should be one, and only there', () => {
    const items = [row(44_00n), row(-20_00n, { type: 'fee' }), row(-600_00n, { type: 'reserve' })];
    const findings = examine({ transaction_id: null, transaction: 'absent', items });
    expect(kinds(findings)).toEqual(['item_without_transaction in payt_1']);
  });

  it('is not accused while its transaction may still be indexed', () => {
    expect(examine({ transaction_id: 'tr_2', transaction: 'not_indexed', items: [row(44_00n)] })).toEqual([]);
  });
});
