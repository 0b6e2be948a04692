import { expect, test } from 'vitest';
import { INVOICE_STATE_VIEWS, invoiceView } from '#web/common/invoice-state.ts';
import { paymentWord } from '#web/common/transaction-status.ts';

test('an invoice whose money went out to a card says so, in the words of its payment', () => {
  const paidOut = { state: 'paid', status: 'completed', amount: '-25.00' } as const;
  expect(invoiceView(paidOut).word).toBe('Paid to card');
  expect(invoiceView(paidOut).word).toBe(paymentWord(paidOut));
});

test.each([
  { state: 'paid', status: 'completed', amount: '25.00' },
  { state: 'failed', status: 'failed', amount: '-25.00' },
] as const)('%j keeps the word of its state', (invoice) => {
  expect(invoiceView(invoice)).toBe(INVOICE_STATE_VIEWS[invoice.state]);
});
