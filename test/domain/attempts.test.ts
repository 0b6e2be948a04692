import { describe, expect, it } from 'vitest';
import { toTrail } from '#domain/attempts.ts';
import { toSteps } from '#domain/steps.ts';
import type { Operation } from '#domain/transaction.ts';
import { at, declined, pair, row } from './support.ts';

const trail = (...rows: Operation[]) => toTrail(toSteps(rows, 'EUR'));
const request = () => row(0, null, { type: 'request' });
const threeDS = (seconds: number, psp: string, result: Partial<Operation> = {}) =>
  pair(seconds, psp, { type: 'three_d_s_check', amount: '0' }, result);
const outcomes = ({ attempts }: ReturnType<typeof trail>) =>
  attempts.map(({ gateway_name, outcome }) => [gateway_name, outcome]);

describe('the attempts of a payment', () => {
  it('are none before anything was sent', () => {
    expect(trail()).toEqual({ attempts: [], aftermath: [] });
  });

  it('show the PSPs before the one that the transaction names', () => {
    const found = trail(request(), ...declined(1, 'adyen'), ...threeDS(3, 'stripe'), ...pair(5, 'stripe'));
    expect(outcomes(found)).toEqual([
      ['adyen', 'declined'],
      ['stripe', 'approved'],
    ]);
    expect(found.attempts[0]).toMatchObject({
      number: 1,
      configuration_name: 'adyen EU',
      started_at: at(0),
      ended_at: at(2),
    });
    expect(found.attempts[0]?.steps.map(({ kind }) => kind)).toEqual(['request', 'authorization']);
    expect(found.attempts[1]?.steps.map(({ kind }) => kind)).toEqual(['three_d_s', 'authorization']);
  });

  it('are two when one PSP is tried twice', () => {
    const found = trail(request(), ...declined(1, 'adyen'), ...threeDS(3, 'adyen'), ...pair(5, 'adyen'));
    expect(outcomes(found)).toEqual([
      ['adyen', 'declined'],
      ['adyen', 'approved'],
    ]);
  });

  it('are one when 3D Secure runs between an authorization and its result', () => {
    const [attempt, result] = pair(1, 'adyen');
    const found = trail(request(), attempt!, ...threeDS(2, 'adyen'), { ...result!, created_at: at(30) });
    expect(outcomes(found)).toEqual([['adyen', 'approved']]);
    expect(found.attempts[0]).toMatchObject({ ended_at: at(30) });
    expect(found.aftermath).toEqual([]);
  });

  it('end declined when 3D Secure fails', () => {
    const failed = { has_failed: true, error_code: 'payment.declined' };
    expect(outcomes(trail(request(), ...threeDS(1, 'adyen', failed)))).toEqual([['adyen', 'declined']]);
  });

  it('are pending while the last has no answer, abandoned where the payment went on', () => {
    const waiting = pair(1, 'adyen', {}, null);
    expect(outcomes(trail(request(), ...waiting))).toEqual([['adyen', 'pending']]);
    expect(outcomes(trail(request(), ...waiting, ...pair(9, 'stripe')))).toEqual([
      ['adyen', 'abandoned'],
      ['stripe', 'approved'],
    ]);
    expect(outcomes(trail(request()))).toEqual([[null, 'abandoned']]);
  });

  it('include a sale in one go, whose capture decides', () => {
    const sale = (seconds: number, psp: string) => pair(seconds, psp, { type: 'capture' });
    const found = trail(request(), ...declined(1, 'adyen', { type: 'capture' }), ...sale(3, 'stripe'));
    expect(outcomes(found)).toEqual([
      ['adyen', 'declined'],
      ['stripe', 'approved'],
    ]);
    expect(found.aftermath).toEqual([]);
  });
});

describe('the aftermath of a payment', () => {
  it('is what happened to the money after the approval, whoever failed at it', () => {
    const found = trail(
      request(),
      ...pair(1, 'adyen'),
      ...pair(10, 'adyen', { type: 'increment_authorization', amount: '5' }),
      ...declined(20, 'adyen', { type: 'capture' }),
      ...pair(30, 'adyen', { type: 'capture' }),
      ...pair(40, 'adyen', { type: 'refund', amount: '-5' }, null),
      row(50, 'adyen', { type: 'chargeback' }),
    );
    expect(found.attempts).toHaveLength(1);
    expect(found.aftermath.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'increment succeeded',
      'capture failed',
      'capture succeeded',
      'refund pending',
      'chargeback succeeded',
    ]);
  });
});
