import { expectAccessible } from './support/accessible.ts';
import { allMirrored } from './support/lookup.ts';
import { expect, test } from './support/test.ts';

test('the overview says what needs someone, and leads to it', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /things? needs? someone/ })).toBeVisible();
  await expect(page.getByText(/were looked through\./)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Look at it: / }).click();
  await expect(page.getByRole('heading', { name: /What happened|Open chargebacks/ }).first()).toBeVisible();
});

test('captures holds together and reports each by itself', async ({ page }) => {
  await page.goto('/attention/expiring_authorization');
  await expect(page.getByRole('heading', { name: 'Authorizations about to lapse' })).toBeVisible();
  await allMirrored(page);
  const ticks = page.getByRole('checkbox', { name: /^Choose (?!all)/ });
  await expect(ticks.nth(1)).toBeVisible();
  for (const name of await ticks.evaluateAll((boxes) => boxes.slice(0, 2).map(({ ariaLabel }) => ariaLabel!)))
    await page.getByRole('checkbox', { name, exact: true }).check();
  await expect(page.getByText(/^2 payments chosen: /)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Capture 2 authorizations?' });
  await expect(dialog.getByText(/will be taken from the customers/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Capture 2 payments' }).click();
  const results = page.getByRole('dialog').getByRole('listitem');
  await expect(results.nth(0).getByText(/Captured|Not confirmed yet|Failed|Not sent/)).toBeVisible();
  await expect(results.nth(1).getByText(/Captured|Not confirmed yet|Failed|Not sent/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('shows whose stored cards are about to end, and leads to the customer', async ({ page }) => {
  await page.goto('/attention/expiring_card');
  await expect(page.getByRole('heading', { level: 1, name: 'Cards about to end' })).toBeVisible();
  const row = page
    .getByRole('row')
    .filter({ hasText: / ends \d\d\/\d\d/ })
    .first();
  await expect(row).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  const name = await row.getByRole('link').innerText();
  // By its name: rows come while customers are still being read.
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
