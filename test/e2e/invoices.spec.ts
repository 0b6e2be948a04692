import { expectAccessible } from './support/accessible.ts';
import { rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('lists invoices by state, turns their pages, and opens one with its payment', async ({ page }) => {
  await page.goto('/invoices');
  await expect(page.getByText(/^Searched all \d+ invoices/)).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: /^Paid/ }).click();
  await expect(page).toHaveURL(/state=paid/);
  const first = await rows(page).first().innerText();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows(page).first()).not.toHaveText(first);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(rows(page).first()).toHaveText(first);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await expect(page.getByText(/was paid\.$/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open its payment' }).click();
  await expect(page).toHaveURL(/\/transactions\/tr_/);
});

test('shows the link of an unpaid invoice, to copy and to scan', async ({ page }) => {
  await page.goto('/invoices?state=unpaid');
  await rows(page).first().click();
  await expect(page.getByText(/nobody has paid yet/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the payment link' })).toBeVisible();
  await expectAccessible(page);
});

test('finds an invoice by its name, and says what it cannot use of an address', async ({ page }) => {
  await page.goto('/invoices?state=open');
  await expect(page.getByText('state: left out. The list shows the rest.')).toBeVisible();
  const name = await rows(page).nth(3).innerText();
  const field = page.getByRole('searchbox', { name: 'Search invoices' });
  await field.fill(name);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(name);
});
