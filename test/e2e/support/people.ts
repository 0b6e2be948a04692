import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Acts as somebody else, without leaving the page: the demo's world ends with it. */
export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Acting as/ }).click();
  await page.getByRole('dialog', { name: 'You' }).getByRole('button', { name }).click();
  await expect(page.getByRole('img', { name: `Acting as ${name}` })).toBeVisible();
}
