import { expect, test } from 'vitest';
import { EMPTY_FORM, readForm } from '#web/features/invoice-new/invoice-form.ts';

const FORM = { ...EMPTY_FORM, name: 'Order 1', amount: '12,50' };
const item = (key: number, amount: string, quantity = '1') => ({
  key,
  name: `Item ${String(key)}`,
  amount,
  quantity,
});

test('an amount alone is enough, with a comma or a point', () => {
  expect(readForm(FORM).body).toEqual({ name: 'Order 1', amount: '12.50', currency: 'EUR', items: [] });
  expect(readForm({ ...FORM, amount: '12.5' }).total).toBe('12.50');
});

test('with items the amount is what they come to, in the decimals of the currency', () => {
  const items = [item(1, '0,105', '3'), item(2, '1')];
  expect(readForm({ ...FORM, currency: 'KWD', items }).total).toBe('1.315');
  expect(readForm({ ...FORM, currency: 'JPY', items: [item(1, '500', '2')] }).body?.amount).toBe('1000');
});

test.each([
  [{ ...FORM, name: ' ' }, 'name'],
  [{ ...FORM, amount: '' }, 'amount'],
  [{ ...FORM, amount: '0' }, 'amount'],
  [{ ...FORM, amount: '-5' }, 'amount'],
  [{ ...FORM, amount: '12.505' }, 'amount'],
  [{ ...FORM, amount: '12.5', currency: 'JPY' }, 'amount'],
  [{ ...FORM, customerId: 'tr_1' }, 'customer_id'],
  [{ ...FORM, descriptor: 'ÅÄÖ' }, 'statement_descriptor'],
  [{ ...FORM, descriptor: 'x'.repeat(23) }, 'statement_descriptor'],
  [{ ...FORM, items: [item(1, '5', '0')] }, 'items.0.quantity'],
  [{ ...FORM, items: [item(1, '5'), { ...item(2, '5'), name: '' }] }, 'items.1.name'],
  [{ ...FORM, items: [item(1, 'much')] }, 'items.0.amount'],
])('names what is wrong, and nothing is sent: case %#', (form, field) => {
  const { body, problems } = readForm(form);
  expect(Object.keys(problems)).toEqual([field]);
  expect(body).toBeNull();
});
