import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { ask } from './support/lookup.ts';
import { openPayment, refundAmount } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('refunds an amount in three steps and shows the refund with its id', async ({ page }) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await refundAmount(page, '1,50');
  const panel = page.getByRole('dialog');
  await expect(panel.getByText(/refd_/)).toBeVisible();
  await panel.getByRole('button', { name: 'Done' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByText('Partly refunded').first()).toBeVisible();
  await expect(page.getByText(/Refund of €1.50/).first()).toBeVisible();
});

test('refuses an amount above what is left, with too many decimals or none, while typing', async ({
  page,
}) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /An amount only/ }).check();
  const amount = panel.getByRole('textbox', { name: /Amount to refund/ });
  for (const wrong of ['99999', '1.005', '0', '-5', 'abc']) {
    await amount.fill(wrong);
    await panel.getByRole('button', { name: 'Check the refund' }).click();
    await expect(amount).toHaveAttribute('aria-invalid', 'true');
  }
});

test('refunds by line and records that line alone', async ({ page }) => {
  await openPayment(page, '?status=completed&currency=SEK');
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /Some lines/ }).check();
  await panel.getByRole('checkbox').first().check();
  await panel.getByRole('button', { name: 'Check the refund' }).click();
  await panel.getByRole('button', { name: /^Refund / }).click();
  await expect(panel.getByText(/refd_/)).toBeVisible();
  await panel.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText(/Refunded on|refunded on/).first()).toBeVisible();
});

test('says it is checking when the answer is lost after the effect, and finds the refund', async ({
  page,
  world,
}) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await world.faults([{ kind: 'timeout-after', ms: 200, times: 1, match: { method: 'POST' } }]);
  await refundAmount(page, '2');
  const panel = page.getByRole('dialog');
  // It says that it is checking until it has found the refund, which may be at once.
  await expect(panel.getByText(/checking|refd_/i).first()).toBeVisible();
  await expect(panel.getByText(/refd_/)).toBeVisible({ timeout: 45_000 });
});

test('makes one refund of a double click', async ({ page }) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /An amount only/ }).check();
  await panel.getByRole('textbox', { name: /Amount to refund/ }).fill('1');
  await panel.getByRole('button', { name: 'Check the refund' }).click();
  await panel.getByRole('button', { name: /^Refund / }).dblclick();
  await expect(page.getByText(/Refund of €1.00/)).toHaveCount(1);
  const { transaction } = await ask<{ transaction: TransactionDetail }>(page, new URL(page.url()).pathname);
  expect(transaction.refunds.map(({ amount }) => amount)).toEqual(['1.00']);
});

test('voids a hold after saying what that means', async ({ page }) => {
  await openPayment(page, '?status=authorized');
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/cannot be taken back/)).toBeVisible();
  await dialog.getByRole('button', { name: /^Void / }).click();
  await dialog.getByRole('button', { name: /^(Done|Close)$/ }).click();
  await expect(page.getByText('Voided').first()).toBeVisible();
});

test('captures part of a hold', async ({ page }) => {
  await openPayment(page, '?status=authorized&currency=EUR');
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /An amount/ }).check();
  await panel.getByRole('textbox', { name: /Amount to capture/ }).fill('5');
  await panel.getByRole('button', { name: /^Check/ }).click();
  await panel.getByRole('button', { name: /^Capture / }).click();
  await panel.getByRole('button', { name: /^(Done|Close)$/ }).click();
  await expect(page.getByText(/€5.00/).first()).toBeVisible();
});

test('refunds with the keyboard alone', async ({ page }) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await page.getByRole('button', { name: 'Refund', exact: true }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Check the refund' }).focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: /^Refund / }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/refd_/)).toBeVisible();
});

test('keeps what is not allowed in view and says why', async ({ page }) => {
  await openPayment(page, '?status=failed');
  for (const name of ['Refund', 'Capture', 'Void', 'Increment']) {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/\w/);
  }
});
