import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { World } from './world.ts';

/** The rows of the list as links, in the order shown. */
export function rows(page: Page): Locator {
  return page
    .getByRole('table', { name: /^(Transactions|Customers|Invoices|Events|Payouts), newest first/ })
    .locator('[data-row-link]');
}

/** Presses a tab above the list, and waits for its rows: until they are there, those before stand in their place. */
export async function openTab(page: Page, tabs: string, name: RegExp): Promise<void> {
  const tab = page.getByRole('navigation', { name: tabs }).getByRole('link', { name });
  await tab.click();
  // The tab is marked by the same drawing that says whether the rows are still those before.
  await expect(tab).toHaveAttribute('data-current');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('table', { name: /, newest first/ })).toHaveAttribute('aria-busy', 'false');
}

/** The objects of the rows shown, by their ids. */
export function rowIds(page: Page): Promise<(string | null)[]> {
  return rows(page).evaluateAll((links) => links.map((link) => link.getAttribute('data-row-link')));
}

/** Turns to the older page and waits for its rows; gives the ids of those before. */
export async function turnOlder(page: Page): Promise<(string | null)[]> {
  const before = await rowIds(page);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows(page).first()).not.toHaveAttribute('data-row-link', before[0] ?? '');
  return before;
}

/** Turns to the older page and back again: no row is on both, and the first page is as it was. */
export async function turnThereAndBack(page: Page): Promise<void> {
  const first = await turnOlder(page);
  const second = await rowIds(page);
  expect(second.filter((id) => first.includes(id))).toEqual([]);
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(rows(page).first()).toHaveAttribute('data-row-link', first[0] ?? '');
  expect(await rowIds(page)).toEqual(first);
}

/** Lets payments be made until a notice above the open list offers what is new: no row moves before it is pressed. */
export async function expectNewRowsWait(page: Page, world: World, noun: string): Promise<void> {
  const before = await rowIds(page);
  await world.traffic(true);
  await world.advance(300_000);
  const notice = page.getByRole('button', { name: new RegExp(`new ${noun}s?$`) });
  await expect(notice).toBeVisible({ timeout: 15_000 });
  expect(await rowIds(page)).toEqual(before);
  await notice.click();
  await expect(rows(page).first()).not.toHaveAttribute('data-row-link', before[0] ?? '');
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
  await panel.getByRole('button', { name: /^(Refund|Ask to refund) / }).click();
}
