import type { TransactionPage } from '#contract/transaction.ts';
import { ask } from './support/lookup.ts';
import { openList, openPayment } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('tells a cascade as attempts: who declined, why, and who approved', async ({ page }) => {
  await openList(page);
  const { transactions } = await ask<TransactionPage>(page, '/transactions?status=completed&limit=100');
  const cascade = transactions.find(({ gateways }) => gateways.length === 2);
  await page.goto(`/transactions/${cascade?.id ?? ''}`);
  const story = page.getByRole('table', { name: 'What happened, oldest first' });
  await expect(story.getByRole('rowheader', { name: /^First attempt at .+Declined/ })).toBeVisible();
  await expect(story.getByText(/^Declined by /)).toBeVisible();
  await expect(story.getByRole('rowheader', { name: /^Second attempt at .+Approved/ })).toBeVisible();
  await expect(story.getByText(/^(Retried|Tried again) at /)).toBeVisible();
  await expect(story.getByText(/captured|taken by/).first()).toBeVisible();
});

test('copies a reference', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPayment(page, '?status=completed');
  const id = /tr_[A-Za-z0-9]{32}/.exec(page.url())?.[0] ?? '';
  await page.getByRole('button', { name: `Copy Transaction ${id}` }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});

test('follows what time does to a payment, without a reload', async ({ page, world }) => {
  await openPayment(page, '?status=authorized&currency=EUR');
  await expect(page.getByRole('button', { name: 'Void', exact: true })).not.toHaveAttribute('aria-disabled');
  await world.advance(8 * 24 * 3_600_000);
  await expect(page.getByRole('button', { name: 'Void', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});
