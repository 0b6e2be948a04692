import { describe, expect, it } from 'vitest';
import type { SimPayment } from '#mocks/processout/model.ts';
import { DAY, HOUR, NOW_MICROS, payments, world } from './support.ts';

const all = payments(world(200));
const some = (test: (payment: SimPayment) => boolean): boolean => all.some(test);
const due = (payment: SimPayment, kind: string): boolean => payment.due.some((one) => one.kind === kind);
const attempts = ({ operations }: SimPayment): (string | null)[] =>
  operations.filter((row) => row.type === 'authorization' && row.is_attempt).map((row) => row.error_code);

describe('among 200 payments', () => {
  it.each([6 * HOUR, DAY, 2 * DAY, 5 * DAY])('a hold has %d microseconds left', (left) => {
    const near = some(({ transaction: t, due: [next] }) => {
      const lapses = next?.kind === 'authorization-expires' ? next.at - NOW_MICROS : -1;
      return t.status === 'authorized' && Math.abs(lapses - left) < HOUR / 4;
    });
    expect(near).toBe(true);
  });

  it('a hold lapsed, and another was released on request', () => {
    const reasons = all
      .filter((one) => one.transaction.status === 'voided')
      .map((one) => one.operations.find((row) => row.type === 'void')?.metadata['reason']);
    expect(reasons).toContain('expired');
    expect(reasons).toContain('requested');
  });

  it('holds may be incremented, and one was', () => {
    const incremental = all.filter((p) => p.invoice.incremental && p.transaction.status === 'authorized');
    expect(incremental.some((p) => p.transaction.amount > p.invoice.amount)).toBe(true);
    expect(incremental.some((p) => p.transaction.amount === p.invoice.amount)).toBe(true);
  });

  it('captures come at once, later, in part, by a timer still to come, or wait for the PSP', () => {
    const captured = all.filter((p) => p.transaction.captured);
    const waited = (p: SimPayment): number => p.transaction.captured_at! - p.transaction.authorized_at!;
    expect(captured.some((p) => waited(p) < 10_000_000)).toBe(true);
    expect(captured.some((p) => waited(p) > 4 * HOUR)).toBe(true);
    expect(captured.some((p) => p.transaction.captured_amount < p.transaction.authorized_amount)).toBe(true);
    expect(some((p) => due(p, 'auto-capture') && p.invoice.auto_capture_at! > NOW_MICROS)).toBe(true);
    expect(some((p) => due(p, 'capture-confirmed'))).toBe(true);
  });

  it('a soft decline is retried elsewhere and approved, a hard one is final, 3D Secure fails', () => {
    expect(some((p) => p.transaction.captured && attempts(p)[0] === 'card.do-not-honor')).toBe(true);
    expect(some((p) => attempts(p).length === 3 && p.transaction.captured)).toBe(true);
    expect(some((p) => p.transaction.status === 'failed' && attempts(p).length === 2)).toBe(true);
    expect(some((p) => p.transaction.error_code === 'card.stolen' && attempts(p).length === 1)).toBe(true);
    expect(some((p) => p.transaction.error_code === 'card.failed-3ds' && attempts(p).length === 0)).toBe(
      true,
    );
    expect(some((p) => p.transaction.three_d_s_challenged && p.transaction.captured)).toBe(true);
    expect(some((p) => p.transaction.error_code === 'routing-rules.transaction-blocked')).toBe(true);
  });

  it('refunds are full, partial, by line, repeated, on their way, about to fail, failed', () => {
    const refunded = all.filter((p) => p.refunds.length > 0);
    const full = (p: SimPayment): boolean => p.transaction.refunded_amount === p.transaction.captured_amount;
    expect(refunded.some(full)).toBe(true);
    expect(refunded.some((p) => !full(p) && p.refunds[0]!.invoice_detail_ids.length === 0)).toBe(true);
    expect(refunded.some((p) => p.refunds[0]!.invoice_detail_ids.length === 1)).toBe(true);
    expect(refunded.some((p) => p.refunds.length === 3)).toBe(true);
    expect(refunded.some((p) => due(p, 'refund-confirmed'))).toBe(true);
    expect(refunded.some((p) => due(p, 'refund-fails'))).toBe(true);
    expect(refunded.some((p) => p.refunds[0]!.has_failed && p.transaction.status === 'completed')).toBe(true);
  });

  it('disputes stand at every stage, and a fraud notification was answered with a refund', () => {
    expect(some((p) => due(p, 'chargeback') && p.transaction.status === 'fraud-notification')).toBe(true);
    expect(some((p) => due(p, 'dispute-won'))).toBe(true);
    const answered = some(
      ({ transaction: t }) => t.received_fraud_notification && t.status === 'refunded' && !t.chargedback,
    );
    expect(answered).toBe(true);
  });

  it('amounts in KWD use the third decimal, amounts in JPY are whole yen', () => {
    const larger = payments(world(2_000)).map(({ invoice }) => invoice);
    expect(larger.some((one) => one.currency === 'KWD' && one.amount % 10n !== 0n)).toBe(true);
    const yen = larger.filter((one) => one.currency === 'JPY').map((one) => Number(one.amount));
    expect(Math.min(...yen)).toBeGreaterThan(500);
    expect(Math.max(...yen)).toBeLessThan(600_000);
  });
});
