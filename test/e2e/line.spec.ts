import { openList, openPayment, rows } from './support/screens.ts';
import { expect, keepOnline, test } from './support/test.ts';

test('says that ProcessOut asks to slow down, and goes on by itself', async ({ page, world, quiet }) => {
  quiet.expectConsole(/429|503/);
  await openList(page);
  await world.faults([{ kind: 'rate-limit', retryAfter: 2 }]);
  await expect(page.getByText('ProcessOut asks us to slow down.')).toBeVisible();
  await page.getByRole('link', { name: /^Refunded/ }).click();
  await expect(rows(page).first()).toBeVisible();
  await world.faults([]);
  await expect(page.getByText('ProcessOut asks us to slow down.')).toBeHidden();
});

test('can be read but not acted on while offline, but for the demo, whose server is in the page', async ({
  page,
  context,
  quiet,
  target,
}) => {
  quiet.expectConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await openPayment(page, '?status=completed&currency=EUR');
  await context.setOffline(true);
  await expect(page.getByText(/You are offline/).first()).toBeVisible();
  const refund = page.getByRole('button', { name: 'Refund', exact: true });
  if (target === 'demo') {
    await expect(page.getByText('The demo goes on')).toBeVisible();
    await expect(refund).not.toHaveAttribute('aria-disabled');
  } else {
    await expect(refund).toHaveAttribute('aria-disabled', 'true');
    await expect(refund).toHaveAccessibleDescription(/offline/);
  }
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await context.setOffline(false);
  await keepOnline(page);
  await expect(page.getByText(/You are offline/)).toHaveCount(0);
  await expect(refund).not.toHaveAttribute('aria-disabled');
});
