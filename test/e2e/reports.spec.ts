import type { Locator, Page } from '@playwright/test';
import type { OverviewReport } from '#contract/reports.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';

/** The answer of the first report that the page asks for under a name. */
async function answerTo<T>(page: Page, name: string, act: () => Promise<unknown>): Promise<T> {
  const [response] = await Promise.all([
    page.waitForResponse((reply) => new URL(reply.url()).pathname === `/api/reports/${name}`),
    act(),
  ]);
  return (await response.json()) as T;
}

/** The drawing of a chart: what the arrow keys walk through. */
function drawing(page: Page, title: string): Locator {
  return page.getByRole('figure', { name: title }).getByRole('application', { name: title });
}

test('the overview holds a period against the one before', async ({ page }) => {
  const report = await answerTo<OverviewReport>(page, 'overview', () => page.goto('/'));
  const [volume] = report.volumes;
  if (!volume) throw new Error('Nothing was captured in the world of the tests.');
  const chart = page.getByRole('figure', { name: 'Captured each day' });
  await expect(drawing(page, 'Captured each day')).toBeVisible();
  await expect(drawing(page, 'Approval by PSP')).toBeVisible();
  const captured = chart.getByRole('definition').first();
  await expect(captured).toContainText(volume.captured.replace(/\B(?=(\d{3})+\.)/g, ','));
  await expectAccessible(page);
});

test('a chart says its values to the keyboard, as a table, and opens the rows behind a mark', async ({
  page,
}) => {
  await page.goto('/?period=7d');
  const plot = drawing(page, 'Captured each day');
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  const card = page.getByRole('figure', { name: 'Captured each day' }).getByRole('status');
  await expect(card).toContainText(/Captured[\d,.]+ EUR/);
  const day = await card.getByRole('strong').innerText();
  await page.getByRole('button', { name: 'Table of Captured each day' }).click();
  const table = page.getByRole('table', { name: 'Captured each day' });
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(table.getByRole('rowheader', { name: day })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Table of Captured each day' }).click();
  await plot.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/transactions\?.*currency=EUR/);
});
