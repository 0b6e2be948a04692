import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvoiceCount, InvoiceDetail, InvoicePage, InvoiceRow } from '#contract/invoice.ts';
import type { TransactionPage, TransactionRow } from '#contract/transaction.ts';
import { INVOICE_STATES, invoiceState, statusesOf } from '#domain/invoice.ts';
import { parseMicros } from '#domain/time.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';

describe('invoices', () => {
  let bff: TestBff;
  let payments: TransactionRow[];

  beforeAll(async () => {
    bff = await startBff({ size: 300 });
    await bff.synced();
    payments = [];
    for (let more = true; more;) {
      const after = payments.at(-1)?.id;
      const page = await bff.read<TransactionPage>(
        `/api/transactions?limit=100${after === undefined ? '' : `&start_after=${after}`}`,
      );
      payments.push(...page.transactions);
      more = page.has_more;
    }
  });
  afterAll(() => bff.stop());

  async function walk(query: string): Promise<InvoiceRow[]> {
    const rows: InvoiceRow[] = [];
    for (;;) {
      const after = rows.at(-1)?.id;
      const page = await bff.read<InvoicePage>(
        `/api/invoices?${query}${after === undefined ? '' : `&start_after=${after}`}`,
      );
      rows.push(...page.invoices);
      if (!page.has_more) return rows;
    }
  }

  test('are the invoices of the payments, in the same order, page by page', async () => {
    const rows = await walk('limit=37');
    expect(rows.map(({ id }) => id)).toEqual(payments.map(({ invoice_id }) => invoice_id));
    const back = await bff.read<InvoicePage>(`/api/invoices?limit=100&end_before=${rows[40]!.id}`);
    expect(back.invoices.map(({ id }) => id)).toEqual(rows.slice(0, 40).map(({ id }) => id));
  });

  test('are sent to a place whose country stands beside its address', async () => {
    const [row] = await walk('limit=100');
    const { invoice } = await bff.read<{ invoice: InvoiceDetail }>(`/api/invoices/${row!.id}`);
    const { address, country_code } = invoice.shipping!;
    expect(country_code).toMatch(/^[A-Z]{2}$/);
    expect(address.length).toBeGreaterThan(1);
    expect(address).not.toContain(country_code);
  });

  test('made between two times are those from the first on and before the second', async () => {
    const all = await walk('limit=100');
    const [later, earlier] = [all[20]!.created_at, all[60]!.created_at];
    const expected = all.filter(
      ({ created_at }) =>
        parseMicros(created_at)! >= parseMicros(earlier)! && parseMicros(created_at)! < parseMicros(later)!,
    );
    const between = new URLSearchParams({ created_gte: earlier, created_lt: later });
    expect(expected.length).toBeGreaterThan(30);
    expect(await walk(`limit=7&${between}`)).toEqual(expected);
    const { total_count } = await bff.read<InvoiceCount>(`/api/invoices/count?${between}`);
    expect(total_count).toBe(expected.length);
  });

  test('of exactly these payments come alone, in the order of the list', async () => {
    const all = await walk('limit=100');
    const wanted = [all[50]!, all[3]!];
    const query = wanted.map(({ transaction_id }) => `transaction_id=${transaction_id}`).join('&');
    expect(await walk(query)).toEqual([all[3], all[50]]);
    const { total_count } = await bff.read<InvoiceCount>(`/api/invoices/count?${query}`);
    expect(total_count).toBe(2);
  });

  test.each(['transaction_id=iv_1', 'created_gte=yesterday', 'created_lt=2026-13-01T00:00:00Z'])(
    'refuse %s',
    async (query) => {
      const [name] = query.split('=');
      const reply = await bff.get(`/api/invoices?${query}`);
      expect(reply.status).toBe(400);
      expect(await reply.json()).toMatchObject({
        error: { fields: { [name!]: expect.any(String) as unknown } },
      });
    },
  );

  test.each(INVOICE_STATES)('that are %s are those whose payment says so, and are counted', async (state) => {
    const all = await walk('limit=100');
    const expected = all.filter((row) => row.state === state);
    for (const { status } of expected) expect(statusesOf([state])).toContain(status);
    expect(await walk(`limit=100&state=${state}`)).toEqual(expected);
    const counts = await bff.read<InvoiceCount>(`/api/invoices/count?state=${state}`);
    expect(counts.total_count).toBe(expected.length);
    expect(counts.by_state[state] ?? 0).toBe(expected.length);
    expect(Object.values(counts.by_state).reduce((sum, count) => sum + count, 0)).toBe(payments.length);
  });

  test('combine filters: a state, a currency and amounts', async () => {
    const rows = await walk('limit=100&state=paid&currency=EUR&amount_gte=50&amount_lte=200');
    const expected = payments.filter(
      ({ status, currency, amount }) =>
        invoiceState(status, false) === 'paid' &&
        currency === 'EUR' &&
        Number(amount) >= 50 &&
        Number(amount) <= 200,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(rows.map(({ transaction_id }) => transaction_id)).toEqual(expected.map(({ id }) => id));
  });

  test.each([
    ['state=open', 'state'],
    ['amount_gte=5', 'amount_gte'],
    ['start_after=tr_1', 'start_after'],
    [`end_before=iv_${'0'.repeat(32)}`, 'end_before'],
    ['status=completed', 'status'],
  ])('refuse %s, naming the field', async (query, field) => {
    const reply = await bff.get(`/api/invoices?${query}`);
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
  });

  test('open with their link and their payment, whose lines add up to the amount', async () => {
    const some = payments.filter(({ status }) => status === 'completed').slice(0, 5);
    for (const { invoice_id, id } of some) {
      const { invoice } = await bff.read<{ invoice: InvoiceDetail }>(`/api/invoices/${invoice_id!}`);
      expect(invoice.transaction.id).toBe(id);
      expect(invoice.url).toMatch(/^https:\/\/checkout\.processout\.com\//);
      expect(invoice.state).toBe('paid');
      expect(invoice.transaction.lines.length).toBeGreaterThan(0);
    }
  });

  test('are not found when there is none, and refused when the id is none', async () => {
    expect((await bff.get(`/api/invoices/iv_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await bff.get('/api/invoices/cust_1')).status).toBe(400);
  });
});

describe('a new invoice', () => {
  const KEY = '11111111-2222-4333-8444-555555555555';
  const FORM = {
    name: 'Order 77',
    amount: '42.50',
    currency: 'EUR',
    items: [
      { name: 'Tent pegs', amount: '6.25', quantity: 2 },
      { name: 'Tarp', amount: '30.00', quantity: 1 },
    ],
  };
  let bff: TestBff;
  beforeAll(async () => {
    bff = await startBff({ size: 60 });
    await bff.synced();
  });
  afterAll(() => bff.stop());
  const make = (body: unknown, key = KEY) => bff.post('/api/invoices', body, { 'Idempotency-Key': key });

  test('is made once, however often its form is sent, and is listed with its link', async () => {
    const first = await make(FORM);
    expect(first.status).toBe(201);
    const { invoice } = (await first.json()) as { invoice: { id: string } };
    const again = await make(FORM);
    expect(((await again.json()) as { invoice: { id: string } }).invoice.id).toBe(invoice.id);
    for (let i = 0; i < 5; i += 1) await bff.clock.advance(2_000);
    const { invoices } = await bff.read<InvoicePage>('/api/invoices?state=unpaid&q=Order+77');
    expect(invoices.map(({ id, amount }) => [id, amount])).toEqual([[invoice.id, '42.50']]);
    const detail = await bff.read<{ invoice: InvoiceDetail }>(`/api/invoices/${invoice.id}`);
    expect(detail.invoice.transaction.lines.map(({ total }) => total)).toEqual(['12.50', '30.00']);
    expect(detail.invoice.url).toContain(invoice.id);
  });

  test.each([
    [{ ...FORM, name: ' ' }, 'name'],
    [{ ...FORM, name: 'x'.repeat(81) }, 'name'],
    [{ ...FORM, amount: '0', items: [] }, 'amount'],
    [{ ...FORM, amount: '42.505', items: [] }, 'amount'],
    [{ ...FORM, amount: '42.49' }, 'items'],
    [{ ...FORM, currency: 'EURO' }, 'currency'],
    [{ ...FORM, customer_id: 'cust_1' }, 'customer_id'],
    [{ ...FORM, statement_descriptor: 'naïve' }, 'statement_descriptor'],
    [{ ...FORM, colour: 'red' }, 'colour'],
  ])('is refused before anything is sent: case %#', async (body, field) => {
    const before = bff.asked.length;
    const reply = await make(body, crypto.randomUUID());
    expect(reply.status).toBe(400);
    const { error } = (await reply.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toEqual([field]);
    expect(bff.asked.length).toBe(before);
  });

  test('needs a key', async () => {
    expect((await bff.post('/api/invoices', FORM)).status).toBe(400);
  });

  test('for a customer that ProcessOut does not know is not made', async () => {
    const reply = await make({ ...FORM, customer_id: `cust_${'0'.repeat(32)}` }, crypto.randomUUID());
    expect(reply.status).toBe(404);
  });
});

test('an invoice whose answer is lost is made once when its form is sent again', async () => {
  const bff = await startBff({ size: 60 });
  await bff.synced();
  bff.simulator.faults.set([{ kind: 'error-after', status: 500, times: 1, match: { method: 'POST' } }]);
  const body = { name: 'Lost and found', amount: '9.00', currency: 'EUR', items: [] };
  const headers = { 'Idempotency-Key': '99999999-2222-4333-8444-555555555555' };
  const lost = await bff.post('/api/invoices', body, headers);
  expect(lost.status).toBe(503);
  expect(((await lost.json()) as { error: { message: string } }).error.message).toContain(
    'Send the same form again',
  );
  expect((await bff.post('/api/invoices', body, headers)).status).toBe(201);
  for (let i = 0; i < 5; i += 1) await bff.clock.advance(2_000);
  const { invoices } = await bff.read<InvoicePage>('/api/invoices?q=Lost');
  expect(invoices.length).toBe(1);
  await bff.stop();
});
