import { describe, expect, it } from 'vitest';
import { timeline } from '#web/features/transaction-detail/story/timeline.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { attempt, detail, held, line, refund, step, ZONE } from './support/detail.ts';

const says = (given: TransactionDetail): string[] =>
  timeline(given, ZONE).flatMap(({ rows }) => rows.map(({ say }) => say));

const declined = attempt({
  gateway_name: 'adyen',
  configuration_name: 'Adyen EU',
  outcome: 'declined',
  started_at: '2026-11-13T12:51:08.8Z',
  ended_at: '2026-11-13T12:51:10.0Z',
  steps: [
    step({ id: 'a', kind: 'request', settled_at: null, gateway_name: null }),
    step({
      id: 'b',
      state: 'failed',
      gateway_name: 'adyen',
      error_code: 'card.no-money',
      settled_at: '2026-11-13T12:51:10.0Z',
    }),
  ],
});

describe('an attempt', () => {
  it('is sent, declined with its reason, and its thread is dashed', () => {
    const [group] = timeline(detail({ attempts: [declined] }), ZONE);
    expect(group).toMatchObject({
      title: 'First attempt at Adyen',
      failed: true,
      outcome: { word: 'Declined' },
      span: 'Fri 13 Nov, 1.2 s',
    });
    expect(group?.rows.map(({ say }) => say)).toEqual([
      'Sent to Adyen.',
      'Declined by Adyen: insufficient funds.',
    ]);
    expect(group?.rows[0]).toMatchObject({ more: 'Configuration Adyen EU', struck: '189.00' });
    expect(group?.rows[1]).toMatchObject({ code: 'card.no-money' });
  });

  it('is retried at the next PSP, with 3D Secure and the time between', () => {
    const second = attempt({
      number: 2,
      started_at: '2026-11-13T12:51:10.2Z',
      steps: [
        step({
          id: 'c',
          kind: 'three_d_s',
          at: '2026-11-13T12:51:10.4Z',
          settled_at: '2026-11-13T12:51:34.4Z',
        }),
        step({ id: 'd', held: '189.00' }),
      ],
    });
    const [, group] = timeline(detail({ attempts: [declined, second] }), ZONE);
    expect(group?.rows.map(({ say }) => say)).toEqual([
      'Retried at Stripe.',
      '3D Secure passed after 24 s.',
      'Authorized by Stripe: €189.00 held.',
    ]);
    expect(group?.rows[0]?.more).toBe('Configuration Stripe EU, 0.2 s after the decline');
    expect(group?.rows[2]?.held).toBe('189.00');
  });

  it('says until when the money is held while it matters', () => {
    expect(
      says(held({ attempts: [attempt({ steps: [step({ amount: '4320.00', held: '4320.00' })] })] })).at(-1),
    ).toBe('Authorized by Stripe: 4,320.00 SEK held until 26 Nov, 10:00.');
  });

  it('that reached no PSP says so', () => {
    const nowhere = attempt({
      gateway_name: null,
      outcome: 'abandoned',
      steps: [step({ kind: 'request', settled_at: null, gateway_name: null })],
    });
    expect(timeline(detail({ attempts: [nowhere] }), ZONE)[0]).toMatchObject({
      title: 'Payment asked for',
      outcome: null,
    });
    expect(says(detail({ attempts: [nowhere] }))).toEqual([
      '€189.00 asked for with Visa 4242; no PSP was tried.',
    ]);
  });
});

describe('capture and after', () => {
  const captured = step({
    id: 'e',
    kind: 'capture',
    amount: '134.50',
    movement: '134.50',
    available: '134.50',
    by: 'Jonas Ek',
  });

  it('names who captured how much of what was held', () => {
    expect(says(detail({ captured_amount: '134.50', aftermath: [captured] })).at(-1)).toBe(
      '€134.50 of €189.00 captured by Jonas Ek.',
    );
    expect(says(detail({ aftermath: [{ ...captured, amount: '189.00', by: null }] })).at(-1)).toBe(
      '€189.00 captured at Stripe.',
    );
  });

  it('tells a refund and its confirmation, with lines, reason, note and ARN', () => {
    const sent = step({
      id: 'f',
      kind: 'refund',
      amount: '21.00',
      movement: '-21.00',
      available: '113.50',
      at: '2026-11-15T14:20:00Z',
      settled_at: '2026-11-16T02:10:00Z',
      by: 'Mara Lindqvist',
      refund_id: 'refd_1',
      arn: '74539016318200447712903',
    });
    const given = detail({
      aftermath: [captured, sent],
      refunds: [refund({ information: 'Wrong size.' })],
      lines: [line('socks', '21.00', { name: 'Trail socks' }), line('lamp', '54.50')],
    });
    const rows = timeline(given, ZONE).at(-1)?.rows ?? [];
    expect(rows[1]).toMatchObject({
      say: 'Refund of €21.00 sent by Mara Lindqvist: Trail socks.',
      more: 'Customer request. “Wrong size.”',
      movement: '-21.00',
      available: '113.50',
      arn: null,
    });
    expect(rows[2]).toMatchObject({ say: 'Stripe confirmed the refund.', arn: '74539016318200447712903' });
  });

  it('strikes a refund that failed later and says where the money is', () => {
    const failed = step({
      kind: 'refund',
      state: 'failed',
      amount: '21.00',
      error_code: 'gateway.declined',
      at: '2026-11-15T14:20:00Z',
      settled_at: '2026-11-16T02:10:00Z',
    });
    const rows = timeline(detail({ aftermath: [failed] }), ZONE).at(-1)?.rows ?? [];
    expect(rows[0]).toMatchObject({ say: 'Refund of €21.00 sent.', struck: '21.00' });
    expect(rows[1]).toMatchObject({
      say: 'The refund failed later at Stripe: the PSP declined.',
      more: 'The money is still with you.',
      code: 'gateway.declined',
    });
  });

  it('tells what is not confirmed yet as that', () => {
    const open = (kind: 'refund' | 'capture' | 'void' | 'increment') =>
      says(detail({ aftermath: [step({ kind, state: 'pending', settled_at: null, by: 'Jonas Ek' })] })).at(
        -1,
      );
    expect(open('refund')).toBe('Refund of €189.00 sent by Jonas Ek; Stripe has not confirmed it yet.');
    expect(open('capture')).toBe('Capture of €189.00 sent by Jonas Ek; Stripe has not confirmed it yet.');
    expect(open('void')).toBe('Void sent by Jonas Ek; Stripe has not confirmed it yet.');
    expect(open('increment')).toBe('A raise of €189.00 was sent by Jonas Ek; no answer yet.');
  });

  it('tells voids, raises and chargebacks', () => {
    const done = (kind: 'void' | 'increment' | 'chargeback') =>
      says(
        detail({
          aftermath: [
            step({ kind, amount: '20.00', held: kind === 'increment' ? '209.00' : null, by: 'Jonas Ek' }),
          ],
        }),
      ).at(-1);
    expect(done('void')).toBe('Voided by Jonas Ek: the hold of €20.00 was released.');
    expect(done('increment')).toBe('Hold raised by €20.00 to €209.00, asked for by Jonas Ek.');
    expect(done('chargeback')).toBe('Chargeback of €20.00 by the customer’s bank.');
  });
});

describe('money paid out to a card', () => {
  const aftermath = [
    step({ id: 'a', kind: 'request', settled_at: null, gateway_name: null, amount: '29.00' }),
    step({ id: 'b', kind: 'payout', amount: '29.00' }),
  ];
  const out = detail({ amount: '-29.00', attempts: [], aftermath });

  it('is told as such, and not as a try to be paid', () => {
    expect(timeline(out, ZONE).map(({ title }) => title)).toEqual(['Payout to a card']);
    expect(says(out)).toEqual(['€29.00 was to be paid out.', '€29.00 paid out to the card at Stripe.']);
    const waiting = step({ kind: 'payout', amount: '29.00', state: 'pending', settled_at: null });
    expect(says({ ...out, aftermath: [waiting] })).toEqual([
      '€29.00 sent to the card; Stripe has not confirmed it yet.',
    ]);
    const failed = step({ kind: 'payout', amount: '29.00', state: 'failed', error_code: 'card.stolen' });
    expect(says({ ...out, aftermath: [failed] })[0]).toMatch(/^Paying out of €29.00 failed at Stripe: /);
  });
});
