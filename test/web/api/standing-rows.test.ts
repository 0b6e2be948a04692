import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventListQuery } from '#web/api/event-queries.ts';
import { invoiceListQuery } from '#web/api/invoice-queries.ts';
import { refreshRows } from '#web/api/standing-rows.ts';

const LIMIT = 5;

/** A backend whose list of events is being indexed: `indexed` of them so far, the newest first. */
function serve() {
  const list = { ids: [] as string[], complete: false };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const query = new URL(path, 'http://counterfoil.example').searchParams;
    const after = list.ids.indexOf(query.get('start_after') ?? '') + 1;
    const limit = Number(query.get('limit'));
    const events = list.ids.slice(after, after + limit).map(toRow);
    return Promise.resolve(
      Response.json({
        events,
        count: events.length,
        has_more: list.ids.length > after + limit,
        limit,
        order: 'desc',
        total_count: null,
        coverage: {
          complete: list.complete,
          indexed: list.ids.length,
          upstream_total: 100,
          oldest: null,
          as_of: null,
        },
      }),
    );
  });
  return { list, asked };
}

const toRow = (id: string) => ({
  id,
  name: 'transaction.completed',
  family: 'transaction',
  fired_at: '2026-05-01T10:00:00Z',
  object_id: null,
  related_ids: [],
});

function openPage() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const query = eventListQuery({ limit: LIMIT });
  const read = async () => {
    const page = await client.query({ ...query, staleTime: 0 });
    return { ...page, ids: page.events.map(({ id }) => id) };
  };
  return { client, query, read };
}

afterEach(() => vi.unstubAllGlobals());

describe('a page of a list that is being indexed', () => {
  let backend: ReturnType<typeof serve>;
  let page: ReturnType<typeof openPage>;
  beforeEach(() => {
    backend = serve();
    page = openPage();
  });
  it('takes the first rows as they are', async () => {
    expect((await page.read()).ids).toEqual([]);
    backend.list.ids = ['e9', 'e8'];
    expect(await page.read()).toMatchObject({ ids: ['e9', 'e8'], count: 2, has_more: false, limit: LIMIT });
  });

  it('grows below its first row, while what is new above it waits', async () => {
    backend.list.ids = ['e9', 'e8', 'e5'];
    await page.read();
    backend.list.ids = ['new', 'e9', 'e8', 'e7', 'e5'];
    expect(await page.read()).toMatchObject({
      ids: ['e9', 'e8', 'e7', 'e5'],
      count: 4,
      has_more: false,
      limit: LIMIT,
    });
    backend.list.ids = ['new', 'e9', 'e8', 'e7', 'e6', 'e5', 'e4'];
    const grown = await page.read();
    expect(grown).toMatchObject({ ids: ['e9', 'e8', 'e7', 'e6', 'e5'], count: 5, has_more: true });
    expect(grown.coverage.indexed).toBe(7);
  });

  it('keeps what news changed of its first row while it was asking', async () => {
    backend.list.ids = ['e9'];
    await page.read();
    backend.list.ids.push('e8');
    const growing = page.read();
    page.client.setQueryData(
      page.query.queryKey,
      (open) => open && { ...open, events: open.events.map((row) => ({ ...row, name: 'renamed' })) },
    );
    expect((await growing).events.map(({ name }) => name)).toEqual(['renamed', 'transaction.completed']);
  });

  it('is read anew when somebody asks for what is new, and once the list is whole', async () => {
    backend.list.ids = ['e9', 'e8'];
    await page.read();
    backend.list.ids.unshift('new');
    await page.client.invalidateQueries({ queryKey: ['events'] });
    expect((await page.read()).ids).toEqual(['new', 'e9', 'e8']);
    backend.list.complete = true;
    backend.list.ids.unshift('newer');
    expect((await page.read()).ids).toEqual(['new', 'e9', 'e8']);
    expect((await page.read()).ids).toEqual(['newer', 'new', 'e9', 'e8']);
  });

  it('does not grow where it ends above a row', async () => {
    const before = eventListQuery({ limit: LIMIT, end_before: 'e5' });
    backend.list.ids = ['e7', 'e6'];
    const read = () => page.client.query({ ...before, staleTime: 0 });
    await read();
    await read();
    expect(new Set(backend.asked).size).toBe(1);
  });
});

describe('rows that changed', () => {
  const invoice = (n: number, state: 'unpaid' | 'paid') => ({
    id: `iv_${String(n)}`,
    transaction_id: `tr_${String(n)}`,
    created_at: '2026-05-01T10:00:00Z',
    name: `Order ${String(n)}`,
    state,
    expires_at: null,
    status: state === 'paid' ? ('completed' as const) : ('waiting' as const),
    currency: 'EUR',
    amount: '5.00',
    captured_amount: '0.00',
    refunded_amount: '0.00',
    customer: null,
  });
  const page = (invoices: ReturnType<typeof invoice>[]) => ({
    invoices,
    count: invoices.length,
    has_more: false,
    limit: LIMIT,
    order: 'desc' as const,
    total_count: null,
    coverage: { complete: true, indexed: 9, upstream_total: 9, oldest: null, as_of: null },
  });

  it('are asked for once and put where they stand, on every page that shows them', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      asked.push(path);
      const isChanged = path.includes('transaction_id');
      const rows = [3, 2, 1].map((n) => invoice(n, isChanged && n === 2 ? 'paid' : 'unpaid'));
      return Promise.resolve(Response.json(page(isChanged ? rows.slice(1, 2) : rows)));
    });
    const client = new QueryClient();
    const pages = [invoiceListQuery({ limit: 3 }), invoiceListQuery({ limit: 3, state: ['unpaid'] })];
    for (const query of pages) await client.query(query);
    asked.length = 0;
    refreshRows(client, 'invoices', ['tr_2', 'tr_9']);
    const states = () =>
      pages.map(({ queryKey }) => client.getQueryData(queryKey)?.invoices.map(({ state }) => state));
    const expected = ['unpaid', 'paid', 'unpaid'];
    await vi.waitFor(() => expect(states()).toEqual([expected, expected]));
    expect(asked).toEqual(['/api/invoices?transaction_id=tr_2&limit=100']);
  });
});
