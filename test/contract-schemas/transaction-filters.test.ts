import { filterParams } from '#contract/query.ts';
import { describe, expect, it } from 'vitest';
import { parseTransactionCountQuery, parseTransactionListQuery } from '#contract/transaction-filters.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';

const TRANSACTION = 'tr_ItJdKlhfaVn0SUGd9z1i9Jqe0STl4jxC';
const CUSTOMER = 'cust_ItJdKlhfaVn0SUGd9z1i9Jqe0STl4jxC';
const parse = (query: string) => parseTransactionListQuery(new URLSearchParams(query));
const problems = (query: string) => {
  const parsed = parse(query);
  return parsed.ok ? {} : parsed.fields;
};

describe('the query of a list', () => {
  it('has defaults for what is not given', () => {
    expect(parse('')).toEqual({ ok: true, value: { limit: 25, order: 'desc' } });
  });

  it('takes every filter, and "any of" by repeating it', () => {
    const query = new URLSearchParams([
      ...TRANSACTION_STATUSES.map((status) => ['status', status]),
      ['currency', 'EUR'],
      ['gateway', 'adyen'],
      ['gateway', 'checkout.com'],
      ['scheme', 'american express'],
      ['customer_id', CUSTOMER],
      ['amount_gte', '10.50'],
      ['amount_lte', '20'],
      ['created_gte', '2026-03-01T00:00:00+01:00'],
      ['created_lt', '2026-03-02T00:00:00Z'],
      ['moved', 'captured'],
      ['moved_gte', '2026-03-01T00:00:00Z'],
      ['moved_lt', '2026-03-02T00:00:00Z'],
      ['tried', 'stripe'],
      ['q', '  elin  '],
      ['id', TRANSACTION],
      ['limit', '100'],
      ['order', 'asc'],
      ['start_after', TRANSACTION],
    ]);
    expect(parseTransactionListQuery(query)).toEqual({
      ok: true,
      value: {
        status: [...TRANSACTION_STATUSES],
        currency: ['EUR'],
        gateway: ['adyen', 'checkout.com'],
        scheme: ['american express'],
        customer_id: CUSTOMER,
        amount_gte: '10.50',
        amount_lte: '20',
        created_gte: '2026-03-01T00:00:00+01:00',
        created_lt: '2026-03-02T00:00:00Z',
        moved: 'captured',
        moved_gte: '2026-03-01T00:00:00Z',
        moved_lt: '2026-03-02T00:00:00Z',
        tried: ['stripe'],
        q: 'elin',
        id: [TRANSACTION],
        limit: 100,
        order: 'asc',
        start_after: TRANSACTION,
      },
    });
  });

  it.each([
    ['status=paid', 'status'],
    ['moved=paid', 'moved'],
    ['moved_gte=2026-03-01T00:00:00Z', 'moved_gte'],
    ['status=', 'status'],
    ['currency=eur', 'currency'],
    ['currency=XXX', 'currency'],
    ['gateway=a%27b', 'gateway'],
    ['scheme=%00', 'scheme'],
    [`customer_id=${TRANSACTION}`, 'customer_id'],
    ['created_gte=yesterday', 'created_gte'],
    ['created_lt=2026-02-30T00:00:00Z', 'created_lt'],
    ['q=', 'q'],
    ['q=%20', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    [`id=${CUSTOMER}`, 'id'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1e1', 'limit'],
    ['order=up', 'order'],
    ['start_after=1', 'start_after'],
    [`end_before=${CUSTOMER}`, 'end_before'],
    ['amount_gte=10', 'amount_gte'],
    ['amount_gte=10&currency=EUR&currency=SEK', 'amount_gte'],
    ['amount_lte=0.5&currency=JPY', 'amount_lte'],
    ['amount_lte=1.001&currency=EUR', 'amount_lte'],
    ['amount_lte=1e3&currency=EUR', 'amount_lte'],
    ['amount_lte=-1&currency=EUR', 'amount_lte'],
    ['order=asc&order=desc', 'order'],
    ['q=a&q=b', 'q'],
    ['page=2', 'page'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
  ])('is refused for %j, naming %s and nothing else', (query, field) => {
    expect(Object.keys(problems(query))).toEqual([field]);
    expect(Object.values(problems(query))[0]).toMatch(/^(is|has|must|needs|may) /);
  });

  it('goes one way only', () => {
    expect(problems(`start_after=${TRANSACTION}&end_before=${TRANSACTION}`)).toEqual({
      end_before: 'cannot be given together with start_after',
    });
  });

  it('names every field that is wrong', () => {
    expect(Object.keys(problems('status=paid&limit=0&page=1')).sort()).toEqual(['limit', 'page', 'status']);
  });

  it('fits as many decimals as the currency has', () => {
    expect(problems('amount_gte=1.234&currency=KWD')).toEqual({});
  });
});

describe('the query of a count', () => {
  it('takes filters and one cursor, but no page', () => {
    expect(parseTransactionCountQuery(new URLSearchParams(`currency=EUR&end_before=${TRANSACTION}`)).ok).toBe(
      true,
    );
    for (const query of ['limit=10', 'order=asc', `start_after=${TRANSACTION}`]) {
      expect(parseTransactionCountQuery(new URLSearchParams(query)).ok).toBe(false);
    }
  });
});

it('filters written to an address are read back the same', () => {
  const filters = {
    status: ['authorized', 'completed'],
    currency: ['EUR'],
    amount_gte: '10',
    q: 'a&b=c',
    limit: 50,
  };
  const parsed = parseTransactionListQuery(filterParams({ ...filters, gateway: undefined }));
  expect(parsed).toEqual({ ok: true, value: { ...filters, order: 'desc' } });
});
