import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '#domain/money.ts';
import { withMovements } from '#domain/movements.ts';
import { linkRefunds } from '#domain/refund-steps.ts';
import { toSteps } from '#domain/steps.ts';
import type { Operation } from '#domain/transaction.ts';
import { declined, pair, refund, row } from './support.ts';

const moved = (...rows: Operation[]) =>
  withMovements(toSteps(rows, 'EUR'), 'EUR').map(({ kind, held, movement, available }) => [
    kind,
    held,
    movement,
    available,
  ]);

describe('the money along a trail', () => {
  it('is held, captured and given back, with a running total', () => {
    expect(
      moved(
        row(0, null, { type: 'request' }),
        ...declined(1, 'adyen'),
        ...pair(3, 'stripe', { amount: '50' }),
        ...pair(5, 'stripe', { type: 'increment_authorization', amount: '5' }),
        ...pair(7, 'stripe', { type: 'capture', amount: '40' }),
        ...pair(9, 'stripe', { type: 'refund', amount: '-15' }),
      ),
    ).toEqual([
      ['request', null, null, null],
      ['authorization', null, null, null],
      ['authorization', '50.00', null, '0.00'],
      ['increment', '55.00', null, '0.00'],
      ['capture', null, '40.00', '40.00'],
      ['refund', null, '-15.00', '25.00'],
    ]);
  });

  it('counts a refund when it is taken and a capture when it succeeded, as the API does', () => {
    const capture = { type: 'capture', amount: '40' };
    expect(moved(...pair(1, 'adyen', capture, null))).toEqual([['capture', null, null, null]]);
    expect(
      moved(...pair(1, 'adyen', capture), ...pair(3, 'adyen', { type: 'refund', amount: '4' }, null)).at(-1),
    ).toEqual(['refund', null, '-4.00', '36.00']);
  });

  it('is not moved by what failed, nor by a chargeback, which the API counts nowhere', () => {
    const capture = pair(1, 'adyen', { type: 'capture', amount: '40' });
    expect(moved(...capture, ...declined(3, 'adyen', { type: 'refund' })).at(-1)).toEqual([
      'refund',
      null,
      null,
      null,
    ]);
    expect(moved(...capture, row(3, 'adyen', { type: 'chargeback' })).at(-1)).toEqual([
      'chargeback',
      null,
      null,
      '40.00',
    ]);
  });

  it('ends at captured minus refunded, whatever happened', () => {
    const cents = fc.bigInt({ min: 1n, max: 10_000n });
    const events = fc.array(
      fc.record({
        type: fc.constantFrom('capture', 'refund', 'void', 'chargeback'),
        cents,
        fails: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(events, (happened) => {
        const rows = happened.flatMap(({ type, cents: minor, fails }, index) =>
          pair(
            index * 2,
            'adyen',
            { type, amount: formatDecimal({ minor, currency: 'EUR' }) },
            { has_failed: fails },
          ),
        );
        const sumOf = (wanted: string) =>
          happened.reduce((sum, one) => (one.type === wanted && !one.fails ? sum + one.cents : sum), 0n);
        const last = withMovements(toSteps(rows, 'EUR'), 'EUR').findLast(
          ({ available }) => available !== null,
        );
        const expected = formatDecimal({ minor: sumOf('capture') - sumOf('refund'), currency: 'EUR' });
        expect(last?.available ?? '0.00').toBe(expected);
      }),
    );
  });
});

describe('refunds and their steps', () => {
  const steps = toSteps(
    [
      ...pair(1, 'adyen', { type: 'capture', amount: '5' }),
      ...pair(10, 'adyen', { type: 'refund', amount: '-5' }),
      ...pair(20, 'adyen', { type: 'refund', amount: '-7' }),
      ...pair(30, 'adyen', { type: 'refund', amount: '-5' }),
    ],
    'EUR',
  );
  const link = (...refunds: Parameters<typeof linkRefunds>[1]) =>
    linkRefunds(steps, refunds, 'EUR').map(({ refund_id, state }) => [refund_id, state]);

  it('belong together by amount, the nearest in time', () => {
    const [later, seven, sooner] = [refund('5.00', 30), refund('7', 19), refund('5', 11)];
    expect(link(later, seven, sooner)).toEqual([
      [null, 'succeeded'],
      [sooner.id, 'succeeded'],
      [seven.id, 'succeeded'],
      [later.id, 'succeeded'],
    ]);
  });

  it('fail together: a refund may fail later without a row of its own', () => {
    const failed = refund('7', 20, { has_failed: true });
    expect(link(failed)[2]).toEqual([failed.id, 'failed']);
  });

  it('stay apart when nothing fits', () => {
    expect(link(refund('6', 20)).every(([id]) => id === null)).toBe(true);
  });
});
