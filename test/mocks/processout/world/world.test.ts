import { describe, expect, it } from 'vitest';
import { isId } from '#domain/ids.ts';
import { TRANSACTION_STATUSES } from '#domain/transaction.ts';
import { digest, DAY, NOW, NOW_MICROS, payments, world } from './support.ts';

const SEEDS = ['norrland', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('a world', () => {
  it('is the same, byte for byte, for the same seed and time, in whatever order it is read', () => {
    const forwards = payments(world(600));
    const other = world(600);
    const backwards = Array.from({ length: 600 }, (_, n) => other.payment(599 - n)).reverse();
    expect(digest(backwards)).toBe(digest(forwards));
    expect(other.customer(17)).toEqual(world(600).customer(17));
  });

  it('differs with the seed and with the time', () => {
    const digests = [world(50), world(50, 'other'), world(50, 'norrland', NOW + 1)].map((one) =>
      digest(payments(one)),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('gives fresh objects that may be changed', () => {
    const one = world(20);
    one.payment(3).transaction.status = 'blocked';
    one.payment(3).operations.length = 0;
    expect(digest([one.payment(3)])).toBe(digest([world(20).payment(3)]));
  });

  it.each(SEEDS)('of 200 payments holds every status and every currency (seed %s)', (seed) => {
    const all = payments(world(200, seed));
    const statuses = new Set(all.map(({ transaction }) => transaction.status));
    expect(TRANSACTION_STATUSES.filter((status) => !statuses.has(status))).toEqual([]);
    const currencies = new Set(all.map(({ transaction }) => transaction.currency));
    expect([...currencies].sort()).toEqual(['EUR', 'GBP', 'JPY', 'KWD', 'SEK', 'USD']);
  });

  it('of 5,000 payments holds every status in the newest 400', () => {
    const one = world(5_000);
    const statuses = new Set(
      Array.from({ length: 400 }, (_, n) => one.payment(4_999 - n).transaction.status),
    );
    expect(TRANSACTION_STATUSES.filter((status) => !statuses.has(status))).toEqual([]);
  });

  it('has the approvals, retries and refunds of a healthy shop', () => {
    const all = payments(world(4_000));
    const share = (test: (payment: (typeof all)[number]) => boolean): number =>
      all.filter(test).length / all.length;
    const approved = share((p) => p.transaction.authorized);
    const failed = share((p) => p.transaction.status === 'failed');
    expect(approved / (approved + failed)).toBeCloseTo(0.88, 1);
    const retried = share(
      (p) => p.operations.filter((o) => o.type === 'authorization' && o.is_attempt).length > 1,
    );
    expect(retried).toBeGreaterThan(0.04);
    expect(retried).toBeLessThan(0.09);
    expect(share((p) => p.transaction.status === 'completed')).toBeGreaterThan(0.65);
    expect(share((p) => p.refunds.length > 0)).toBeGreaterThan(0.05);
    expect(share((p) => p.refunds.length > 0)).toBeLessThan(0.12);
  });

  it('finds payments, customers and cards by their ids, and nothing else', () => {
    const one = world(300);
    for (let index = 0; index < 300; index += 1) {
      const { transaction, invoice, card } = one.payment(index);
      const buyer = one.paymentCustomerIndex(index);
      expect(one.paymentIndex(transaction.id)).toBe(index);
      expect(one.paymentIndex(invoice.id)).toBe(index);
      if (card && transaction.token_id) expect(one.wallets.readCard(card.id)).toBe(buyer);
      else if (card) expect(one.cardPaymentIndex(card.id)).toBe(index);
    }
    for (let k = 0; k < one.customerCount; k += 1) expect(one.customerIndex(one.customer(k).id)).toBe(k);
    const larger = world(301);
    expect(one.paymentIndex(larger.payment(300).transaction.id)).toBeNull();
    expect(one.paymentIndex(one.customer(0).id)).toBeNull();
    expect(one.paymentIndex(world(300, 'other').payment(0).transaction.id)).toBeNull();
  });

  it('has customers, in order of creation, whose payments are their own', () => {
    const one = world(800);
    const byCustomer = new Map<string, number>();
    for (let index = 0; index < one.size; index += 1) {
      const { transaction } = one.payment(index);
      const buyer = one.paymentCustomerIndex(index);
      expect(transaction.customer_id).toBe(buyer === null ? null : one.customer(buyer).id);
      if (buyer === null) continue;
      const customer = one.customer(buyer);
      byCustomer.set(customer.id, (byCustomer.get(customer.id) ?? 0) + 1);
      expect(customer.currency).toBe(transaction.currency);
      expect(customer.created_at).toBeLessThan(transaction.created_at);
    }
    let before = 0;
    for (let k = 0; k < one.customerCount; k += 1) {
      const customer = one.customer(k);
      expect(customer.transactions_count).toBe(byCustomer.get(customer.id) ?? 0);
      expect(isId('customer', customer.id)).toBe(true);
      expect(customer.email).toMatch(/^[a-z0-9.]+@(mail\.)?example\.(com|org|net)$/);
      expect(customer.created_at).toBeGreaterThan(before);
      before = customer.created_at;
    }
    expect(Math.max(...byCustomer.values())).toBeGreaterThan(4);
  });

  it('has guests, renewals of the Trail club and growing order numbers', () => {
    const all = payments(world(1_000));
    expect(all.some(({ transaction }) => transaction.customer_id === null)).toBe(true);
    const renewals = all.filter(({ invoice }) => invoice.merchant_initiator_type === 'recurring');
    expect(renewals.length).toBeGreaterThan(20);
    for (const { invoice, transaction } of renewals) {
      expect(invoice.details.map((line) => line.name)).toEqual(['Trail club box']);
      expect(isId('token', transaction.token_id ?? '')).toBe(true);
    }
    const numbers = all.map(({ invoice }) => Number(/^NS-B(\d+)$/.exec(invoice.name)?.[1]));
    expect(numbers).toEqual(numbers.map((_, n) => numbers[0]! + n));
  });

  it('of a million payments is made at once and read at both ends', () => {
    const one = world(1_000_000);
    expect(one.payment(0).transaction.created_at).toBeLessThan(NOW_MICROS - 700 * DAY);
    expect(one.payment(999_999).invoice.name).toBe('NS-B1043391');
    expect(one.paymentIndex(one.payment(543_210).transaction.id)).toBe(543_210);
  });

  it('of no payments at all is empty', () => {
    const empty = world(0);
    expect([empty.size, empty.customerCount]).toEqual([0, 0]);
    expect(empty.livePayment(0, NOW_MICROS).transaction.customer_id).toBeNull();
    expect(() => empty.payment(0)).toThrow(RangeError);
    expect(empty.paymentIndex(world(1).payment(0).transaction.id)).toBeNull();
  });
});

describe('live traffic', () => {
  it('brings payments of its own that are decided within a second', () => {
    const one = world(200);
    const ids = new Set(payments(one).map(({ transaction }) => transaction.id));
    for (let n = 0; n < 400; n += 1) {
      const at = NOW_MICROS + n * 1_000_000;
      const { transaction, invoice, operations, due } = one.livePayment(n, at);
      expect(ids.has(transaction.id)).toBe(false);
      ids.add(transaction.id);
      expect(one.paymentIndex(transaction.id)).toBeNull();
      expect(transaction.created_at).toBe(at);
      expect(invoice.name).toBe(`NS-B${43_392 + 200 + n}`);
      for (const operation of operations) expect(operation.created_at).toBeLessThan(at + 1_000_000);
      for (const { at: moment } of due) expect(moment).toBeGreaterThan(at);
    }
    expect(digest([one.livePayment(5, NOW_MICROS)])).toBe(digest([world(200).livePayment(5, NOW_MICROS)]));
  });
});
