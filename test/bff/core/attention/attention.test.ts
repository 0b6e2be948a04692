import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attention, AttentionGroup, AttentionKind } from '#contract/attention.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TransactionPage, TransactionRow } from '#contract/transaction.ts';
import { add, formatDecimal, money, zero } from '#domain/money.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const STAKES: Partial<Record<AttentionKind, 'authorized_amount' | 'amount'>> = {
  expiring_authorization: 'authorized_amount',
  pending_capture: 'authorized_amount',
  expiring_card: 'amount',
};
const THREE_DAYS = 3 * 24 * 60 * 60 * 1000;

describe('what needs attention', () => {
  let bff: TestBff;
  let all: TransactionRow[];
  let groups: Map<AttentionKind, AttentionGroup>;

  beforeAll(async () => {
    bff = await startBff({ size: 900 });
    await bff.synced();
    all = await everyRow(bff);
    const reply = await bff.read<Attention>('/api/attention');
    expect(reply.coverage.complete).toBe(true);
    groups = new Map(reply.groups.map((group) => [group.kind, group]));
  });
  afterAll(() => bff.stop());

  const group = (kind: AttentionKind): AttentionGroup => groups.get(kind)!;
  const ids = (rows: readonly TransactionRow[]): string[] => rows.map(({ id }) => id);

  test('puts the holds first that lapse first, and none that has more than three days', () => {
    const expected = all
      .filter(
        ({ status, authorized_until }) =>
          status === 'authorized' && Date.parse(authorized_until!) <= bff.clock.now() + THREE_DAYS,
      )
      .toSorted((a, b) => Date.parse(a.authorized_until!) - Date.parse(b.authorized_until!));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(group('expiring_authorization').transactions)).toEqual(ids(expected).slice(0, 25));
    expect(group('expiring_authorization').count).toBe(expected.length);
  });

  test.each([
    ['fraud_notification', 'fraud-notification'],
    ['retrieval_request', 'retrieval-request'],
    ['open_chargeback', 'chargeback-initiated'],
    ['pending_capture', 'pending-capture'],
  ] as const)('%s holds exactly the payments with status %s', (kind, status) => {
    const expected = ids(all.filter((row) => row.status === status));
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(group(kind).transactions).toSorted()).toEqual(expected.toSorted());
  });

  test('a failed refund is one whose money is still here', async () => {
    const failed: string[] = [];
    for (const { id, refunded_amount, captured_amount } of all) {
      if (Number(captured_amount) === 0 || Number(refunded_amount) === Number(captured_amount)) continue;
      const { transaction } = await bff.read<{ transaction: TransactionDetail }>(`/api/transactions/${id}`);
      const last = transaction.aftermath.filter(({ kind }) => kind === 'refund').at(-1);
      if (last?.state === 'failed') failed.push(id);
    }
    expect(failed.length).toBeGreaterThan(0);
    expect(ids(group('failed_refund').transactions).toSorted()).toEqual(failed.toSorted());
  });

  test('an expiring card is that of a customer’s last recurring payment, and ends this month or the next', async () => {
    const { transactions, card_ends = {} } = group('expiring_card');
    expect(transactions.length).toBeGreaterThan(0);
    const customers = transactions.map(({ customer }) => customer?.id);
    expect(new Set(customers).size).toBe(customers.length);
    for (const { id, customer } of transactions) {
      const { transaction } = await bff.read<{ transaction: TransactionDetail }>(`/api/transactions/${id}`);
      const { exp_month, exp_year } = transaction.card!;
      expect(card_ends[id]).toBe(`${exp_year!}-${exp_month!.padStart(2, '0')}`);
      expect(['2026-03', '2026-04']).toContain(card_ends[id]);
      const theirs = all.filter((row) => row.customer?.id === customer!.id);
      expect(theirs.map((row) => row.id)).toContain(id);
    }
  });

  test('says what is at stake per currency, to the cent', () => {
    for (const { kind, transactions, count, stakes } of groups.values()) {
      if (count > transactions.length) continue;
      const field = STAKES[kind] ?? 'available_amount';
      for (const { currency, count: rows, amount } of stakes) {
        const those = transactions.filter((row) => row.currency === currency);
        const sum = those.reduce((total, row) => add(total, money(row[field], currency)), zero(currency));
        expect({ kind, currency, rows, amount }).toEqual({
          kind,
          currency,
          rows: those.length,
          amount: formatDecimal(sum),
        });
      }
    }
  });
});

async function everyRow(bff: TestBff): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.id;
    const page = await bff.read<TransactionPage>(
      `/api/transactions?limit=100${after === undefined ? '' : `&start_after=${after}`}`,
    );
    rows.push(...page.transactions);
    if (!page.has_more) return rows;
  }
}
