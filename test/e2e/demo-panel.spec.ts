import { expectAccessible } from './support/accessible.ts';
import { openList, openPayment, refundAmount } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('the demo lets a visitor move time, and the screen follows', async ({ page }) => {
  await openPayment(page, '?status=authorized&currency=EUR');
  await page.getByRole('button', { name: 'Demo data' }).click();
  await page.getByRole('button', { name: '7 days' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The world is 7 days later.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Void', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('the demo makes a refund time out, and shows how it is found', async ({ page }) => {
  await openPayment(page, '?status=completed&currency=EUR');
  await page.getByRole('button', { name: 'Demo data' }).click();
  await page.getByRole('checkbox', { name: 'The next refund times out' }).check();
  await page.keyboard.press('Escape');
  await refundAmount(page, '2');
  const panel = page.getByRole('dialog');
  // It says that it is checking until it has found the refund, which may be at once.
  await expect(panel.getByText(/checking|refd_/i).first()).toBeVisible();
  await expect(panel.getByText(/refd_/)).toBeVisible();
});

test('the demo starts again, and its drawer has no accessibility findings', async ({ page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Demo data' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByRole('checkbox', { name: 'New payments arrive' })).toBeHidden();
  await expect(page.getByText(/Searched all/)).toBeVisible();
});

test('the demo that is loaded anew does not lose its backend to the page before', async ({ page }) => {
  await openList(page);
  // What the page says to MSW's worker as it goes: "closed" makes the worker unregister itself, which takes seconds.
  const said = await page.evaluate(async () => {
    const worker = navigator.serviceWorker.controller;
    if (!worker) throw new Error('No worker stands before the page');
    const messages: unknown[] = [];
    ServiceWorker.prototype.postMessage = (message: unknown) => void messages.push(message);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await new Promise((resolve) => setTimeout(resolve));
    return messages;
  });
  expect(said).toEqual([]);
});
