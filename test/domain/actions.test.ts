import { describe, expect, it } from 'vitest';
import { amountProblem, MONEY_ACTIONS, permissions, refuseAll } from '#domain/actions.ts';
import type { ActionSubject, MoneyAction, Permission } from '#domain/actions.ts';
import { money } from '#domain/money.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import type { TransactionStatus } from '#domain/transaction.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');

/** A payment of EUR 50 in a status, with the amounts that go with it. */
function subject(status: TransactionStatus, changes: Partial<ActionSubject> = {}): ActionSubject {
  const captured = MAY[status].refund ? '50' : '0';
  return {
    status,
    currency: 'EUR',
    amount: '50',
    authorized_amount: '50',
    captured_amount: captured,
    refunded_amount: '0',
    available_amount: captured,
    incremental: true,
    authorized_until: NOW + 1,
    ...changes,
  };
}

/**
 * What may be done in each status. Refunds: the money was captured and no dispute has pulled it back. Void, capture and
 * increment: it is held (seed 003, Voiding an invoice, Incrementing an invoice's authorization; facts sheet, section 8).
 */
const MAY: Readonly<Record<TransactionStatus, Readonly<Record<MoneyAction, boolean>>>> = {
  waiting: { refund: false, void: false, capture: false, increment: false },
  pending: { refund: false, void: false, capture: false, increment: false },
  authorized: { refund: false, void: true, capture: true, increment: true },
  'pending-capture': { refund: false, void: false, capture: false, increment: false },
  completed: { refund: true, void: false, capture: false, increment: false },
  failed: { refund: false, void: false, capture: false, increment: false },
  voided: { refund: false, void: false, capture: false, increment: false },
  refunded: { refund: true, void: false, capture: false, increment: false },
  'in-review': { refund: false, void: false, capture: false, increment: false },
  blocked: { refund: false, void: false, capture: false, increment: false },
  'retrieval-request': { refund: true, void: false, capture: false, increment: false },
  'fraud-notification': { refund: true, void: false, capture: false, increment: false },
  'chargeback-initiated': { refund: false, void: false, capture: false, increment: false },
  solved: { refund: true, void: false, capture: false, increment: false },
  reversed: { refund: false, void: false, capture: false, increment: false },
};

const reasonOf = (permission: Permission) => (permission.allowed ? null : permission.reason);

describe.each(TRANSACTION_STATUSES)('a payment that is %s', (status) => {
  it.each(MONEY_ACTIONS)('and the action %s', (action) => {
    const permission = permissions(subject(status), NOW)[action];
    expect(permission.allowed).toBe(MAY[status][action]);
    if (!permission.allowed) expect(permission.reason).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a refund', () => {
  it('may be at most what is left after those under way', () => {
    const left = subject('refunded', { captured_amount: '50', available_amount: '29' });
    expect(permissions(left, NOW).refund).toEqual({ allowed: true, max: '29.00' });
    expect(permissions(left, NOW, money('9.5', 'EUR')).refund).toEqual({ allowed: true, max: '19.50' });
  });

  it('is refused when all went back, or is about to, and says which', () => {
    const nothing = subject('refunded', { available_amount: '0' });
    expect(reasonOf(permissions(nothing, NOW).refund)).toBe('All captured money went back already.');
    const reserved = permissions(subject('completed'), NOW, money('50', 'EUR')).refund;
    expect(reasonOf(reserved)).toBe('What is left is part of a refund that is not settled yet.');
    const more = permissions(subject('completed'), NOW, money('60', 'EUR')).refund;
    expect(more.allowed).toBe(false);
  });

  it('counts in the minor units of the currency', () => {
    const yen = subject('completed', { currency: 'JPY', available_amount: '500' });
    expect(permissions(yen, NOW).refund).toEqual({ allowed: true, max: '500' });
    const dinar = subject('completed', { currency: 'KWD', available_amount: '1.234' });
    expect(permissions(dinar, NOW).refund).toEqual({ allowed: true, max: '1.234' });
  });
});

describe('money that was paid out to a card', () => {
  it.each(['completed', 'failed'] as const)('allows nothing, %s', (status) => {
    const none = { authorized_amount: '0', captured_amount: '0', available_amount: '0' };
    const told = permissions(subject(status, { amount: '-50', ...none }), NOW);
    for (const action of MONEY_ACTIONS)
      expect(told[action]).toEqual({
        allowed: false,
        reason: 'This sends money to a card: nothing of it is held or captured.',
      });
  });
});

describe('a hold', () => {
  it('can be acted on until it lapses, to the millisecond', () => {
    for (const action of ['void', 'capture', 'increment'] as const) {
      expect(permissions(subject('authorized'), NOW)[action].allowed).toBe(true);
      const lapsed = permissions(subject('authorized', { authorized_until: NOW }), NOW)[action];
      expect(reasonOf(lapsed)).toBe('The hold has lapsed: it lasts 7 days.');
    }
  });

  it('of an unknown age is left to ProcessOut to judge', () => {
    expect(permissions(subject('authorized', { authorized_until: null }), NOW).capture.allowed).toBe(true);
  });

  it('can be captured up to its amount, and grows only when it was made incremental', () => {
    const hold = permissions(subject('authorized', { incremental: false }), NOW);
    expect(hold.capture).toEqual({ allowed: true, max: '50.00' });
    const partly = permissions(subject('authorized', { captured_amount: '20' }), NOW);
    expect(partly.capture).toEqual({ allowed: true, max: '30.00' });
    expect(reasonOf(hold.increment)).toContain('not authorized as incremental');
  });
});

describe('an amount', () => {
  it.each([
    ['0', '10', 'not-positive'],
    ['-1', '10', 'not-positive'],
    ['10.01', '10', 'above-max'],
    ['10', '10', null],
    ['0.01', '10', null],
    ['1000000', null, null],
  ])('of %s against at most %s: %s', (text, max, problem) => {
    expect(amountProblem(money(text, 'EUR'), max)).toBe(problem);
  });
});

it('all actions can be refused for one reason', () => {
  expect(Object.values(refuseAll('Wait.'))).toEqual(
    MONEY_ACTIONS.map(() => ({ allowed: false, reason: 'Wait.' })),
  );
});
