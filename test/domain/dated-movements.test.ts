import { describe, expect, it } from 'vitest';
import { datedMovements } from '#domain/dated-movements.ts';
import type { PaymentSums } from '#domain/dated-movements.ts';
import { micros, toSteps } from '#domain/steps.ts';
import type { Operation } from '#domain/transaction.ts';
import { at, declined, pair, row } from './support.ts';

const us = (seconds: number): number => micros(at(seconds));
const told = (rows: readonly Operation[], sums: Partial<PaymentSums>) =>
  datedMovements(toSteps(rows, 'EUR'), {
    currency: 'EUR',
    captured: 0n,
    refunded: 0n,
    chargedBack: false,
    createdAt: us(0),
    capturedAt: null,
    refundedAt: null,
    chargedBackAt: null,
    ...sums,
  }).map(({ kind, at: moment, amount }) => [kind, (moment - us(0)) / 1_000_000, amount]);

const capture = (seconds: number, amount: string) => pair(seconds, 'adyen', { type: 'capture', amount });
const refund = (seconds: number, amount: string) => pair(seconds, 'adyen', { type: 'refund', amount });

describe('when money moved', () => {
  it('is when captures succeeded and refunds were taken', () => {
    const rows = [...capture(10, '30'), ...capture(20, '20'), ...refund(40, '-15')];
    expect(told(rows, { captured: 50_00n, refunded: 15_00n })).toEqual([
      ['captured', 11, 30_00n],
      ['captured', 21, 20_00n],
      ['refunded', 40, 15_00n],
    ]);
  });

  it('is never when something failed', () => {
    const rows = [
      ...declined(5, 'adyen', { type: 'capture' }),
      ...capture(10, '50'),
      ...declined(30, 'adyen', { type: 'refund', amount: '-50' }),
    ];
    expect(told(rows, { captured: 50_00n })).toEqual([['captured', 11, 50_00n]]);
  });

  it('is what the sums say where the trail is silent', () => {
    expect(told([], { captured: 7_00n, capturedAt: us(3), refunded: 2_00n, refundedAt: us(9) })).toEqual([
      ['captured', 3, 7_00n],
      ['refunded', 9, 2_00n],
    ]);
    expect(told([], { captured: 7_00n })).toEqual([['captured', 0, 7_00n]]);
  });

  it('leaves out a refund that failed unseen', () => {
    const rows = [...capture(10, '50'), ...refund(40, '-15'), ...refund(60, '-5')];
    expect(told(rows, { captured: 50_00n, refunded: 15_00n, refundedAt: us(60) })).toEqual([
      ['captured', 11, 50_00n],
      ['refunded', 40, 15_00n],
    ]);
  });

  it('always comes to the sums, whatever the trail tells too much', () => {
    const rows = [...capture(10, '50'), ...refund(40, '-15'), ...refund(60, '-5')];
    expect(told(rows, { captured: 45_00n, refunded: 18_00n, refundedAt: us(60) })).toEqual([
      ['captured', 11, 50_00n],
      ['captured', 11, -5_00n],
      ['refunded', 40, 15_00n],
      ['refunded', 60, 5_00n],
      ['refunded', 60, -2_00n],
    ]);
  });

  it('counts a chargeback by its row, and without one by what was left', () => {
    const disputed = { captured: 50_00n, chargedBack: true, chargedBackAt: us(90) };
    const rows = [...capture(10, '50'), row(90, 'adyen', { type: 'chargeback', amount: '-50' })];
    expect(told(rows, disputed).at(-1)).toEqual(['charged_back', 90, 50_00n]);
    expect(told(capture(10, '50'), { ...disputed, refunded: 20_00n }).at(-1)).toEqual([
      'charged_back',
      90,
      30_00n,
    ]);
  });
});
