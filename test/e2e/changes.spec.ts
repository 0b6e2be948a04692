import { findPayment, refundElsewhere } from './support/lookup.ts';
import { openList } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('tells an agent who was overtaken what changed, and sends nothing', async ({ page, quiet }) => {
  quiet.expectConsole(/409/);
  await openList(page, '?status=completed&currency=EUR');
  const payment = await findPayment(
    page,
    '?status=completed&currency=EUR&limit=20',
    ({ actions, available_amount }) => actions.refund.allowed && Number(available_amount) > 10,
  );
  await page.goto(`/transactions/${payment.id}`);
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /An amount only/ }).check();
  await panel.getByRole('textbox', { name: /Amount to refund/ }).fill('2.50');
  await panel.getByRole('button', { name: 'Check the refund' }).click();

  expect(await refundElsewhere(page, payment, '3')).toBe(200);
  await expect(
    panel.getByText('This payment changed while you were looking. Nothing was sent.'),
  ).toBeVisible();
  await expect(panel.getByText(/Refunded was €0.00 and is €3.00/)).toBeVisible();
  await panel.getByRole('button', { name: 'Go on with the new figures' }).click();
  await panel.getByRole('button', { name: /^Refund / }).click();
  await expect(panel.getByText(/refd_/)).toBeVisible();
});

test('adds to a hold that may grow', async ({ page }) => {
  await openList(page, '?status=authorized');
  const payment = await findPayment(
    page,
    '?status=authorized&limit=100',
    ({ actions }) => actions.increment.allowed,
  );
  await page.goto(`/transactions/${payment.id}`);
  await page.getByRole('button', { name: 'Increment', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: 'Amount to add to the hold' }).fill('5');
  await panel.getByRole('button', { name: 'Check the increment' }).click();
  await panel.getByRole('button', { name: /^Add / }).click();
  await panel.getByRole('button', { name: /^(Done|Close)$/ }).click();
  await expect(page.getByText(/added to the hold|more held|Increment/).first()).toBeVisible();
});
