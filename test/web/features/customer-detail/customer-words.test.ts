import { describe, expect, it } from 'vitest';
import { customerLead, lossesOf } from '#web/features/customer-detail/customer-words.ts';

const total = (payments: number, disputed = 0) => ({
  currency: 'EUR',
  payments,
  captured: '0.00',
  refunded: '0.00',
  kept: '0.00',
  failed: 0,
  disputed,
});

const lead = (totals: ReturnType<typeof total>[], isIndexing = false) =>
  customerLead({ created_at: '2026-08-31T22:30:00Z', totals }, 'Europe/Stockholm', isIndexing);

describe('the lead of a customer', () => {
  it('says since when, in the zone, and how many payments in all currencies', () => {
    expect(lead([total(11), total(1)])).toBe('Customer since September 2026, with 12 payments.');
    expect(lead([])).toBe('Customer since September 2026, with 0 payments.');
  });

  it('says how many are disputed', () => {
    expect(lead([total(3, 1)])).toMatch(/ 1 of them is disputed\.$/);
    expect(lead([total(3, 1), total(2, 1)])).toMatch(/ 2 of them are disputed\.$/);
  });

  it('does not take what was read so far for all', () => {
    expect(lead([total(3)], true)).toMatch(/with 3 payments so far\.$/);
    expect(lead([], true)).toBe('Customer since September 2026. Their payments are still being read.');
  });
});

describe('what is lost with a customer', () => {
  const losses = (payments: number, unpaid_invoices: number, isIndexing = false) =>
    lossesOf({ tokens: [], unpaid_invoices, totals: payments === 0 ? [] : [total(payments)] }, isIndexing);

  it('is their data alone where there is nothing else', () => {
    expect(losses(0, 0)).toEqual(['Their name, contact data and address.']);
  });

  it('names the payments and unpaid links that they are tied to', () => {
    const [, links, payments] = losses(1, 2);
    expect(links).toMatch(/^What ties them to 2 payment links that nobody has paid\./);
    expect(payments).toBe('What ties them to 1 payment: the money and its story stay.');
  });

  it('promises no number before all payments are read', () => {
    const [, links, payments] = losses(4, 1, true);
    expect(links).toMatch(/^What ties them to at least 1 payment link /);
    expect(payments).toMatch(/^What ties them to at least 4 payments:/);
    expect(losses(0, 0, true)[1]).toMatch(/^What ties them to payments that are still being read:/);
  });
});
