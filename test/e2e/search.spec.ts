import type { Page } from '@playwright/test';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { findPayment } from './support/lookup.ts';
import { openList, rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';

/** Types into the box at the top, and expects the payment among what it finds. */
async function finds(
  page: Page,
  words: string | null | undefined,
  payment: TransactionDetail,
): Promise<void> {
  expect(words).toBeTruthy();
  await page.getByRole('searchbox', { name: /^Find an id/ }).fill(words ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(rows(page).filter({ hasText: payment.name })).toBeVisible();
}

test('finds a payment by e-mail, customer name and order', async ({ page }) => {
  await openList(page);
  const payment = await findPayment(page, '?limit=20', ({ customer }) =>
    Boolean(customer?.email && customer.name),
  );
  await finds(page, payment.customer?.email, payment);
  await finds(page, payment.name, payment);
  await finds(page, `${payment.customer?.name ?? ''} ${payment.name}`, payment);
});

test('finds a payment by ARN and by the reference of its PSP', async ({ page }) => {
  await openList(page, '?status=completed');
  const arnOf = ({ attempts, aftermath }: TransactionDetail): string | null | undefined =>
    [...attempts.flatMap(({ steps }) => steps), ...aftermath].find(({ arn }) => arn)?.arn;
  const payment = await findPayment(page, '?status=completed&limit=20', (one) => Boolean(arnOf(one)));
  await finds(page, arnOf(payment), payment);
  await finds(
    page,
    payment.attempts.at(-1)?.steps.find((step) => step.gateway_operation_id)?.gateway_operation_id,
    payment,
  );
});

test('finds the payments of a card by its last four digits, with another filter on', async ({ page }) => {
  await openList(page, '?currency=EUR');
  const payment = await findPayment(page, '?currency=EUR&limit=20', ({ card }) =>
    Boolean(card?.last_4_digits),
  );
  const digits = payment.card?.last_4_digits ?? '';
  await page.getByRole('searchbox', { name: 'Search transactions' }).fill(digits);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/currency=EUR/);
  await expect(page.getByRole('cell', { name: new RegExp(`${digits}$`) }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /EUR$/ }).first()).toBeVisible();
});

test('jumps to an invoice and a customer by their ids, and from one to the other', async ({ page }) => {
  await openList(page);
  const payment = await findPayment(page, '?status=completed&limit=20', ({ customer }) => customer !== null);
  const box = page.getByRole('searchbox', { name: /^Find an id/ });
  await box.fill(payment.invoice!.id);
  await box.press('Enter');
  await expect(page).toHaveURL(/\/invoices\/iv_/);
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await page.getByRole('link', { name: payment.id }).click();
  await expect(page).toHaveURL(/\/transactions\/tr_/);
  await box.fill(payment.customer!.id);
  await box.press('Enter');
  await expect(page.getByRole('heading', { name: 'What they paid' })).toBeVisible();
});
