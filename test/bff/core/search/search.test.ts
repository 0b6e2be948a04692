import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventPage } from '#contract/event.ts';
import { SEARCH_ROWS } from '#contract/search.ts';
import type { SearchGroup, SearchReply } from '#contract/search.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

describe('the search of everything', () => {
  let bff: TestBff;

  beforeAll(async () => {
    bff = await startBff({ size: 120 });
    await bff.synced();
    await bff.clock.advance(10_000);
  });
  afterAll(() => bff.stop());

  const search = (q: string) => bff.read<SearchReply>(`/api/search?q=${encodeURIComponent(q)}`);
  const rowsOf = ({ groups }: SearchReply, type: SearchGroup['type']): readonly { id: string }[] =>
    groups.find((group) => group.type === type)?.rows ?? [];

  test('finds a person in their payments, invoices and account', async () => {
    const { transactions } = await bff.read<TransactionPage>('/api/transactions?limit=50');
    const { id, customer } = transactions.find((row) => row.customer?.email)!;
    const found = await search(customer!.email!);
    expect(rowsOf(found, 'transactions').map((row) => row.id)).toContain(id);
    expect(rowsOf(found, 'customers').map((row) => row.id)).toContain(customer!.id);
    expect(rowsOf(found, 'invoices').length).toBeGreaterThan(0);
  });

  test('finds the payment of a refund by the id of the refund', async () => {
    const { transactions } = await bff.read<TransactionPage>('/api/transactions?status=refunded&limit=1');
    const { id } = transactions[0]!;
    const { transaction } = await bff.read<{ transaction: TransactionDetail }>(`/api/transactions/${id}`);
    const found = await search(transaction.refunds[0]!.id);
    expect(found.jump).toMatchObject({ kind: 'refund' });
    expect(rowsOf(found, 'transactions').map((row) => row.id)).toEqual([id]);
  });

  test('links no row of a payment to its refund by what the API does not say', async () => {
    const asked = new Request(
      'https://api.processout.com/transactions?limit=100&expand[]=operations&expand[]=refunds',
      {
        headers: { authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}` },
      },
    );
    const text = await (await bff.simulator.fetch(asked)).text();
    const { transactions } = JSON.parse(text) as {
      transactions: { operations: unknown; refunds: { id: string }[] }[];
    };
    const refunds = transactions.flatMap((one) => one.refunds.map(({ id }) => id));
    expect(refunds.length).toBeGreaterThan(3);
    const operations = JSON.stringify(transactions.map((one) => one.operations));
    for (const id of refunds) {
      expect(operations).not.toContain(id);
      expect(rowsOf(await search(id), 'transactions')).toHaveLength(1);
    }
  });

  test('finds the events that name an object, and says what an id is', async () => {
    const { events } = await bff.read<EventPage>('/api/events?limit=1');
    const about = events[0]!.object_id!;
    const found = await search(about);
    expect(found.jump).toEqual({ kind: 'transaction', id: about });
    expect(rowsOf(found, 'events').map((row) => row.id)).toContain(events[0]!.id);
  });

  test('gives the newest few of each kind, whether there are more, and how much was searched', async () => {
    const { groups } = await search('captured');
    expect(groups.map(({ type }) => type)).toEqual([
      'transactions',
      'invoices',
      'customers',
      'payouts',
      'events',
    ]);
    const events = groups.find(({ type }) => type === 'events')!;
    expect(events).toMatchObject({ has_more: true, coverage: { complete: true } });
    expect(events.rows).toHaveLength(SEARCH_ROWS);
  });

  test.each([['q='], [''], ['q=a&limit=3'], [`q=${'a'.repeat(101)}`]])('refuses "%s"', async (query) => {
    expect((await bff.get(`/api/search?${query}`)).status).toBe(400);
  });
});
