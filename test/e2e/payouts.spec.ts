import type { Page } from '@playwright/test';
import type { PayoutPage, PayoutRow } from '#contract/payout.ts';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import type { TransactionSettlement } from '#contract/settlement.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { openTab, rows, turnThereAndBack } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

// So many that payouts of every kind of discrepancy are among them.
test.use({ payments: 600 });

const isMoney = (decimal: string | null): boolean => decimal !== null && /[1-9]/.test(decimal);
const isLongest = (row: PayoutRow, _index: number, all: readonly PayoutRow[]): boolean =>
  row.items_count === Math.max(...all.map(({ items_count }) => items_count ?? 0));
const itemRows = (page: Page) =>
  page.getByRole('table', { name: 'Items, newest first' }).locator('tbody').getByRole('row');

/** Opens the list, waits until each payout is proved, and gives them. */
async function provedPayouts(page: Page, search = ''): Promise<readonly PayoutRow[]> {
  await page.goto(`/payouts${search}`);
  let payouts: readonly PayoutRow[] = [];
  await expect(async () => {
    payouts = (await ask<PayoutPage>(page, '/payouts?limit=100')).payouts;
    expect(payouts.length).toBeGreaterThan(0);
    expect(payouts.every(({ residual }) => residual !== null)).toBe(true);
  }).toPass({ timeout: 45_000 });
  return payouts;
}

/** Goes to an object by its id, in the world as this page has it. */
async function jump(page: Page, id: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: /^Find an id/ });
  await box.fill(id);
  await box.press('Enter');
}

/** Opens the first payout that is what is wanted. */
async function openPayout(
  page: Page,
  is: (row: PayoutRow, index: number, all: readonly PayoutRow[]) => boolean,
): Promise<PayoutDetail> {
  const row = (await provedPayouts(page)).find(is)!;
  await jump(page, row.id);
  await expect(page.getByRole('heading', { name: 'Does it add up?' })).toBeVisible({ timeout: 45_000 });
  return (await ask<{ payout: PayoutDetail }>(page, `/payouts/${row.id}`)).payout;
}

test('lists payouts with their proof, per status, a page at a time, with totals', async ({ page }) => {
  await provedPayouts(page);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/transactions/);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/payouts$/);
  await expect(page.getByText(/^Searched all \d+ payouts/)).toBeVisible();
  await expect(page.getByText('being checked')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Totals of all payouts' })).toContainText('EUR');
  await expectAccessible(page);
  await turnThereAndBack(page);
  await openTab(page, 'Status', /^Received/);
  await expect(page).toHaveURL(/status=received/);
  await page.keyboard.press('j');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Received/ })).toBeVisible();
});

test('filters payouts, and says what it cannot use of an address', async ({ page }) => {
  const payouts = await provedPayouts(page, '?status=lost');
  await expect(page.getByText('status: left out. The list shows the rest.')).toBeVisible();
  await page.getByRole('button', { name: 'PSP' }).click();
  await page.getByRole('checkbox', { name: /^Stripe/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/gateway=stripe/);
  await expect(page.getByRole('cell', { name: 'Stripe' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Adyen', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Unexplained' }).click();
  await expect(page).toHaveURL(/unexplained=true/);
  const wanted = payouts[1]!;
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  const field = page.getByRole('searchbox', { name: 'Search payouts' });
  await field.fill(wanted.bank_summary!);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(wanted.bank_summary!);
  await field.fill(wanted.id);
  await field.press('Enter');
  await expect(page).toHaveURL(new RegExp(wanted.id));
});

test('proves a payout to the cent, explains what is off, and leads to the rows and back', async ({
  page,
}) => {
  const payout = await openPayout(page, ({ residual }) => isMoney(residual));
  await expect(page.getByText('Ties out to the cent')).toBeVisible();
  const proof = page.getByRole('table', { name: /summary against the items$/ });
  await expect(proof.getByRole('rowheader')).toHaveText([
    /^Sales/,
    /^Refunds/,
    /^Chargebacks/,
    /^Fees/,
    /^Adjustments/,
    /^Reserve/,
    'Adds up to',
  ]);
  await expect(page.getByText(/That explains/).first()).toBeVisible();
  await expect(itemRows(page)).toHaveCount(Math.min(25, payout.items.indexed));
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /^Show / })
    .first()
    .click();
  await expect(page).toHaveURL(/[?&](id|type)=/);
  const kinds = page.getByRole('navigation', { name: 'Kind of item' });
  await kinds.getByRole('link', { name: /^Sales/ }).click();
  await expect(itemRows(page)).toHaveCount(Math.min(25, payout.items.by_type['sale'] ?? 0));
  await itemRows(page).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await page
    .getByRole('complementary', { name: 'About this payment' })
    .getByRole('link', { name: payout.bank_summary! })
    .click();
  await expect(page).toHaveURL(new RegExp(`/payouts/${payout.id}\\?transaction_id=tr_`));
  await expect(page.getByRole('button', { name: /^Remove the filter Of payment/ })).toBeVisible();
});

test('gives exactly the items shown as a file, and prints all of them', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const shown = document.querySelectorAll('[aria-label="Items, newest first"] tbody tr').length;
      document.title = `Printed ${String(shown)}`;
    };
  });
  const payout = await openPayout(page, isLongest);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download / }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/items\.csv$/);
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle(`Printed ${String(payout.items.indexed)}`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Does it add up?' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
});

test('says on a payment where its money is and how it was paid out', async ({ page }) => {
  await provedPayouts(page);
  const { transactions } = await ask<TransactionPage>(page, '/transactions?status=completed&limit=100');
  let id = '';
  for (const transaction of transactions.toReversed()) {
    const { settlement } = await ask<{ settlement: TransactionSettlement }>(
      page,
      `/transactions/${transaction.id}/settlement`,
    );
    if (settlement.state === 'received') id = transaction.id;
    if (id !== '') break;
  }
  await jump(page, id);
  await expect(page.getByText(/^Paid out on \d+ \w+ with /).first()).toBeVisible();
  const side = page.getByRole('complementary', { name: 'About this payment' });
  await expect(side.getByText(/^At /)).toBeVisible();
  await expect(side.getByText(/brought/)).toBeVisible();
  await expectAccessible(page);
});

test('shows what is in no payout yet, by PSP, and narrows it', async ({ page }) => {
  await provedPayouts(page);
  await page.getByRole('link', { name: 'In no payout yet' }).click();
  const groups = page.getByRole('region', { name: 'By PSP and currency' });
  await expect(groups.getByRole('link').first()).toBeVisible({ timeout: 45_000 });
  const main = page.getByRole('navigation', { name: 'Main', exact: true });
  await expect(main.locator('[aria-current=page]')).toHaveText('Payouts');
  await expect(page.getByText('Payouts are still being read.')).toHaveCount(0, { timeout: 45_000 });
  await expectAccessible(page);
  await groups.getByRole('rowheader').getByRole('link').first().click();
  await expect(page).toHaveURL(/gateway=\w+&currency=[A-Z]{3}/);
  const waiting = page.getByRole('table', { name: 'Payments in no payout, oldest first' });
  await expect(waiting.getByText(/days? ago/).first()).toBeVisible();
  await waiting.getByRole('link').first().click();
  await expect(page.getByText(/in no payout yet/i).first()).toBeVisible();
});

test('a payout that does not exist is said to be not found', async ({ page, quiet }) => {
  quiet.expectConsole(/404/);
  await page.goto('/payouts/payt_00000000000000000000000000000000');
  await expect(page.getByRole('heading', { name: 'There is no such payout' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the payouts' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('the payouts fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPayout(page, ({ residual }) => isMoney(residual));
  await expectFits(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Payouts' }).first().click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Totals of all payouts' })).toBeVisible();
  await expectFits(page);
  await page.getByRole('link', { name: 'In no payout yet' }).click();
  await expect(page.getByRole('region', { name: 'By PSP and currency' })).toBeVisible({ timeout: 45_000 });
  await expectFits(page);
});
