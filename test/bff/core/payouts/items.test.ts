import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PayoutDetail, PayoutItem, PayoutItemsPage } from '#contract/payout-detail.ts';
import type { PayoutRow } from '#contract/payout.ts';
import { formatDecimal, money, subtract, sum } from '#domain/money.ts';
import { csvLine, csvNumber } from '#bff/core/http/csv.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { everyPayout, payoutsSynced } from './payouts-support.ts';

describe('the items of a payout', () => {
  let bff: TestBff;
  let payout: PayoutDetail;
  let all: PayoutItem[];

  beforeAll(async () => {
    bff = await startBff({ size: 900, payouts: 'planted' });
    await payoutsSynced(bff);
    const rows = await everyPayout(bff);
    const [largest] = rows.toSorted((a, b) => (b.items_count ?? 0) - (a.items_count ?? 0)) as [PayoutRow];
    payout = (await bff.read<{ payout: PayoutDetail }>(`/api/payouts/${largest.id}`)).payout;
    all = await everyItem('limit=100');
  });
  afterAll(() => bff.stop());

  async function everyItem(query: string, before?: string): Promise<PayoutItem[]> {
    let rows: PayoutItem[] = [];
    for (let cursor = before; ;) {
      const place = before === undefined ? 'start_after' : 'end_before';
      const at = cursor === undefined ? '' : `&${place}=${cursor}`;
      const page = await bff.read<PayoutItemsPage>(`/api/payouts/${payout.id}/items?${query}${at}`);
      rows = before === undefined ? [...rows, ...page.items] : [...page.items, ...rows];
      if (!page.has_more) return rows;
      cursor = before === undefined ? rows.at(-1)?.id : rows[0]?.id;
    }
  }

  test('are all there, newest first, and add up to what is wired', () => {
    const { currency } = payout;
    expect(all.length).toBe(payout.items_count);
    const times = all.map(({ created_at }) => Date.parse(created_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const total = sum(
      all.map(({ net }) => money(net, currency)),
      currency,
    );
    expect(formatDecimal(subtract(money(payout.amount, currency), total))).toBe(payout.residual);
    for (const { transaction } of all.filter(({ type }) => type === 'sale'))
      expect(transaction).toMatchObject({ known: true, name: expect.stringMatching(/^NS-/) as string });
  });

  test.each([1, 7, 25])('turn their pages both ways, %i at a time', async (limit) => {
    for (const filter of ['', '&type=sale', '&type=refund&type=fee', '&order=asc']) {
      const wanted = await everyItem(`limit=100${filter}`);
      const rows = await everyItem(`limit=${String(limit)}${filter}`);
      expect(rows).toEqual(wanted);
      expect(await everyItem(`limit=${String(limit)}${filter}`, rows.at(-1)?.id)).toEqual(rows.slice(0, -1));
    }
  });

  test('are filtered by type, by transaction, by having none, and by id', async () => {
    const sale = all.find(({ type }) => type === 'sale')!;
    const only = async (query: string): Promise<PayoutItemsPage> =>
      bff.read<PayoutItemsPage>(`/api/payouts/${payout.id}/items?limit=100&${query}`);
    for (const [type, count] of Object.entries(payout.items.by_type)) {
      const page = await only(`type=${type}`);
      expect(page.total_count).toBe(count);
      expect(page.items).toEqual(all.filter((item) => item.type === type).slice(0, 100));
    }
    expect((await only(`transaction_id=${sale.transaction!.id}`)).items).toEqual(
      all.filter(({ transaction }) => transaction?.id === sale.transaction!.id),
    );
    expect((await only('without_transaction=true')).items).toEqual(
      all.filter(({ transaction }) => transaction === null),
    );
    expect((await only(`id=${all[3]!.id}&id=${all[1]!.id}`)).items).toEqual([all[1], all[3]]);
    expect((await only(`transaction_id=tr_${'0'.repeat(32)}`)).items).toEqual([]);
    expect((await only('type=sale&type=sale')).items).toEqual((await only('type=sale')).items);
  });

  test.each([
    ['type=tax', 'type'],
    ['without_transaction=no', 'without_transaction'],
    ['id=payt_1', 'id'],
    [`start_after=payt_itm_${'0'.repeat(32)}`, 'start_after'],
    ['limit=0', 'limit'],
    ['amount=3', 'amount'],
  ])('refuse %s, naming the field', async (query, field) => {
    const reply = await bff.get(`/api/payouts/${payout.id}/items?${query}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
  });

  test('come as a file that proves itself', async () => {
    const reply = await bff.get(`/api/payouts/${payout.id}/items.csv?order=asc`);
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="payout-${payout.id}-items.csv"`,
    );
    const lines = (await reply.text()).split('\r\n');
    const [head, ...rows] = lines.slice(0, lines.indexOf(''));
    expect(head).toMatch(/^item,created_at,type,transaction,/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(all.map(({ id }) => id).reverse());
    const last = (name: string): string | undefined =>
      lines
        .find((line) => line.startsWith(`${name},`))
        ?.split(',')
        .at(-1);
    expect(last('total')).toBe(payout.proof!.items_total);
    expect(last('wired')).toBe(payout.amount);
    expect(last('residual')).toBe(payout.residual);
  });

  test('come as a file of the filtered rows and their total alone', async () => {
    const text = await (await bff.get(`/api/payouts/${payout.id}/items.csv?type=refund&limit=1`)).text();
    const refunds = all.filter(({ type }) => type === 'refund');
    expect(text.split('\r\n').filter((line) => line.startsWith('payt_itm_'))).toHaveLength(refunds.length);
    expect(text).toContain(`total refund,${String(refunds.length)} item`);
    expect(text).not.toContain('residual');
  });
});

test('a cell that a spreadsheet would run is a text, and a negative amount a number', () => {
  expect(csvLine(['=1+1', '+49', '-x', '@me', '\tx', 'a,b', 'say "so"', csvNumber('-3.10')])).toBe(
    `'=1+1,'+49,'-x,'@me,'\tx,"a,b","say ""so""",-3.10\r\n`,
  );
});
