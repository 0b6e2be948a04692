import { fc } from '#test/support/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CustomerCount,
  CustomerDetail,
  CustomerOptions,
  CustomerPage,
  CustomerRow,
} from '#contract/customer.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { add, formatDecimal, money, zero } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

const SIZE = 700;

/** Lets time pass until all customers are mirrored. */
async function customersSynced(bff: TestBff): Promise<void> {
  await bff.synced();
  for (let i = 0; i < 50; i += 1) {
    const { coverage } = await bff.read<CustomerPage>('/api/customers?limit=1');
    if (coverage.complete) return;
    await bff.clock.advance(1_000);
    await bff.clock.settle();
  }
  throw new Error('The customers did not become complete');
}

describe('customers', () => {
  let bff: TestBff;
  let all: CustomerRow[];

  beforeAll(async () => {
    bff = await startBff({ size: SIZE });
    await customersSynced(bff);
    all = await everyCustomer(bff, '');
  });
  afterAll(() => bff.stop());

  test('are all listed, newest first, with the whole of the list as coverage', async () => {
    const page = await bff.read<CustomerPage>('/api/customers?limit=10');
    expect(page.coverage).toMatchObject({ complete: true, indexed: all.length, upstream_total: all.length });
    expect(page.total_count).toBe(all.length);
    expect(all.length).toBe(Math.round(SIZE * 0.42));
    const times = all.map(({ created_at }) => Date.parse(created_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('made between two times are those from the first on and before the second', async () => {
    const [later, earlier] = [all[20]!.created_at, all[60]!.created_at];
    const expected = all.filter(
      ({ created_at }) =>
        parseMicros(created_at)! >= parseMicros(earlier)! && parseMicros(created_at)! < parseMicros(later)!,
    );
    const query = new URLSearchParams({ created_gte: earlier, created_lt: later }).toString();
    expect(expected.length).toBeGreaterThan(30);
    expect(await everyCustomer(bff, query)).toEqual(expected);
    expect((await bff.read<CustomerCount>(`/api/customers/count?${query}`)).total_count).toBe(
      expected.length,
    );
  });

  test.each(['created_gte=yesterday', 'created_lt=2026-13-01T00:00:00Z'])('refuse %s', async (query) => {
    const [name] = query.split('=');
    const reply = await bff.get(`/api/customers?${query}`);
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      error: { fields: { [name!]: expect.any(String) as unknown } },
    });
  });

  test('turn their pages both ways without repeating or leaving out a row, whatever the filters', async () => {
    const countries = [...new Set(all.flatMap(({ country_code }) => country_code ?? []))];
    const filter = fc.record(
      {
        country: fc.subarray(countries, { minLength: 1, maxLength: 3 }),
        currency: fc.subarray(['EUR', 'SEK', 'GBP'], { minLength: 1 }),
        created_gte: fc.constant(all[Math.floor(all.length / 2)]!.created_at),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.integer({ min: 3, max: 60 }),
        fc.constantFrom('asc', 'desc'),
        async (filters, limit, order) => {
          const query = queryOf(filters, limit, order);
          const wanted = all.filter((row) => matches(row, filters));
          if (order === 'asc') wanted.reverse();
          const forward = await everyCustomer(bff, query);
          expect(forward.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
          const back = await everyCustomer(bff, query, forward.at(-1)?.id);
          expect(back.map(({ id }) => id)).toEqual(wanted.slice(0, -1).map(({ id }) => id));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('are found by name, e-mail address and id, and counted', async () => {
    const someone = all[17]!;
    for (const q of [someone.id, someone.email!, someone.name!.toUpperCase(), someone.email!.slice(0, 6)]) {
      const page = await bff.read<CustomerPage>(`/api/customers?limit=100&q=${encodeURIComponent(q)}`);
      expect(page.customers.map(({ id }) => id)).toContain(someone.id);
      const { total_count } = await bff.read<CustomerCount>(
        `/api/customers/count?q=${encodeURIComponent(q)}`,
      );
      expect(total_count).toBe(page.count);
    }
    expect((await bff.read<CustomerPage>('/api/customers?q=nobody-of-that-name')).customers).toEqual([]);
  });

  test('say which countries and currencies there are', async () => {
    const { countries, currencies } = await bff.read<CustomerOptions>('/api/customers/options');
    expect(countries.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(currencies.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
  });

  test.each([
    ['country=Sweden', 'country'],
    ['currency=XYZ', 'currency'],
    ['start_after=tr_1', 'start_after'],
    [`start_after=cust_${'0'.repeat(32)}`, 'start_after'],
    ['limit=101', 'limit'],
    ['sort=name', 'sort'],
    ['q=', 'q'],
  ])('refuse %s, naming the field, and send nothing', async (query, field) => {
    const before = bff.asked.length;
    const reply = await bff.get(`/api/customers?${query}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
    expect(bff.asked.length).toBe(before);
  });

  test('have totals per currency that are the sums of their payments', async () => {
    const busiest = all.toSorted((a, b) => (b.transactions_count ?? 0) - (a.transactions_count ?? 0))[0]!;
    const { customer } = await bff.read<{ customer: CustomerDetail }>(`/api/customers/${busiest.id}`);
    const { transactions } = await bff.read<TransactionPage>(
      `/api/transactions?limit=100&customer_id=${busiest.id}`,
    );
    expect(customer.totals.reduce((sum, { payments }) => sum + payments, 0)).toBe(transactions.length);
    for (const { currency, captured } of customer.totals) {
      const own = transactions.filter((row) => row.currency === currency);
      const sum = own.reduce(
        (total, row) => add(total, money(row.captured_amount, currency)),
        zero(currency),
      );
      expect(captured).toBe(formatDecimal(sum));
    }
  });

  test('show their stored cards masked, where there is a card yet', async () => {
    const details = await Promise.all(
      all.slice(-60).map(({ id }) => bff.read<{ customer: CustomerDetail }>(`/api/customers/${id}`)),
    );
    const tokens = details.flatMap(({ customer }) => customer.tokens);
    expect(tokens.length).toBeGreaterThan(0);
    for (const { summary } of tokens)
      expect(summary ?? '**** **** **** 0000').toMatch(/^\*{4} \*{4} \*{4} \d{4}$/);
  });

  test('are not found when there is none, and refused when the id is none', async () => {
    expect((await bff.get(`/api/customers/cust_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await bff.get('/api/customers/tr_1')).status).toBe(400);
  });
});

test('a customer that was deleted at ProcessOut leaves the list', async () => {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'gone', size: 120, clock });
  let gone = '';
  const bff = await startBff({
    clock,
    fetch: async (request) =>
      gone === '' ? simulator.fetch(request) : without(gone, request, simulator.fetch),
  });
  await customersSynced(bff);
  const before = await everyCustomer(bff, '');
  gone = before[7]!.id;
  for (let i = 0; i < 4; i += 1) {
    await clock.advance(61_000);
    await clock.settle();
  }
  const after = await everyCustomer(bff, '');
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => id !== gone));
  expect((await bff.read<CustomerPage>(`/api/customers?q=${gone}`)).customers).toEqual([]);
  await bff.stop();
});

async function without(
  gone: string,
  request: Request,
  fetch: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (request.url.includes(gone)) {
    const body = { success: false, error_type: 'resource.customer.not-found', message: 'Not found.' };
    return Response.json(body, { status: 404 });
  }
  const reply = await fetch(request);
  if (!new URL(request.url).pathname.endsWith('/customers')) return reply;
  const body = (await reply.json()) as { customers: { id: string }[]; total_count: number };
  const customers = body.customers.filter(({ id }) => id !== gone);
  return Response.json({ ...body, customers, total_count: body.total_count - 1 }, { headers: reply.headers });
}

interface Filters {
  readonly country?: string[];
  readonly currency?: string[];
  readonly created_gte?: string;
}

function matches(row: CustomerRow, { country, currency, created_gte }: Filters): boolean {
  return (
    (country === undefined || country.includes(row.country_code ?? '')) &&
    (currency === undefined || currency.includes(row.currency ?? '')) &&
    (created_gte === undefined || Date.parse(row.created_at) >= Date.parse(created_gte))
  );
}

function queryOf(
  { country = [], currency = [], created_gte }: Filters,
  limit: number,
  order: string,
): string {
  const params = new URLSearchParams([
    ...country.map((value) => ['country', value]),
    ...currency.map((value) => ['currency', value]),
    ...(created_gte === undefined ? [] : [['created_gte', created_gte]]),
    ['limit', String(limit)],
    ['order', order],
  ]);
  return params.toString();
}

/** Walks the whole list: forwards, or backwards from a row to the first one. */
async function everyCustomer(bff: TestBff, query: string, before?: string): Promise<CustomerRow[]> {
  let rows: CustomerRow[] = [];
  for (let cursor = before; ;) {
    const place = before === undefined ? 'start_after' : 'end_before';
    const at = cursor === undefined ? '' : `&${place}=${cursor}`;
    const page = await bff.read<CustomerPage>(`/api/customers?${query === '' ? 'limit=100' : query}${at}`);
    rows = before === undefined ? [...rows, ...page.customers] : [...page.customers, ...rows];
    if (!page.has_more) return rows;
    cursor = before === undefined ? rows.at(-1)?.id : rows[0]?.id;
  }
}
