import { expectAccessible } from './support/accessible.ts';
import { openList, rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('g and a letter go places, and ? tells which', async ({ page }) => {
  await openList(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help.getByText('Go to customers')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'Invoices', level: 1 })).toBeVisible();
});

test('keys are letters while one types', async ({ page }) => {
  await openList(page);
  const field = page.getByRole('searchbox', { name: 'Search transactions' });
  await field.focus();
  await page.keyboard.type('gc?');
  await expect(field).toHaveValue('gc?');
  await expect(page).toHaveURL(/\/transactions/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
