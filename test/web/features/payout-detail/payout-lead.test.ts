import { describe, expect, it } from 'vitest';
import type { PayoutDetail, PayoutDiscrepancy } from '#contract/payout-detail.ts';
import { payoutContext, payoutLead } from '#web/features/payout-detail/story/payout-lead.ts';
import { payoutStations } from '#web/features/payout-detail/story/payout-stations.ts';

const telling = { zone: 'Europe/Stockholm', now: Date.parse('2026-11-21T08:00:00Z') };

const proof: NonNullable<PayoutDetail['proof']> = {
  parts: [],
  waterfall: [],
  summary_total: '100.00',
  items_total: '100.00',
  residual: '0.00',
  summary_residual: '0.00',
  explained: '0.00',
  unexplained: '0.00',
  discrepancies: [],
  unchecked_items: 0,
};
const problem: PayoutDiscrepancy = {
  kind: 'item_missing',
  level: 'problem',
  part: 'sales',
  rows: 1,
  currency: 'EUR',
  amount: '10.00',
  expected: null,
  explains: '10.00',
  item_ids: [],
  related_item_ids: [],
  transactions: [],
};

function payout(change: Partial<PayoutDetail> = {}): PayoutDetail {
  return {
    id: 'payt_1',
    created_at: '2026-11-15T01:10:00Z',
    status: 'received',
    gateway: 'stripe',
    currency: 'EUR',
    amount: '100.00',
    bank_name: 'SEB',
    bank_summary: 'STRIPE PO-2231',
    settled_at: '2026-11-17T05:00:00Z',
    period: { from: '2026-11-09T10:00:00Z', to: '2026-11-14T10:00:00Z' },
    items_count: 156,
    residual: '0.00',
    unexplained: '0.00',
    discrepancy_count: 0,
    bank_match: 'unchecked',
    metadata: {},
    read_at: '2026-11-21T08:00:00Z',
    items: { indexed: 156, complete: true, by_type: {}, without_transaction: 0 },
    proof,
    history: [{ status: 'received', at: '2026-11-20T12:00:00Z' }],
    ...change,
  };
}

const lead = (change: Partial<PayoutDetail> = {}) => payoutLead(payout(change), telling);

describe('the two sentences of a payout', () => {
  it('say where the money is, and that every cent is known', () => {
    expect(lead()).toBe('Stripe paid this to SEB on Tuesday 17 November. Every cent is accounted for.');
    expect(lead({ status: 'in-flight', settled_at: null, bank_name: null })).toBe(
      'Stripe sent this to your bank, which has not shown it yet. Every cent is accounted for.',
    );
  });

  it('say that a negative payout took money', () => {
    expect(lead({ amount: '-20.00' })).toMatch(/^Stripe took this from SEB on Tuesday 17 November\./);
  });

  it('say what moved no money', () => {
    expect(lead({ status: 'failed' })).toMatch(/^SEB did not take this payout: no money moved/);
    expect(lead({ status: 'canceled' })).toMatch(/^Stripe withdrew this payout: no money moved/);
  });

  it('count what needs a look, and say what nobody knows', () => {
    expect(lead({ proof: { ...proof, discrepancies: [problem, { ...problem, level: 'note' }] } })).toMatch(
      /accounted for; 1 thing needs a look\.$/,
    );
    expect(lead({ proof: { ...proof, unexplained: '-12.50' } })).toMatch(/€12\.50 of it is unexplained\.$/);
  });

  it('promise nothing before there is a proof', () => {
    expect(lead({ proof: null })).toMatch(/still being checked, so nothing is proved yet\.$/);
  });

  it('come with the name and the days of the items', () => {
    expect(payoutContext(payout(), telling)).toBe('STRIPE PO-2231, 156 items of 9 to 14 Nov.');
    expect(payoutContext(payout({ items_count: null, period: null }), telling)).toBe('STRIPE PO-2231.');
  });
});

describe('how a payout got where it is', () => {
  it('is told by its own times, and of other states by when they were seen', () => {
    const seen = { status: 'in-flight', at: '2026-11-16T06:00:00Z' };
    const told = payoutStations(payout({ history: [seen, ...payout().history] }));
    expect(told.map(({ title, at, say }) => [title, new Date(at ?? 0).toISOString(), say])).toEqual([
      ['Announced', '2026-11-15T01:10:00.000Z', ''],
      ['On its way', '2026-11-16T06:00:00.000Z', 'first seen here'],
      ['Received', '2026-11-17T05:00:00.000Z', ''],
    ]);
  });
});
