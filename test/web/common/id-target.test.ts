import { describe, expect, test } from 'vitest';
import { idTarget } from '#web/common/id-target.ts';

const rest = 'a1B2'.repeat(8);

describe('an id', () => {
  test.each([
    ['tr', '/transactions/$transactionId'],
    ['iv', '/invoices/$invoiceId'],
    ['cust', '/customers/$customerId'],
    ['payt', '/payouts/$payoutId'],
    ['ev', '/events/$eventId'],
  ])('of the kind %s leads to the page of its object', (prefix, to) => {
    const target = idTarget(`${prefix}_${rest}`);
    expect(target).toMatchObject({ to });
    expect(Object.values(target && 'params' in target ? target.params : {})).toEqual([`${prefix}_${rest}`]);
  });

  test.each(['tok', 'card'])('of the kind %s leads to the events that name it', (prefix) => {
    expect(idTarget(`${prefix}_${rest}`)).toEqual({
      to: '/events',
      search: { object_id: `${prefix}_${rest}` },
    });
  });

  test('of a refund leads to its payment, which is found by it', () => {
    expect(idTarget(`refd_${rest}`)).toEqual({ to: '/transactions', search: { q: `refd_${rest}` } });
  });

  test.each(['', 'tr_1', `xx_${rest}`, `tr_${rest}x`, `iv_det_${rest}`, 'NS-B1'])('"%s" is none', (text) => {
    expect(idTarget(text)).toBeNull();
  });
});
