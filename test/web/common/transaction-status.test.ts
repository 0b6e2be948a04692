import { describe, expect, it } from 'vitest';
import { meaningOf } from '#domain/transaction.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { detail, ZONE } from '../features/transaction-detail/support/detail.ts';

function said(status: 'failed' | 'blocked', error_code: string | null): string | null {
  return transactionStatus(detail({ status, error_code }), ZONE.now, ZONE.zone).detail;
}

describe('why a payment did not go through, beside its status', () => {
  it.each([
    ['failed', 'card.no-money', 'insufficient funds'],
    ['failed', 'gateway.declined', 'the PSP declined'],
    ['failed', 'card.failed-3ds', '3D Secure failed'],
    ['failed', null, null],
    ['blocked', 'routing-rules.transaction-blocked', 'by a routing rule'],
    ['blocked', 'gateway.blocked', 'the PSP blocked it'],
  ] as const)('%s with %s says %s', (status, code, words) => {
    expect(said(status, code)).toBe(words);
  });
});

describe('money that was paid out to a card', () => {
  it('is no capture, in the list and in the sentence beneath', () => {
    const out = detail({ amount: '-29.00', captured_amount: '0.00', available_amount: '0.00' });
    expect(transactionStatus(out, ZONE.now, ZONE.zone)).toMatchObject({ word: 'Paid to card', detail: null });
    expect(meaningOf(out)).toBe('The money was paid out to a card.');
    expect(meaningOf({ ...out, status: 'failed' })).toBe('Money was to be paid out to a card, but was not.');
    expect(meaningOf(detail())).toBe('The payment succeeded; the money is yours.');
  });
});
