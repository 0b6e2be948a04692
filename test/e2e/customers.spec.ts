import type { CustomerPage } from '#contract/customer.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('lists customers, turns their pages, and opens one with what they paid', async ({ page }) => {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  await expectAccessible(page);
  const first = await rows(page).first().innerText();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows(page).first()).not.toHaveText(first);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(rows(page).first()).toHaveText(first);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Payments of this customer, newest first' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Stored cards' })).toBeVisible();
  await expectAccessible(page);
});

test('finds a customer by e-mail and filters by country', async ({ page }) => {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  const { customers } = await ask<CustomerPage>(page, '/customers?limit=100');
  const wanted = customers.at(-1)!;
  const field = page.getByRole('searchbox', { name: 'Search customers' });
  await field.fill(wanted.email!);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(wanted.name!);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Country' }).click();
  await page.getByRole('checkbox', { name: /Sweden/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/country=SE/);
  await expect(page.getByRole('cell', { name: 'Sweden' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Germany' })).toHaveCount(0);
});

test('leads from a payment to its customer, and says when there is none', async ({ page, quiet }) => {
  quiet.expectConsole(/404/);
  await page.goto('/customers/cust_00000000000000000000000000000000');
  await expect(page.getByRole('heading', { name: 'There is no such customer' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the customers' }).click();
  await rows(page).first().click();
  await page
    .getByRole('table', { name: /^Payments of this customer/ })
    .getByRole('link')
    .first()
    .click();
  const side = page.getByRole('complementary', { name: 'About this payment' });
  await side
    .getByRole('link')
    .filter({ hasNotText: /payment/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'What they paid' })).toBeVisible();
});
