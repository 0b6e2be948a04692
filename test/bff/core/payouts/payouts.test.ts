import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import type { PayoutCount, PayoutOptions, PayoutPage, PayoutRow } from '#contract/payout.ts';
import { add, formatDecimal, money, sum, zero } from '#domain/money.ts';
import { PAYOUT_STATUSES, settles } from '#domain/payout.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { everyPayout, payoutsSynced } from './payouts-support.ts';

const NONE = `payt_${'0'.repeat(32)}`;

describe('payouts', () => {
  let bff: TestBff;
  let all: PayoutRow[];

  beforeAll(async () => {
    bff = await startBff({ size: 1_200, payouts: 'planted' });
    await payoutsSynced(bff);
    all = await everyPayout(bff);
  });
  afterAll(() => bff.stop());

  test('are all listed, newest first, with all that a row says', async () => {
    const page = await bff.read<PayoutPage>('/api/payouts?limit=5');
    expect(page.coverage).toMatchObject({ complete: true, indexed: all.length, upstream_total: all.length });
    expect(page.total_count).toBe(all.length);
    expect(all.length).toBeGreaterThan(80);
    const times = all.map(({ created_at }) => Date.parse(created_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    for (const row of all) {
      expect(row.gateway).toMatch(/^[a-z]+$/);
      expect(row.residual).toMatch(/^-?\d+(\.\d+)?$/);
      expect(row.items_count).toBeGreaterThan(0);
      expect(row.bank_match).toBe('unchecked');
      expect(row.settled_at === null).toBe(row.status !== 'received');
      expect(Date.parse(row.period!.from)).toBeLessThanOrEqual(Date.parse(row.period!.to));
    }
    expect(all.some(({ amount }) => amount.startsWith('-'))).toBe(true);
  });

  test('turn their pages both ways without repeating or leaving out a row, whatever the filters', async () => {
    const middle = all[Math.floor(all.length / 2)]!;
    const filter = fc.record(
      {
        status: fc.subarray([...PAYOUT_STATUSES], { minLength: 1 }),
        currency: fc.subarray(['EUR', 'GBP', 'SEK'], { minLength: 1 }),
        gateway: fc.subarray(['adyen', 'stripe', 'worldpay'], { minLength: 1 }),
        bank: fc.subarray(['SEB', 'Barclays'], { minLength: 1 }),
        created_gte: fc.constant(middle.created_at),
        settled_lt: fc.constant(middle.created_at),
        unexplained: fc.constant('true'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('asc', 'desc'),
        async (filters, limit, order) => {
          const wanted = all.filter((row) => matches(row, filters)).map(({ id }) => id);
          if (order === 'asc') wanted.reverse();
          const query = `${queryOf(filters)}&limit=${String(limit)}&order=${order}`;
          const forward = await everyPayout(bff, query);
          expect(forward.map(({ id }) => id)).toEqual(wanted);
          const back = await everyPayout(bff, query, forward.at(-1)?.id);
          expect(back.map(({ id }) => id)).toEqual(wanted.slice(0, -1));
          const count = await bff.read<PayoutCount>(`/api/payouts/count?${queryOf(filters)}`);
          expect(count.total_count).toBe(wanted.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are found by id, by what the bank reads and by PSP', async () => {
    const some = all[9]!;
    const reference = some.bank_summary!.split(' ').at(-1)!;
    for (const q of [some.id, reference, some.bank_summary!.toLowerCase()]) {
      const page = await bff.read<PayoutPage>(`/api/payouts?q=${encodeURIComponent(q)}`);
      expect(page.payouts.map(({ id }) => id)).toEqual([some.id]);
    }
    const page = await bff.read<PayoutPage>('/api/payouts?q=klarna&limit=100');
    expect(page.payouts).toEqual(all.filter(({ gateway }) => gateway === 'klarna').slice(0, 100));
  });

  test('are summed per currency, those that failed apart', async () => {
    const { totals, by_status } = await bff.read<PayoutCount>('/api/payouts/count');
    expect(Object.values(by_status).reduce((total, count) => total + count, 0)).toBe(all.length);
    for (const { currency, ...total } of totals) {
      const rows = all.filter((row) => row.currency === currency);
      const paid = rows.filter(({ status }) => settles(status));
      const pending = paid.filter(({ status }) => status !== 'received');
      const of = (some: readonly PayoutRow[]): string =>
        formatDecimal(some.reduce((all, row) => add(all, money(row.amount, currency)), zero(currency)));
      expect(total).toEqual({
        count: paid.length,
        amount: of(paid),
        fees: total.fees,
        pending: of(pending),
        unexplained: formatDecimal(zero(currency)),
        unproved: 0,
        failed_count: rows.length - paid.length,
      });
    }
    expect(totals.reduce((count, total) => count + total.count + total.failed_count, 0)).toBe(all.length);
    const failed = await bff.read<PayoutCount>('/api/payouts/count?status=failed&status=canceled');
    expect(failed.by_status).toEqual(by_status);
    expect(failed.totals.every(({ count, amount }) => count === 0 && Number(amount) === 0)).toBe(true);
  });

  test('say which values their filters can have', async () => {
    const options = await bff.read<PayoutOptions>('/api/payouts/options');
    const counted = (values: readonly (string | null)[]): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
      return counts;
    };
    const told = (values: PayoutOptions['banks']): Record<string, number> =>
      Object.fromEntries(values.map(({ value, count }) => [value, count]));
    expect(told(options.gateways)).toEqual(counted(all.map(({ gateway }) => gateway)));
    expect(told(options.currencies)).toEqual(counted(all.map(({ currency }) => currency)));
    expect(told(options.banks)).toEqual(counted(all.map(({ bank_name }) => bank_name)));
  });

  test.each([
    ['/api/payouts', 'status=paid', 'status'],
    ['/api/payouts', 'currency=XYZ', 'currency'],
    ['/api/payouts', 'gateway=%20', 'gateway'],
    ['/api/payouts', 'unmatched=yes', 'unmatched'],
    ['/api/payouts', 'settled_gte=yesterday', 'settled_gte'],
    ['/api/payouts', 'start_after=tr_1', 'start_after'],
    ['/api/payouts', `start_after=${NONE}`, 'start_after'],
    ['/api/payouts', 'sort=amount', 'sort'],
    ['/api/payouts/count', `end_before=${NONE}`, 'end_before'],
    ['/api/payouts/count', 'limit=5', 'limit'],
    ['/api/payouts/payt_1', '', 'id'],
    ['/api/payouts/payt_1/items', '', 'id'],
  ])('refuse %s?%s, naming the field, and ask nothing of ProcessOut', async (path, query, field) => {
    const before = bff.asked.length;
    const reply = await bff.get(`${path}?${query}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
    expect(bff.asked.length).toBe(before);
  });

  test('are not found when there is none', async () => {
    for (const path of [NONE, `${NONE}/items`, `${NONE}/items.csv`])
      expect((await bff.get(`/api/payouts/${path}`)).status).toBe(404);
  });

  test('are proved part by part, in bars that end at what was wired', async () => {
    for (const { id } of all.slice(0, 30)) {
      const { payout } = await bff.read<{ payout: PayoutDetail }>(`/api/payouts/${id}`);
      const { proof, currency, items } = payout;
      expect(items).toMatchObject({ indexed: payout.items_count, complete: true });
      expect(Object.values(items.by_type).reduce((total, count) => total + count, 0)).toBe(items.indexed);
      const parts = sum(
        proof!.parts.map((part) => money(part.items, currency)),
        currency,
      );
      expect(formatDecimal(parts)).toBe(proof!.items_total);
      const bars = proof!.waterfall;
      expect(bars.at(-1)).toMatchObject({ part: 'wired', amount: payout.amount, to: payout.amount });
      for (const [n, bar] of bars.slice(1, -1).entries()) expect(bar.from).toBe(bars[n]!.to);
      expect(payout.history.map(({ status }) => status)).toEqual([payout.status]);
      expect(payout.metadata['reference']).toBe(payout.bank_summary!.split(' ').at(-1));
    }
  });
});

type Filters = Partial<Record<'status' | 'currency' | 'gateway' | 'bank', string[]>> &
  Partial<Record<'created_gte' | 'settled_lt' | 'unexplained', string>>;

function matches(row: PayoutRow, filters: Filters): boolean {
  const { status, currency, gateway, bank, created_gte, settled_lt, unexplained } = filters;
  return (
    (status?.includes(row.status) ?? true) &&
    (currency?.includes(row.currency) ?? true) &&
    (gateway?.includes(row.gateway ?? '') ?? true) &&
    (bank?.includes(row.bank_name ?? '') ?? true) &&
    (created_gte === undefined || Date.parse(row.created_at) >= Date.parse(created_gte)) &&
    (settled_lt === undefined ||
      (row.settled_at !== null && Date.parse(row.settled_at) < Date.parse(settled_lt))) &&
    (unexplained === undefined || Number(row.unexplained) !== 0)
  );
}

function queryOf(filters: Filters): string {
  const pairs = Object.entries(filters).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs).toString();
}
