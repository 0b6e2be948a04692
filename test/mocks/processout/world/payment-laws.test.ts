import { fc } from '#test/support/properties.ts';
import { describe, expect, it } from 'vitest';
import { isId } from '#domain/ids.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import type { SimOperation, SimPayment, World } from '#mocks/processout/model.ts';
import { lineTotal } from '#mocks/processout/world/basket.ts';
import { createWorld } from '#mocks/processout/world/world.ts';
import { DAY, NOW } from './support.ts';

interface Case {
  readonly payment: SimPayment;
  /** Epoch microseconds. */
  readonly now: number;
}

const worlds = new Map<string, World>();

function remembered(seed: string, size: number, now: number): World {
  const key = `${seed} ${size} ${now}`;
  const found = worlds.get(key) ?? createWorld({ seed, now, size, projectId: 'proj_test' });
  worlds.set(key, found);
  return found;
}

/** Any payment of many worlds, sizes and start times mixed; half of them are among the latest, where rare ones are. */
const anyPayment: fc.Arbitrary<Case> = fc
  .record({
    seed: fc.constantFrom('', 'norrland', 'Łódź', '42'),
    size: fc.constantFrom(1, 9, 60, 200, 450, 5_000, 100_000, 1_000_000),
    now: fc.constantFrom(NOW, NOW + 3 * 3_600_000, NOW + 51 * 86_400_000 + 12_345, NOW + 400 * 86_400_000),
    share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    latest: fc.boolean(),
  })
  .map(({ seed, size, now, share, latest }) => {
    const index = latest ? size - 1 - Math.floor(share * Math.min(size, 250)) : Math.floor(share * size);
    return { payment: remembered(seed, size, now).payment(index), now: now * 1000 };
  });

const holds = (law: (one: Case) => void): void => fc.assert(fc.property(anyPayment, law), { numRuns: 1_500 });

const results = (operations: readonly SimOperation[], type: string): SimOperation[] =>
  operations.filter((row) => row.type === type && !row.is_attempt && !row.has_failed);

const sum = (rows: readonly { amount: bigint }[]): bigint => rows.reduce((all, row) => all + row.amount, 0n);

describe('every payment', () => {
  it('has amounts that fit together', () => {
    holds(({ payment: { transaction: t, invoice, refunds } }) => {
      expect(t.authorized_amount).toBe(t.authorized ? t.amount : 0n);
      expect(t.amount >= invoice.amount && invoice.amount > 0n).toBe(true);
      expect(t.captured_amount >= 0n && t.captured_amount <= t.authorized_amount).toBe(true);
      expect(t.refunded_amount >= 0n && t.refunded_amount <= t.captured_amount).toBe(true);
      expect(t.refunded_amount).toBe(sum(refunds.filter((refund) => !refund.has_failed)));
      const settled = t.captured || t.voided;
      expect(t.captured_amount + t.voided_amount).toBe(settled ? t.authorized_amount : 0n);
    });
  });

  it('has tax within its amount, and a parcel that costs what its shipping line says', () => {
    holds(({ payment: { invoice } }) => {
      const { tax, shipping, device } = invoice.facts;
      if (tax) expect(tax.amount! > 0n && tax.amount! * 4n <= invoice.amount).toBe(true);
      const line = invoice.details.find(({ type }) => type === 'shipping');
      expect(shipping?.amount).toBe(line ? lineTotal(line) : 0n);
      if (invoice.merchant_initiator_type !== null) expect(device).toBeNull();
    });
  });

  it('has lines that add up to its invoice', () => {
    holds(({ payment: { invoice } }) => {
      expect(invoice.details.reduce((all, line) => all + lineTotal(line), 0n)).toBe(invoice.amount);
      for (const line of invoice.details) expect(lineTotal(line) > 0n).toBe(true);
      expect(invoice.details.length).toBeGreaterThan(0);
    });
  });

  it('has operations that agree with its amounts', () => {
    holds(({ payment: { transaction: t, invoice, operations } }) => {
      expect(sum(results(operations, 'capture'))).toBe(t.captured_amount);
      const increments = sum(results(operations, 'increment_authorization'));
      expect(t.amount).toBe(invoice.amount + increments);
      expect(sum(results(operations, 'authorization'))).toBe(t.authorized ? invoice.amount : 0n);
      expect(sum(results(operations, 'void'))).toBe(t.voided ? t.voided_amount : 0n);
      expect(sum(results(operations, 'chargeback'))).toBe(t.chargedback ? -t.captured_amount : 0n);
      const counted = operations.filter((row) => row.is_accountable).map((row) => row.type);
      expect(counted.every((type) => ['capture', 'refund', 'chargeback'].includes(type))).toBe(true);
    });
  });

  it('tells every step as an attempt and its result', () => {
    holds(({ payment: { operations, transaction } }) => {
      const steps = operations.slice(1);
      if (operations.length > 0) expect(operations[0]!.type).toBe('request');
      for (const row of steps) {
        expect(row.gateway_operation_id).not.toBeNull();
        const pair = steps.filter((other) => other.gateway_operation_id === row.gateway_operation_id);
        expect(pair.map((other) => other.is_attempt)).toEqual(pair.length === 2 ? [true, false] : [true]);
        expect(new Set(pair.map((other) => `${other.type} ${other.error_code}`)).size).toBe(1);
        expect(row.has_failed).toBe(!row.is_attempt && row.error_code !== null);
        expect(row.arn ?? '7'.repeat(23)).toMatch(/^7\d{22}$/);
      }
      if (transaction.status === 'waiting') expect(operations).toEqual([]);
    });
  });

  it('happens in order, and not after now', () => {
    holds(({ payment, now }) => {
      const { transaction: t, operations, events, refunds, due } = payment;
      for (const list of [operations.map((o) => o.created_at), events.map((e) => e.fired_at)]) {
        expect(list).toEqual(list.toSorted((a, b) => a - b));
        expect(Math.max(t.created_at, ...list)).toBeLessThanOrEqual(now);
        expect(Math.min(t.created_at, ...list)).toBe(t.created_at);
      }
      for (const refund of refunds) expect(refund.created_at).toBeLessThanOrEqual(now);
      const moments = [t.authorized_at, t.captured_at, t.refunded_at, t.chargedback_at, t.voided_at];
      const known = moments.filter((moment) => moment !== null);
      for (const moment of known) expect(moment).toBeLessThanOrEqual(now);
      for (const { at } of due) expect(at).toBeGreaterThan(now);
      expect(events[0]).toEqual({ name: 'transaction.requested', fired_at: t.created_at });
    });
  });

  it('keeps its history in its flags', () => {
    holds(({ payment: { transaction: t, invoice, refunds, operations } }) => {
      expect(t.authorized).toBe(t.authorized_at !== null);
      expect(t.captured).toBe(t.captured_at !== null);
      expect(t.voided).toBe(t.voided_at !== null);
      expect(t.refunded).toBe(refunds.length > 0);
      expect(t.refunded).toBe(t.refunded_at !== null);
      expect(t.chargedback).toBe(t.chargedback_at !== null);
      // An invoice that was cancelled before anybody paid leaves a voided transaction that held nothing.
      if (t.captured || (t.voided && invoice.cancelled_at === null)) expect(t.authorized).toBe(true);
      if (t.refunded || t.chargedback) expect(t.captured).toBe(true);
      expect(t.error_code !== null).toBe(t.status === 'failed' || t.status === 'blocked');
      expect(t.three_d_s_status !== null).toBe(operations.some((row) => row.type === 'three_d_s_check'));
    });
  });

  it('has a status that its flags, age and future allow', () => {
    const allowed: Record<TransactionStatus, (one: Case) => boolean> = {
      waiting: ({ payment: p }) => p.card === null && p.due.length === 0,
      pending: ({ payment: p }) => p.due.some((one) => one.kind === 'payment-confirmed'),
      authorized: ({ payment: { transaction: t, due }, now }) =>
        !t.captured &&
        t.authorized_at! > now - 7 * DAY &&
        due.some((one) => one.kind === 'authorization-expires' && one.at === t.authorized_at! + 7 * DAY),
      'pending-capture': ({ payment: p }) => p.due.some((one) => one.kind === 'capture-confirmed'),
      completed: ({ payment: { transaction: t } }) => t.captured && t.refunded_amount === 0n,
      failed: ({ payment: { transaction: t } }) => !t.authorized,
      voided: ({ payment: { transaction: t } }) => t.voided && !t.captured,
      refunded: ({ payment: { transaction: t } }) => t.refunded_amount > 0n,
      'in-review': ({ payment: { transaction: t } }) => !t.authorized,
      blocked: ({ payment: { transaction: t } }) => !t.authorized,
      'retrieval-request': ({ payment: { transaction: t } }) => t.received_retrieval_request,
      'fraud-notification': ({ payment: { transaction: t } }) => t.received_fraud_notification,
      'chargeback-initiated': ({ payment: { transaction: t } }) => t.chargedback,
      solved: ({ payment: { transaction: t } }) => t.chargedback,
      reversed: ({ payment: { transaction: t } }) => t.chargedback,
    };
    holds((one) => {
      expect([one.payment.transaction.status, allowed[one.payment.transaction.status](one)]).toEqual([
        one.payment.transaction.status,
        true,
      ]);
    });
  });

  it('has ids and texts that the API would accept', () => {
    holds(({ payment: { transaction: t, invoice, card, refunds, operations } }) => {
      expect(isId('transaction', t.id) && isId('invoice', invoice.id)).toBe(true);
      expect(t.card_id).toBe(t.status === 'waiting' ? null : (card?.id ?? null));
      if (card) {
        expect(isId('card', card.id)).toBe(true);
        expect(`${card.iin} ${card.last_4_digits}`).toMatch(/^\d{6} \d{4}$/);
      }
      for (const refund of refunds) {
        expect(isId('refund', refund.id)).toBe(true);
        const known = invoice.details.map((line) => line.id);
        expect(refund.invoice_detail_ids.every((id) => known.includes(id))).toBe(true);
      }
      expect(new Set(operations.map((row) => row.id)).size).toBe(operations.length);
      expect(invoice.statement_descriptor).toMatch(/^[A-Za-z0-9 ./]{1,22}$/);
      for (const line of invoice.details) expect(line.name.length).toBeLessThanOrEqual(80);
      for (const fee of [t.estimated_fee, t.gateway_fee, t.processout_fee]) {
        expect(fee === null || fee > 0n).toBe(true);
      }
    });
  });
});
