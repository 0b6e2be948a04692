import { describe, expect, it } from 'vitest';
import { heldUntil } from '#domain/hold.ts';
import { toSteps } from '#domain/steps.ts';
import { AUTHORIZATION_LIFETIME_MS } from '#domain/time.ts';
import { at, declined, pair, row } from './support.ts';

describe('a trail', () => {
  it('tells an attempt and its result as one step', () => {
    const [attempt, result] = pair(1, 'adyen', {}, { arn: '7453' });
    expect(toSteps([attempt!, result!], 'EUR')).toEqual([
      {
        id: attempt!.id,
        kind: 'authorization',
        state: 'succeeded',
        at: at(1),
        settled_at: at(2),
        amount: '50.00',
        error_code: null,
        error_message: null,
        arn: '7453',
        gateway_operation_id: 'ref-adyen-1',
        gateway_configuration_id: 'gway_conf_adyen',
        gateway_name: 'adyen',
        configuration_name: 'adyen EU',
      },
    ]);
  });

  it('is pending where the result is missing, but for the request, which nobody answers', () => {
    const steps = toSteps(
      [row(0, null, { type: 'request', is_attempt: true }), ...pair(1, 'adyen', {}, null)],
      'EUR',
    );
    expect(steps.map(({ kind, state }) => [kind, state])).toEqual([
      ['request', 'succeeded'],
      ['authorization', 'pending'],
    ]);
  });

  it('tells a decline with its code, and no code of what succeeded', () => {
    const [failed] = toSteps(declined(1, 'adyen'), 'EUR');
    expect(failed).toMatchObject({
      state: 'failed',
      error_code: 'card.no-money',
      error_message: 'Insufficient funds',
    });
    const [fine] = toSteps(pair(1, 'adyen', { error_code: 'card.no-money' }), 'EUR');
    expect(fine).toMatchObject({ state: 'succeeded', error_code: null });
  });

  it('pairs rows by the reference of the PSP, also when they cross', () => {
    const [first, firstResult] = pair(1, 'adyen', { type: 'refund', amount: '-5' });
    const [second, secondResult] = pair(2, 'adyen', { type: 'refund', amount: '-7' }, { has_failed: true });
    const steps = toSteps([first!, second!, secondResult!, { ...firstResult!, created_at: at(9) }], 'EUR');
    expect(steps.map(({ amount, state, settled_at }) => [amount, state, settled_at])).toEqual([
      ['5.00', 'succeeded', at(9)],
      ['7.00', 'failed', at(3)],
    ]);
  });

  it('pairs rows without a reference by kind and PSP, oldest first', () => {
    const rows = [
      row(1, 'adyen', { is_attempt: true }),
      row(2, 'stripe', { is_attempt: true }),
      row(3, 'stripe'),
      row(4, 'adyen', { has_failed: true }),
    ];
    expect(toSteps(rows, 'EUR').map(({ gateway_name, state }) => [gateway_name, state])).toEqual([
      ['adyen', 'failed'],
      ['stripe', 'succeeded'],
    ]);
  });

  it('gives a later failure the last word', () => {
    const refunded = pair(1, 'adyen', { type: 'refund', amount: '-5' });
    const failure = row(99, 'adyen', {
      type: 'refund',
      has_failed: true,
      gateway_operation_id: refunded[0]!.gateway_operation_id,
    });
    expect(toSteps([...refunded, failure], 'EUR')).toMatchObject([{ state: 'failed', settled_at: at(99) }]);
  });

  it('keeps results that nobody asked for as steps of their own', () => {
    const rows = [row(1, 'adyen', { type: 'chargeback' }), row(2, 'adyen', { type: 'chargeback' })];
    expect(toSteps(rows, 'EUR').map(({ kind }) => kind)).toEqual(['chargeback', 'chargeback']);
  });

  it('goes by time, not by the order of the answer', () => {
    const steps = toSteps([...pair(30, 'stripe'), ...declined(10, 'adyen')], 'EUR');
    expect(steps.map(({ gateway_name }) => gateway_name)).toEqual(['adyen', 'stripe']);
  });

  it('shows no amount that is in another currency, and no unknown kind as something it is not', () => {
    expect(toSteps([row(1, 'adyen', { currency: 'SEK', type: 'account_update' })], 'EUR')).toMatchObject([
      { amount: null, kind: 'other' },
    ]);
  });
});

describe('a hold', () => {
  it('lasts seven days from the last authorization that succeeded', () => {
    const steps = toSteps(
      [
        ...pair(1, 'adyen'),
        ...pair(60, 'adyen', { type: 'increment_authorization' }),
        ...declined(90, 'adyen'),
      ],
      'EUR',
    );
    expect(heldUntil(steps)).toBe(Date.parse(at(2)) + AUTHORIZATION_LIFETIME_MS);
  });

  it('is none where nothing was authorized', () =>
    expect(heldUntil(toSteps(declined(1, 'adyen'), 'EUR'))).toBeNull());
});
