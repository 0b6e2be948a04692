import { describe, expect, it } from 'vitest';
import type { TransactionSettlement } from '#contract/settlement.ts';
import { payoutGroup } from '#web/features/transaction-detail/story/payout-group.ts';

const telling = { zone: 'Europe/Stockholm', now: Date.parse('2026-11-21T08:00:00Z') };
const share: TransactionSettlement['shares'][number] = {
  payout_id: 'payt_1',
  status: 'received',
  settled_at: '2026-11-03T06:00:00Z',
  bank_name: 'SEB',
  bank_summary: 'STRIPE PO-2231',
  currency: 'EUR',
  sales: '50.00',
  refunds: '0.00',
  chargebacks: '0.00',
  fees: '-1.89',
  net: '48.11',
};
const settled = (...shares: TransactionSettlement['shares']): TransactionSettlement => ({
  state: 'received',
  captured_at: '2026-11-01T10:00:00Z',
  gateway: 'stripe',
  shares,
  not_in_payout: '0.00',
  fees: [],
  delay: null,
  is_late: null,
  complete: true,
});

describe('the payouts of a payment on its timeline', () => {
  it('are told with their day, their name and what came after fees', () => {
    const rows = payoutGroup(settled(share), telling)?.rows ?? [];
    expect(rows.map(({ say, payout }) => say + String(payout?.name) + String(payout?.rest))).toEqual([
      'Paid out on 3 Nov with STRIPE PO-2231: €48.11 after fees of €1.89.',
    ]);
  });

  it('are left out until they arrive', () => {
    const onItsWay = { ...share, status: 'in-flight', settled_at: null } as const;
    expect(payoutGroup(settled(onItsWay), telling)).toBeNull();
    expect(payoutGroup(undefined, telling)).toBeNull();
  });

  it('stand in the order in which they came', () => {
    const first = { ...share, payout_id: 'payt_0', settled_at: '2026-11-01T06:00:00Z', fees: '0.00' };
    const group = payoutGroup(settled(share, first), telling);
    expect(group?.rows.map(({ id }) => id)).toEqual(['payt_0', 'payt_1']);
    expect(group?.span).toBe('1 to 3 Nov');
  });
});
