import { expectAccessible } from './support/accessible.ts';
import { findPayment } from './support/lookup.ts';
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

test('the palette finds objects of every kind, grouped, and opens the one that is meant', async ({
  page,
}) => {
  await openList(page);
  const payment = await findPayment(page, '?status=completed&limit=20', ({ customer }) =>
    Boolean(customer?.email),
  );
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  const field = palette.getByRole('combobox', { name: 'Find or do anything' });
  await expect(field).toBeFocused();
  await field.fill(payment.customer?.email ?? '');
  for (const name of ['Transactions', 'Invoices', 'Customers']) {
    await expect(palette.getByRole('group', { name }).getByRole('option').first()).toBeVisible();
  }
  await expectAccessible(page);
  await palette.getByRole('group', { name: 'Customers' }).getByRole('option').first().click();
  await expect(page).toHaveURL(new RegExp(payment.customer?.id ?? ''));
  await expect(palette).toBeHidden();
});

test('the palette goes to an id, and does what it is told, by the keyboard alone', async ({ page }) => {
  await openList(page);
  const payment = await findPayment(page, '?status=completed&limit=20', () => true);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do anything' });
  await field.fill('theme');
  await expect(page.getByRole('option', { name: 'Theme: light' })).toHaveAttribute('aria-selected', 'true');
  await field.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Theme: dark' })).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await field.fill(payment.id);
  await field.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/transactions/${payment.id}`));
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('"/" searches the list on screen', async ({ page }) => {
  await openList(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search transactions' })).toBeFocused();
});

test('what is typed while the palette is still on its way is not lost', async ({ page, target }) => {
  await openList(page);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/palette-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('searchbox', { name: 'Search transactions' }).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('axb');
  await page.keyboard.press('Backspace');
  const box = page.getByRole('combobox', { name: 'Find or do anything' });
  // For the demo's page MSW's worker fetches, where nothing can be held: there it may be here already.
  if (target === 'node') await expect(box).toBeHidden();
  letGo();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('ax');
  await page.keyboard.type('c');
  await expect(box).toHaveValue('axc');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: 'Search transactions' })).toHaveValue('');
});
