import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The rows of the list as links, in the order shown. */
export function rows(page: Page): Locator {
  return page
    .getByRole('table', { name: /^(Transactions|Customers|Invoices|Events|Payouts), newest first/ })
    .locator('[data-row-link]');
}

/** Opens the list at an address and waits until it shows rows and has searched everything. */
export async function openList(page: Page, search = ''): Promise<void> {
  await page.goto(`/transactions${search}`);
  await expect(page.getByText(/Searched all/)).toBeVisible({ timeout: 45_000 });
  await expect(rows(page).first()).toBeVisible();
}

/** Opens the newest payment with a status and waits for its story. */
export async function openPayment(page: Page, search: string): Promise<void> {
  await openList(page, search);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
}

/** Goes through the refund panel's first two steps and sends it. */
export async function refundAmount(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: /An amount only/ }).check();
  await panel.getByRole('textbox', { name: /Amount to refund/ }).fill(amount);
  await panel.getByRole('button', { name: 'Check the refund' }).click();
  await panel.getByRole('button', { name: /^Refund / }).click();
}
