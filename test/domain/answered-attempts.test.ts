import { describe, expect, it } from 'vitest';
import { answeredAttempts } from '#domain/answered-attempts.ts';
import { toSteps } from '#domain/steps.ts';
import type { Operation } from '#domain/transaction.ts';
import { declined, pair, row } from './support.ts';

const told = (...rows: Operation[]) =>
  answeredAttempts(toSteps(rows, 'EUR')).map(
    ({ gateway_name, outcome, origin }) => `${gateway_name} ${outcome} ${origin}`,
  );

describe('the attempts that PSPs answered', () => {
  it('tell whom a payment was declined by before', () => {
    expect(told(...declined(1, 'adyen'), ...declined(3, 'adyen'), ...pair(5, 'stripe'))).toEqual([
      'adyen declined fresh',
      'adyen declined again',
      'stripe approved rescue',
    ]);
  });

  it('leave out what has no answer: it says nothing about the PSP', () => {
    expect(told(row(0, null, { type: 'request' }))).toEqual([]);
    expect(told(...pair(1, 'adyen', {}, null))).toEqual([]);
    expect(told(...pair(1, 'adyen', {}, null), ...pair(9, 'stripe'))).toEqual(['stripe approved fresh']);
  });

  it('are none where money was paid out to a card: nobody was asked to pay', () => {
    const request = row(0, null, { type: 'request', amount: '-5' });
    const paidOut = { type: 'payout', amount: '-5' };
    expect(told(request, ...pair(1, 'adyen', paidOut))).toEqual([]);
    const failure = { has_failed: true, error_code: 'card.stolen' };
    expect(told(request, ...pair(1, 'adyen', paidOut, failure))).toEqual([]);
  });
});
