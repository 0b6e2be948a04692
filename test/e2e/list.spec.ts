import { expectNewRowsWait, openList, rows, turnOlder, turnThereAndBack } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('shows the newest payments, with counts by status and how much was searched', async ({ page }) => {
  await openList(page);
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole('link', { name: /^All [\d,]+$/ })).toBeVisible();
  await expect(page.getByText(/^1–25 of [\d,]+$/)).toBeVisible();
  await expect(page).toHaveTitle('Transactions · Counterfoil');
});

test('fits at least 14 rows and the pager into 900 px, the first above 220 px', async ({ page }) => {
  await openList(page);
  const first = await rows(page).first().boundingBox();
  expect(first?.y).toBeLessThan(220);
  const boxes = await Promise.all((await rows(page).all()).map((row) => row.boundingBox()));
  const pager = await page.getByRole('navigation', { name: 'Pages' }).boundingBox();
  const inView = boxes.filter((box) => box && box.y + box.height < (pager?.y ?? 0));
  expect(inView.length).toBeGreaterThanOrEqual(14);
});

test('turns to older pages and back, without repeating a row', async ({ page }) => {
  await openList(page);
  await turnThereAndBack(page);
});

test('filters by status tab and keeps it in the address', async ({ page }) => {
  await openList(page);
  await page.getByRole('link', { name: /^Refunded/ }).click();
  await expect(page).toHaveURL(/status=refunded/);
  await expect(page.getByText(/efunded/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /Status Refunded/ })).toBeVisible();
});

test('combines filters and clears one and all of them', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Currency' }).click();
  await page.getByRole('checkbox', { name: /^SEK/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Currency SEK' })).toBeVisible();
  await page.getByRole('button', { name: 'PSP', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Adyen/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/currency=SEK.*gateway=adyen|gateway=adyen.*currency=SEK/);
  await expect(page.getByRole('cell', { name: /SEK$/ }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: /EUR$/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'PSP Adyen' }).click();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page).not.toHaveURL(/gateway/);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).not.toHaveURL(/currency/);
});

test('filters by amount in a currency, and refuses more decimals than it has while typing', async ({
  page,
}) => {
  await openList(page);
  await page.getByRole('button', { name: 'Amount', exact: true }).click();
  await page.getByRole('combobox', { name: /^Currency/ }).selectOption('EUR');
  await page.getByRole('textbox', { name: /At least/ }).fill('100,555');
  await expect(page.getByText('More decimals than EUR has.')).toBeVisible();
  await page.getByRole('textbox', { name: /At least/ }).fill('100,50');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/amount_gte=100.50/);
  await expect(page.getByRole('button', { name: /Amount at least 100.50 EUR/ })).toBeVisible();
});

test('filters by days in the stated zone, with presets and a calendar', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(page.getByText(/midnight to midnight in Paris/)).toBeVisible();
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await page.getByRole('button', { name: /^Show [\d,]+ payments?$/ }).click();
  await expect(page).toHaveURL(/created=7d/);
  await expect(page.getByRole('button', { name: 'Created last 7 days' })).toBeVisible();
});

test('filters by typed days: Enter applies, what is no day is said beside its field and stays', async ({
  page,
}) => {
  await openList(page);
  await page.getByRole('button', { name: 'Created' }).click();
  const to = page.getByRole('textbox', { name: 'To', exact: true });
  await expect(page.getByRole('textbox', { name: 'From', exact: true })).toBeFocused();
  await page.keyboard.type('1.1.2024');
  await page.keyboard.press('Tab');
  await page.keyboard.type('31 Feb 2024');
  await page.keyboard.press('Enter');
  await expect(to).toBeFocused();
  await expect(to).toHaveAccessibleDescription('There is no such day on the calendar.');
  await expect(to).toHaveValue('31 Feb 2024');
  await page.keyboard.type('2024-02-29');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Created 1 Jan 2024 to 29 Feb 2024' })).toBeFocused();
});

test('finds a payment by order, customer and last four digits, and marks the match', async ({ page }) => {
  await openList(page);
  const name = await rows(page).nth(3).innerText();
  await page.getByRole('searchbox', { name: 'Search transactions' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('mark')).toHaveText(name);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(rows(page)).toHaveCount(25);
});

test('jumps to a payment when its id is pasted, with "/" from anywhere', async ({ page }) => {
  await openList(page);
  await rows(page).nth(2).click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  const id = page.url().match(/tr_[A-Za-z0-9]{32}/)?.[0] ?? '';
  await page.goto('/transactions');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.insertText(id);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(id));
});

test('opens a row with the keyboard and comes back to the same place', async ({ page }) => {
  await openList(page);
  await turnOlder(page);
  await expect(page).toHaveURL(/start_after/);
  const list = page.url();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect(rows(page)).toHaveCount(25);
});

test('says what it left out of a pasted address, and shows the rest', async ({ page }) => {
  await openList(page, '?status=nonsense&currency=EUR&limit=7000&what=1');
  await expect(page.getByText('Part of this address could not be used')).toBeVisible();
  await expect(
    page.getByText('\u201cwhat\u201d, status and rows per page: left out. The list shows the rest.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Currency EUR' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('Part of this address could not be used')).toBeHidden();
});

test('tells filters that are too narrow from no data, and offers to loosen one', async ({ page }) => {
  await page.goto('/transactions?q=nobody-has-this&currency=EUR');
  await expect(page.getByRole('heading', { name: 'No payment matches' })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Remove the search' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('holds new payments back behind a notice until they are wanted', async ({ page, world }) => {
  await openList(page);
  await expectNewRowsWait(page, world, 'payment');
});

test('keeps columns, density and theme as chosen', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'PSP' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'PSP' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await page.reload();
  await expect(rows(page).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('columnheader', { name: 'PSP' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Comfortable rows' })).toBeVisible();
});
