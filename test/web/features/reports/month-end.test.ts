import { expect, test } from 'vitest';
import type { MonthEndAccountView } from '#contract/reports.ts';
import { accountLines, proofOf } from '#web/features/reports/account-lines.ts';
import { monthEndPeriod, readMonthEndSearch } from '#web/features/reports/month-end-search.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const PERIOD = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', zone: 'UTC' };

function account(gateway: string | null, residual = '0.00'): MonthEndAccountView {
  return {
    currency: 'EUR',
    gateway,
    opening: '100.00',
    movements: [
      { line: 'captured', amount: '50.00', count: 3 },
      { line: 'paid_out', amount: '-120.00', count: 1 },
    ],
    closing: '30.00',
    residual,
  };
}

test('an address without days means the month before this one', () => {
  expect(monthEndPeriod({}, 'UTC', NOW)).toEqual({
    days: { from: '2026-10-01', to: '2026-10-31' },
    month: '2026-10',
    previous: '2026-09',
    next: '2026-11',
  });
});

test('this month ends today, and no month begins later', () => {
  const now = monthEndPeriod({ month: '2026-11' }, 'UTC', NOW);
  expect(now).toMatchObject({ days: { from: '2026-11-01', to: '2026-11-21' }, next: null });
  expect(monthEndPeriod({ month: '2027-03' }, 'UTC', NOW)).toEqual(now);
});

test('days of an address stay as they are', () => {
  const search = readMonthEndSearch({ from: '2026-01-15', to: '2026-02-14', month: '2026-13' });
  expect(monthEndPeriod(search, 'UTC', NOW)).toMatchObject({
    days: { from: '2026-01-15', to: '2026-02-14' },
    month: null,
  });
  expect(readMonthEndSearch({ month: '2026-1', from: 'x' })).toEqual({});
});

test('every figure leads to its rows', () => {
  const lines = accountLines([account('adyen'), account(null)], PERIOD);
  expect(lines.map(({ name }) => name)).toEqual([
    'Opening, unsettled',
    'Captured',
    'Paid out',
    'Closing, unsettled',
  ]);
  expect(lines[1]?.figures[0]).toMatchObject({ amount: '50.00', label: 'Captured, Adyen, 3 payments' });
  expect(lines[1]?.figures[0]?.href).toMatch(/^\/transactions\?.*gateway=adyen/);
  expect(lines[2]?.figures[0]?.href).toMatch(/^\/payouts\?.*gateway=adyen.*settled_gte/);
  expect(lines[2]?.figures[1]?.href).not.toContain('gateway');
  expect(lines.filter(({ role }) => role !== 'movement').map(({ figures }) => figures[0]?.href)).toEqual([
    '/unsettled?currency=EUR&gateway=adyen&as_of=2026-10-01T00%3A00%3A00Z',
    '/unsettled?currency=EUR&gateway=adyen&as_of=2026-11-01T00%3A00%3A00Z',
  ]);
});

test('what does not add up is said by PSP, and not once more for all of them', () => {
  expect(proofOf([account('adyen'), account(null)], true)).toBe(
    'Opening and everything that moved it come to the closing, to the cent.',
  );
  expect(proofOf([account('adyen'), account('worldpay', '-12.40'), account(null, '-12.40')], true)).toBe(
    'Worldpay owes €12.40 less than what moved explains.',
  );
});

test('nobody is said to owe anything unexplained while there is more to read', () => {
  expect(proofOf([account('worldpay', '-12.40')], false)).toBe(
    'Not everything has been read yet: whether this adds up is told then.',
  );
});
