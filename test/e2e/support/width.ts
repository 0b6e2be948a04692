import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Nothing on the page is wider than its window, once whatever follows the window has followed. */
export async function expectFits(page: Page, what = 'the page'): Promise<void> {
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(sideways, `${what} is wider than its window by`).toBeLessThanOrEqual(0);
}

/** As above, in the window of a phone. */
export async function expectFitsPhone(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  if (before) await page.setViewportSize(before);
}
