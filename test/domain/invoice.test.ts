import { expect, test } from 'vitest';
import { cancelPermission, INVOICE_STATES, invoiceState, statusesOf } from '#domain/invoice.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';

test('every status of a transaction puts its invoice into exactly one state, and every state has statuses', () => {
  const all = INVOICE_STATES.flatMap((state) => statusesOf([state]));
  expect(all.toSorted()).toEqual([...TRANSACTION_STATUSES].toSorted());
  for (const state of INVOICE_STATES) {
    const statuses = statusesOf([state]);
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.map(invoiceState)).toEqual(statuses.map(() => state));
  }
});

test('money that was captured and disputed or given back leaves the invoice paid', () => {
  expect(['completed', 'refunded', 'reversed'].map((status) => invoiceState(status as 'completed'))).toEqual([
    'paid',
    'paid',
    'paid',
  ]);
});

test('an invoice can be cancelled until it is authorized, and every other state says why not', () => {
  const open = TRANSACTION_STATUSES.filter((status) => cancelPermission(status).allowed);
  expect(open.toSorted()).toEqual(['pending', 'waiting']);
  for (const status of TRANSACTION_STATUSES) {
    const permission = cancelPermission(status);
    if (!permission.allowed) expect(permission.reason).toMatch(/^[A-Z].+\.$/);
  }
});
