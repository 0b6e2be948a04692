import { expectAccessible } from './support/accessible.ts';
import { become } from './support/people.ts';
import { openPayment, refundAmount } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('what only a look at the PSP tells waits for a colleague, who says what became of it', async ({
  page,
  world,
}) => {
  test.slow();
  await openPayment(page, '?status=completed&currency=EUR');
  const refunds = { method: 'POST', path: '/refunds$' };
  // It is made, its answer is lost, and so is the mark by which it would be known.
  await world.faults([
    { kind: 'drop-metadata', times: 1, match: refunds },
    { kind: 'error-after', times: 1, match: refunds },
  ]);
  await refundAmount(page, '2');
  const panel = page.getByRole('dialog');
  await expect(panel.getByText(/A person must look/).first()).toBeVisible({ timeout: 45_000 });
  await panel.getByRole('button', { name: 'Close' }).last().click();
  const state = page.getByRole('button', { name: 'Say what became of it' });
  await expect(state).toHaveAttribute('aria-disabled', 'true');
  await expect(state).toHaveAccessibleDescription(/You asked for it yourself/);

  await become(page, 'Ada Nyberg');
  await page.getByRole('link', { name: 'Overview' }).first().click();
  const waiting = page.getByRole('link', { name: /^Look and close: 1 payment waits/ });
  await expect(waiting).toBeVisible({ timeout: 45_000 });
  await waiting.click();
  await expect(page.getByText('Refund of €2.00: nobody knows whether it went through.')).toBeVisible();
  await expectAccessible(page);
  await state.click();
  const dialog = page.getByRole('dialog', { name: 'What became of the refund of €2.00?' });
  await dialog.getByRole('button', { name: 'State it' }).click();
  await expect(dialog.getByText('Choose what the PSP shows.')).toBeVisible();
  await dialog.getByRole('radio', { name: 'It happened' }).check();
  await expectAccessible(page);
  await dialog.getByLabel('Reference').fill('ARN 74530001');
  await dialog.getByLabel('Note').fill('The refund is in the dashboard of the PSP.');
  await dialog.getByRole('button', { name: 'State it' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Refund of €2.00: Ada Nyberg stated that it happened.')).toBeVisible();
  await expect(page.getByText(/Reference ARN 74530001/)).toBeVisible();
  await expect(state).toBeHidden();
});
