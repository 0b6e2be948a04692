import { expect, test } from 'vitest';
import {
  cancelPermission,
  INVOICE_STATES,
  invoiceState,
  isLinkExpired,
  linkExpiresAt,
  statusesOf,
} from '#domain/invoice.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';

test('every status of a transaction puts its invoice into one state, but for waiting: there the link decides', () => {
  for (const status of TRANSACTION_STATUSES) {
    const states = new Set([invoiceState(status, false), invoiceState(status, true)]);
    expect([...states]).toEqual(status === 'waiting' ? ['unpaid', 'expired'] : [invoiceState(status, false)]);
    for (const state of states) expect(statusesOf([state])).toContain(status);
  }
  for (const state of INVOICE_STATES) expect(statusesOf([state]).length).toBeGreaterThan(0);
});

test('money that was captured and disputed or given back leaves the invoice paid', () => {
  for (const status of ['completed', 'refunded', 'reversed'] as const)
    expect(invoiceState(status, true)).toBe('paid');
});

test('a link expires 31 days after its invoice was made, unless the invoice says otherwise', () => {
  const made = Date.parse('2026-10-01T10:00:00Z');
  expect(new Date(linkExpiresAt(made, null)).toISOString()).toBe('2026-11-01T10:00:00.000Z');
  expect(linkExpiresAt(made, '2026-10-02T10:00:00.5Z')).toBe(Date.parse('2026-10-02T10:00:00.5Z'));
  expect([made - 1, made].map((now) => isLinkExpired(made, now))).toEqual([false, true]);
  expect(isLinkExpired(null, made)).toBe(false);
});

test('an invoice can be cancelled until it is authorized, and every other state says why not', () => {
  const open = TRANSACTION_STATUSES.filter((status) => cancelPermission(status).allowed);
  expect(open.toSorted()).toEqual(['pending', 'waiting']);
  for (const status of TRANSACTION_STATUSES) {
    const permission = cancelPermission(status);
    if (!permission.allowed) expect(permission.reason).toMatch(/^[A-Z].+\.$/);
  }
  const paidOut = cancelPermission('completed', true);
  expect(paidOut).toEqual({ allowed: false, reason: 'Its money went out to a card.' });
});
