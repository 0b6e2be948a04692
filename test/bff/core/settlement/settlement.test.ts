import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PayoutItemsPage } from '#contract/payout-detail.ts';
import type { PayoutRow } from '#contract/payout.ts';
import type {
  TransactionSettlement,
  UnsettledGroups,
  UnsettledPage,
  UnsettledRow,
} from '#contract/settlement.ts';
import type { TransactionPage, TransactionRow } from '#contract/transaction.ts';
import { formatDecimal, money, sum } from '#domain/money.ts';
import { settles } from '#domain/payout.ts';
import { MIN_DELAY_HISTORY } from '#domain/settlement-delay.ts';
import { parseMicros } from '#domain/time.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { everyPayout, payoutsSynced } from '../payouts/payouts-support.ts';

const DAY = 24 * 60 * 60_000;

describe('settlement', () => {
  let bff: TestBff;
  let payments: TransactionRow[];
  let payouts: PayoutRow[];
  let waiting: UnsettledRow[];

  beforeAll(async () => {
    bff = await startBff({ size: 800, payouts: 'exact' });
    await payoutsSynced(bff);
    payouts = await everyPayout(bff);
    payments = await everyPayment(bff);
    waiting = await everyUnsettled(bff, 'limit=100');
  });
  afterAll(() => bff.stop());

  const settlementOf = async (id: string): Promise<TransactionSettlement> =>
    (await bff.read<{ settlement: TransactionSettlement }>(`/api/transactions/${id}/settlement`)).settlement;

  test('says of every payment which payouts its money is in, by the rows of those payouts', async () => {
    const states = new Set<string>();
    for (const payment of payments.filter((_, n) => n % 4 === 0)) {
      const settlement = await settlementOf(payment.id);
      states.add(settlement.state);
      expect(settlement.complete).toBe(true);
      expect(settlement.captured_at === null).toBe(Number(payment.captured_amount) === 0);
      for (const share of settlement.shares) {
        const { items } = await bff.read<PayoutItemsPage>(
          `/api/payouts/${share.payout_id}/items?transaction_id=${payment.id}&limit=100`,
        );
        const net = sum(
          items.map((item) => money(item.net, share.currency)),
          share.currency,
        );
        expect(share.net).toBe(formatDecimal(net));
        const payout = payouts.find(({ id }) => id === share.payout_id)!;
        expect(share).toMatchObject({ status: payout.status, bank_summary: payout.bank_summary });
      }
    }
    for (const state of ['nothing_captured', 'received', 'returned', 'captured'])
      expect([...states]).toContain(state);
  });

  test('lists what is captured and in no payout, what was captured first before the rest, and nothing else', async () => {
    const found: { id: string; amount: string; since: number }[] = [];
    for (const { id, captured_amount } of payments.toReversed()) {
      if (Number(captured_amount) === 0) continue;
      const { state, not_in_payout: amount, captured_at } = await settlementOf(id);
      if (state === 'returned' || amount === null || Number(amount) <= 0) continue;
      found.push({ id, amount, since: parseMicros(captured_at!)! });
    }
    const expected = found.toSorted((a, b) => a.since - b.since).map(({ id, amount }) => ({ id, amount }));
    expect(expected.length).toBeGreaterThan(5);
    expect(waiting.map(({ transaction, amount }) => ({ id: transaction.id, amount }))).toEqual(expected);
    for (const row of waiting) {
      const { captured_at, is_late } = await settlementOf(row.transaction.id);
      expect(row).toMatchObject({ captured_at, is_late });
      expect(row.days).toBe(Math.floor((bff.clock.now() - Date.parse(row.captured_at)) / DAY));
    }
  });

  test('turns the pages of what waits both ways, whatever the filters', async () => {
    const filter = fc.record(
      {
        gateway: fc.constantFrom('adyen', 'klarna', 'nobody'),
        currency: fc.constantFrom('EUR', 'GBP'),
        captured_lt: fc.constant(new Date(bff.clock.now() - 2 * DAY).toISOString()),
        late: fc.constant('true'),
      },
      { requiredKeys: [] },
    );
    const property = fc.asyncProperty(filter, fc.integer({ min: 1, max: 20 }), async (filters, limit) => {
      const wanted = waiting.filter(
        ({ transaction, captured_at, is_late }) =>
          (filters.gateway === undefined || transaction.gateways.at(-1) === filters.gateway) &&
          (filters.currency === undefined || transaction.currency === filters.currency) &&
          (filters.captured_lt === undefined || Date.parse(captured_at) < Date.parse(filters.captured_lt)) &&
          (filters.late === undefined || is_late === true),
      );
      const query = `${new URLSearchParams(filters).toString()}&limit=${String(limit)}`;
      const forward = await everyUnsettled(bff, query);
      expect(forward).toEqual(wanted);
      const last = forward.at(-1)?.transaction.id;
      expect(await everyUnsettled(bff, query, last)).toEqual(wanted.slice(0, -1));
      const { groups } = await bff.read<UnsettledGroups>(
        `/api/unsettled/groups?${new URLSearchParams(filters).toString()}`,
      );
      expect(groups.reduce((count, group) => count + group.count, 0)).toBe(wanted.length);
    });
    await fc.assert(property, { numRuns: 20 });
  });

  test('groups what waits by PSP and currency, its ages adding up', async () => {
    const { groups, complete } = await bff.read<UnsettledGroups>('/api/unsettled/groups');
    expect(complete).toBe(true);
    for (const group of groups) {
      const rows = waiting.filter(
        ({ transaction }) =>
          transaction.gateways.at(-1) === group.gateway && transaction.currency === group.currency,
      );
      const of = (some: readonly { amount: string }[]): string =>
        formatDecimal(
          sum(
            some.map(({ amount }) => money(amount, group.currency)),
            group.currency,
          ),
        );
      expect(group).toMatchObject({ count: rows.length, amount: of(rows) });
      expect(of(group.ages)).toBe(group.amount);
      expect(group.late_amount).toBe(
        group.delay === null ? null : of(rows.filter(({ is_late }) => is_late === true)),
      );
    }
    expect(groups.reduce((count, group) => count + group.count, 0)).toBe(waiting.length);
  });

  test('knows what is usual at a PSP by what was received from it', async () => {
    const { groups } = await bff.read<UnsettledGroups>('/api/unsettled/groups');
    const adyen = groups.find(({ gateway, currency }) => gateway === 'adyen' && currency === 'EUR')!;
    const received = new Set(payouts.filter(({ status }) => status === 'received').map(({ id }) => id));
    const delays: number[] = [];
    for (const { id, currency, gateways } of payments) {
      if (currency !== 'EUR' || gateways.at(-1) !== 'adyen') continue;
      const { captured_at, shares } = await settlementOf(id);
      for (const share of shares)
        if (received.has(share.payout_id) && Number(share.sales) > 0)
          delays.push(Math.floor((Date.parse(share.settled_at!) - Date.parse(captured_at!)) / DAY));
    }
    expect(delays.length).toBeGreaterThan(MIN_DELAY_HISTORY);
    const sorted = delays.toSorted((a, b) => a - b);
    expect(adyen.delay).toEqual({
      usual_days: sorted[Math.ceil(sorted.length / 2) - 1],
      slow_days: sorted[Math.ceil(sorted.length * 0.95) - 1],
    });
  });

  test.each([
    ['unsettled?gateway=%20', 'gateway'],
    ['unsettled?currency=XXY', 'currency'],
    ['unsettled?late=no', 'late'],
    ['unsettled?captured_gte=now', 'captured_gte'],
    [`unsettled?start_after=tr_${'0'.repeat(32)}`, 'start_after'],
    ['unsettled/groups?limit=3', 'limit'],
    ['transactions/tr_1/settlement', 'id'],
  ])('refuses %s, naming the field', async (path, field) => {
    const reply = await bff.get(`/api/${path}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
  });

  test('is not known of a payment that is not', async () => {
    expect((await bff.get(`/api/transactions/tr_${'0'.repeat(32)}/settlement`)).status).toBe(404);
  });
});

test('money of a payout that failed is waiting again until it comes in another', async () => {
  const bff = await startBff({ size: 400, payouts: 'exact', seed: 'failing' });
  await payoutsSynced(bff);
  const failed = (await everyPayout(bff)).filter(({ status }) => !settles(status));
  expect(failed.length).toBeGreaterThan(0);
  const waiting = new Set((await everyUnsettled(bff, 'limit=100')).map(({ transaction }) => transaction.id));
  for (const { id } of failed) {
    const { items } = await bff.read<PayoutItemsPage>(`/api/payouts/${id}/items?type=sale&limit=100`);
    for (const { transaction } of items) {
      const path = `/api/transactions/${transaction!.id}/settlement`;
      const { settlement } = await bff.read<{ settlement: TransactionSettlement }>(path);
      const again = settlement.shares.some(({ status, sales }) => settles(status) && Number(sales) > 0);
      if (again) expect(waiting.has(transaction!.id)).toBe(false);
      else expect(['payout_failed', 'returned']).toContain(settlement.state);
    }
  }
  await bff.stop();
});

async function everyPayment(bff: TestBff): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = [];
  for (;;) {
    const at = rows.length === 0 ? '' : `&start_after=${rows.at(-1)!.id}`;
    const page = await bff.read<TransactionPage>(`/api/transactions?limit=100${at}`);
    rows.push(...page.transactions);
    if (!page.has_more) return rows;
  }
}

async function everyUnsettled(bff: TestBff, query: string, before?: string): Promise<UnsettledRow[]> {
  let rows: UnsettledRow[] = [];
  for (let cursor = before; ;) {
    const place = before === undefined ? 'start_after' : 'end_before';
    const at = cursor === undefined ? '' : `&${place}=${cursor}`;
    const page = await bff.read<UnsettledPage>(`/api/unsettled?${query}${at}`);
    rows = before === undefined ? [...rows, ...page.unsettled] : [...page.unsettled, ...rows];
    if (!page.has_more) return rows;
    cursor = (before === undefined ? rows.at(-1) : rows[0])?.transaction.id;
  }
}
