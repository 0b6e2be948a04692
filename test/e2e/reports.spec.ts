import type { Locator, Page } from '@playwright/test';
import type { MonthEndReport, OverviewReport, PaidOutReport } from '#contract/reports.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

/** What a report answers, once everything that its numbers need was read. */
async function whole<T extends { readonly complete: boolean }>(
  page: Page,
  name: string,
  path: string,
): Promise<T> {
  const answered = page.waitForResponse(
    async (reply) =>
      new URL(reply.url()).pathname === `/api/reports/${name}` && ((await reply.json()) as T).complete,
    { timeout: 60_000 },
  );
  await page.goto(path);
  return (await (await answered).json()) as T;
}

function figure(page: Page, title: string): Locator {
  return page.getByRole('figure', { name: title, exact: true });
}

/** The drawing of a chart: what the arrow keys walk through. */
function drawing(page: Page, title: string): Locator {
  return figure(page, title).getByRole('application', { name: title });
}

/** A calendar day of the browser's zone, some days ago. */
function dayAgo(days: number): string {
  const at = Date.now() - days * 86_400_000;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at);
}

/** As screens write it: thousands apart, with the true minus. */
function shown(decimal: string): string {
  return decimal.replace(/\B(?=(\d{3})+(\.|$))/g, ',').replace('-', '\u2212');
}

test('the overview holds a period against the one before, and a figure leads to its payments', async ({
  page,
}) => {
  const report = await whole<OverviewReport>(page, 'overview', '/');
  const [volume] = report.volumes;
  if (!volume) throw new Error('Nothing was captured in the world of the tests.');
  await expect(drawing(page, 'Captured each day')).toBeVisible();
  await expect(drawing(page, 'Approval by PSP')).toBeVisible();
  await expect(figure(page, 'Captured each day').getByRole('definition').first()).toContainText(
    shown(volume.captured),
  );
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Last 7 days' }).click();
  await expect(page).toHaveURL(/period=7d/);
  await figure(page, 'Captured each day')
    .getByRole('link', { name: /^Captured, .*EUR$/ })
    .last()
    .click();
  await expect(page).toHaveURL(/\/transactions\?.*moved=captured/);
  await expect(page.getByRole('button', { name: /^Captured .*: take this filter away$/ })).toBeVisible();
  await expect(
    page
      .getByRole('table', { name: /^Transactions/ })
      .getByRole('link')
      .first(),
  ).toBeVisible();
});

test('a chart says its values to the keyboard and as a table', async ({ page }) => {
  await page.goto('/?period=7d');
  const title = 'Captured each day';
  const plot = drawing(page, title);
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  const card = figure(page, title).getByRole('status');
  await expect(card).toContainText(/Captured[\d,.]+ EUR/);
  const day = await card.getByRole('strong').innerText();
  await page.getByRole('button', { name: `Table of ${title}` }).click();
  const table = page.getByRole('table', { name: title });
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(table.getByRole('rowheader', { name: day })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Table of ${title}` }).click();
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/transactions\?.*currency=EUR/);
});

test('the reports show what was paid out, what it cost, how long it took and what is to come', async ({
  page,
}) => {
  const report = await whole<PaidOutReport>(page, 'paid-out', '/reports');
  for (const title of [
    'Paid out',
    'Fee rate by PSP',
    'Captured, not yet paid out',
    'Days from capture to settlement',
  ])
    await expect(drawing(page, title)).toBeVisible();
  const payouts = report.series
    .filter(({ currency }) => currency === 'EUR')
    .flatMap(({ buckets }) => buckets)
    .reduce((sum, { count }) => sum + count, 0);
  await expect(figure(page, 'Paid out').getByText(`in ${String(payouts)} payouts`)).toBeVisible();
  await expectAccessible(page);
  await figure(page, 'Paid out')
    .getByRole('link', { name: /^Sales, / })
    .last()
    .click();
  await expect(page).toHaveURL(/\/payouts\?.*settled_gte/);
  await page.goBack();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(drawing(page, 'Paid out')).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
});

test('a drawing is whole in a place that became narrower, on paper too', async ({ page }) => {
  await whole<PaidOutReport>(page, 'paid-out', '/reports');
  const paidOut = figure(page, 'Paid out');
  await expect(drawing(page, 'Paid out')).toBeVisible();
  // In one task: paper, like the first moment of a smaller window, leaves no time for another drawing.
  const beyond = await paidOut.evaluate((one) => {
    one.style.inlineSize = '300px';
    const edge = one.getBoundingClientRect().right;
    return [...one.querySelectorAll('svg text')].filter((text) => text.getBoundingClientRect().right > edge)
      .length;
  });
  expect(beyond, 'words cut off').toBe(0);
  expect(await paidOut.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
});

test('one report that fails leaves the others standing', async ({ page, quiet }) => {
  quiet.expectConsole(/api\/reports\/fees/);
  await page.addInitScript(() => {
    const ask = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      ask(
        typeof input === 'string' ? input.replace('/reports/fees?', '/reports/fees?wrong=1&') : input,
        init,
      );
  });
  await page.goto('/reports');
  await expect(page.getByRole('heading', { name: 'Fees could not be read' })).toBeVisible();
  await expect(drawing(page, 'Paid out')).toBeVisible();
});

test("a month's accounts add up or show what does not, and can be taken away", async ({ page }) => {
  const [from, to] = [dayAgo(20), dayAgo(0)];
  const path = `/reports/month-end?from=${from}&to=${to}`;
  const report = await whole<MonthEndReport>(page, 'month-end', path);
  const euro = page.getByRole('table', { name: 'EUR', exact: true });
  const account = report.totals.find(({ currency }) => currency === 'EUR');
  if (!account) throw new Error('Nothing moved in euro in the world of the tests.');
  const closing = euro
    .getByRole('row', { name: /^Closing/ })
    .getByRole('cell')
    .last();
  await expect(closing).toHaveText(shown(account.closing));
  await expect(
    euro
      .getByRole('row', { name: /^Unexplained/ })
      .getByRole('cell')
      .last(),
  ).toHaveText(shown(account.residual));
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe(`month-end-${from}-to-${to}.csv`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'CSV' })).toBeHidden();
  await expect(closing).toBeVisible();
  // Upright A4 within its margins.
  await page.setViewportSize({ width: 718, height: 1_000 });
  await expectFits(page);
  await page.emulateMedia({ media: 'screen' });
  // On a phone the PSPs stand below each other: no figure is cut off.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const account of await page.getByRole('group', { name: /, the account$/ }).all())
    expect(await account.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await expectAccessible(page);
  await euro
    .getByRole('row', { name: /^Paid out/ })
    .getByRole('link')
    .last()
    .click();
  await expect(page).toHaveURL(/\/payouts\?.*settled_lt/);
});

test('the opening of a month leads to the payments that were unsettled then', async ({ page }) => {
  await whole<MonthEndReport>(page, 'month-end', `/reports/month-end?from=${dayAgo(3)}&to=${dayAgo(0)}`);
  const opening = page
    .getByRole('table', { name: 'EUR', exact: true })
    .getByRole('row', { name: /^Opening/ })
    .getByRole('link')
    .last();
  const figure = await opening.innerText();
  await opening.click();
  await expect(page).toHaveURL(/\/unsettled\?.*as_of/);
  await expect(page.getByRole('heading', { name: 'Unsettled', level: 1 })).toBeVisible();
  await expect(page.getByText(/These rows come to/)).toContainText(figure);
  const rows = page.getByRole('table', { name: /^Payments unsettled then/ });
  await expect(rows.locator('[data-row-link]').first()).toBeVisible();
  await expectAccessible(page);
});
