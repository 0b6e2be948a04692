import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openList, openPayment, rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

test('a payment that does not exist is said to be not found', async ({ page, quiet }) => {
  quiet.expectConsole(/404/);
  await page.goto('/transactions/tr_00000000000000000000000000000000');
  await expect(page.getByText(/tr_0000/).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/not found|not known|no such|No payment/i).first()).toBeVisible();
});

test('an address that does not exist keeps the frame', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('lists go on from what is known while ProcessOut is down', async ({ page, world, quiet }) => {
  quiet.expectConsole(/503|502/);
  await openList(page);
  await world.faults([{ kind: 'error-before', status: 503 }]);
  await expect(page.getByText(/ProcessOut has not answered/)).toBeVisible({ timeout: 25_000 });
  await page.getByRole('link', { name: /^Failed/ }).click();
  await expect(rows(page).first()).toBeVisible();
  await world.faults([]);
});

test('a page with room left fills up while older payments are indexed', async ({ page }) => {
  await page.addInitScript(() => Object.assign(globalThis, { __counterfoilDemoPayments: 3_000 }));
  await page.goto('/transactions?status=chargeback-initiated');
  await expect(rows(page).first()).toBeVisible();
});

test.describe('has no accessibility findings, light and dark', () => {
  test('on the list', async ({ page }) => {
    await openList(page);
    await expectAccessible(page);
  });

  test('in an open filter', async ({ page }) => {
    await openList(page);
    await page.getByRole('button', { name: 'Created' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expectAccessible(page, ':popover-open');
  });

  test('on a payment with its refund panel', async ({ page }) => {
    await openPayment(page, '?status=completed&currency=EUR');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  });

  test('on an authorized and on a declined payment', async ({ page }) => {
    await openPayment(page, '?status=authorized');
    await expectAccessible(page);
    await openPayment(page, '?status=failed');
    await expectAccessible(page);
  });

  test('on a phone, which does not scroll sideways', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openList(page);
    await expectAccessible(page);
    await expectFits(page);
    await rows(page).first().click();
    await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
    await expectFits(page);
    await expectAccessible(page);
  });
});

test('nothing scrolls sideways on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/invoices?state=unpaid');
  await rows(page).first().click();
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible();
  await expectFits(page);
  const foot = page.getByRole('navigation', { name: 'Main, at the foot' });
  await foot.getByRole('link', { name: 'Customers' }).click();
  await expectFits(page);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What they paid' })).toBeVisible();
  await expectFits(page);
  await foot.getByRole('link', { name: /^Overview/ }).click();
  await expect(page.getByRole('heading', { name: /someone$/ })).toBeVisible();
  await expectFits(page);
});

test('every list fits whatever is between a phone and a desk, with its amounts in view', async ({ page }) => {
  await openList(page);
  const places = page.getByRole('navigation', { name: 'Main', exact: true });
  for (const list of ['Transactions', 'Invoices', 'Customers', 'Payouts', 'Events']) {
    await places.getByRole('link', { name: list }).click();
    await expect(page.getByRole('heading', { level: 1, name: list })).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    for (const width of [768, 1000, 1100, 1220, 1290]) {
      await page.setViewportSize({ width, height: 800 });
      await expectFits(page, `${list} at ${String(width)} px`);
    }
  }
});

test('what is chosen shows in colours that people bring along', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openPayment(page, '?status=completed');
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  const reason = page.getByRole('dialog').getByRole('radio', { name: 'Fraud' });
  await expect(reason).not.toBeChecked();
  const before = await middleOf(reason);
  await reason.check();
  await reason.blur();
  expect((await middleOf(reason)).equals(before)).toBe(false);
});

/** A picture of the few pixels in the middle of something. */
async function middleOf(locator: Locator): Promise<Buffer> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return locator.page().screenshot({ clip: { x: x - 2, y: y - 2, width: 4, height: 4 } });
}
