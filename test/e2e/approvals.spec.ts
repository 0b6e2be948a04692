import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { become } from './support/people.ts';
import { openList, refundAmount, rows } from './support/screens.ts';
import { expect, test } from './support/test.ts';

async function openFromMenu(page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: /^Acting as/ }).click();
  await page.getByRole('dialog', { name: 'You' }).getByRole('link', { name: link }).click();
  await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
}

async function askForLargeRefund(page: Page): Promise<void> {
  await openList(page, '?status=completed&currency=EUR&amount_gte=101');
  await become(page, 'Sami Virtanen');
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await refundAmount(page, '100.01');
  await expect(page.getByRole('dialog').getByText('Waiting for approval')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
}

test('a large refund waits until somebody else in finance approves it, and all of it is on record', async ({
  page,
}) => {
  await askForLargeRefund(page);
  await openFromMenu(page, 'Approvals');
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  await become(page, 'Jonas Ek');
  await expect(page.getByRole('heading', { name: '1 refund waiting' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Look and approve' }).click();
  const dialog = page.getByRole('dialog', { name: /^Refund €100.01/ });
  await expect(dialog.getByText('Nothing changed since it was asked for.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Approve/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Approved, refunded')).toBeVisible();
  await openFromMenu(page, 'Audit record');
  const record = page.getByRole('table', { name: /^Audit record/ });
  for (const act of ['Asked for approval', 'Approved', 'Money moved'])
    await expect(record.getByText(act, { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(page.getByText(/records as they were written/)).toBeVisible();
  await expectAccessible(page);
});

test('what is asked for can be declined with a reason, and the asker reads it', async ({ page }) => {
  await askForLargeRefund(page);
  await become(page, 'Jonas Ek');
  await openFromMenu(page, 'Approvals');
  await page.getByRole('button', { name: 'Decline' }).click();
  const dialog = page.getByRole('dialog', { name: /^Decline/ });
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect(dialog.getByText('Say why')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Ask the customer for a receipt.');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Declined by Jonas Ek: Ask the customer for a receipt.')).toBeVisible();
});

test('a viewer sees everything and is told why nothing can be done', async ({ page }) => {
  await openList(page, '?status=completed');
  await become(page, 'Vera Holm');
  await rows(page).first().click();
  const refund = page.getByRole('button', { name: 'Refund', exact: true });
  await expect(refund).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Refunds are for support and finance.').first()).toBeAttached();
});

test('an administrator sets a limit, and wrong amounts are refused beside their field', async ({
  page,
  quiet,
}) => {
  quiet.expectConsole(/400/);
  await openList(page);
  await openFromMenu(page, 'Refund limits');
  await expect(page.getByText('Only an administrator sets limits.')).toBeVisible();
  await become(page, 'Ada Nyberg');
  await page.getByRole('button', { name: 'Change the limit of support in SEK' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Per refund').fill('9000');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('is more than the limit per day')).toBeVisible();
  await dialog.getByLabel('Per refund').fill('1500');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /Support SEK/ });
  await expect(row).toContainText('1,500');
  await expect(row).toContainText('Ada Nyberg');
  await expectAccessible(page);
});
