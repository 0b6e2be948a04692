import type { Page } from '@playwright/test';
import type { CustomerDetail, CustomerPage } from '#contract/customer.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { expectNewRowsWait, openTab, rows, turnThereAndBack } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

test('lists invoices by state, turns their pages, and opens one with its payment', async ({ page }) => {
  await page.goto('/invoices');
  await expect(page.getByText(/^Searched all \d+ invoices/)).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  await openTab(page, 'State', /^Paid/);
  await expect(page).toHaveURL(/state=paid/);
  await turnThereAndBack(page);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await expect(page.getByText(/was paid\.$/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open its payment' }).click();
  await expect(page).toHaveURL(/\/transactions\/tr_/);
});

test('shows the link of an unpaid invoice, to copy and to scan', async ({ page }) => {
  await page.goto('/invoices?state=unpaid');
  await rows(page).first().click();
  await expect(page.getByText(/nobody has paid yet/)).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the payment link' })).toBeVisible();
  await expectAccessible(page);
});

test('holds new invoices back behind a notice until they are wanted', async ({ page, world }) => {
  await page.goto('/invoices');
  await expect(page.getByText(/^Searched all \d+ invoices/)).toBeVisible({ timeout: 45_000 });
  await expectNewRowsWait(page, world, 'invoice');
});

test('finds an invoice by its name, and says what it cannot use of an address', async ({ page }) => {
  await page.goto('/invoices?state=open');
  await expect(page.getByText('Status: left out. The list shows the rest.')).toBeVisible();
  const name = await rows(page).nth(3).innerText();
  const field = page.getByRole('searchbox', { name: 'Search invoices' });
  await field.fill(name);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(name);
});

test('makes an invoice whose items add up, and shows its link', async ({ page }) => {
  await page.goto('/invoices');
  await page.getByRole('link', { name: 'New invoice' }).click();
  await page.getByRole('button', { name: 'Make the invoice' }).click();
  await expect(page.getByText('Give it a name, such as your order number.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order 4711');
  await page.getByRole('button', { name: 'Add an item' }).click();
  await page.getByRole('textbox', { name: 'Name of item 1' }).fill('Tent');
  await page.getByRole('textbox', { name: 'Price of one' }).fill('119,90');
  await page.getByRole('textbox', { name: 'Quantity' }).fill('2');
  await expect(page.getByText('The items come to €239.80.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make an invoice of €239.80' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /239\.80/ })).toBeVisible();
  await expect(page.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible();
  await page.getByRole('link', { name: 'Invoices' }).first().click();
  await expect(rows(page).filter({ hasText: 'Order 4711' })).toHaveCount(1);
});

test('keeps what was typed when ProcessOut refuses, and says why', async ({ page, quiet }) => {
  quiet.expectConsole(/404/);
  await page.goto('/invoices/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('For nobody');
  await page.getByRole('textbox', { name: /^Amount/ }).fill('10');
  const customer = page.getByRole('combobox', { name: 'Customer' });
  const someone = async () => (await ask<CustomerPage>(page, '/customers?limit=1')).customers[0]?.name ?? '';
  await expect.poll(someone).not.toBe('');
  await customer.fill(await someone());
  const choice = page.locator('datalist option').first();
  await expect(choice).toBeAttached();
  await customer.fill((await choice.getAttribute('value')) ?? '');
  await expect(page.getByText(/^Type a name or an e-mail/)).toBeHidden();
  await customer.fill(`cust_${'0'.repeat(32)}`);
  await page.getByRole('button', { name: 'Make an invoice of €10.00' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not known to ProcessOut' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('For nobody');
});

test('cancels an unpaid invoice after asking, and says why a paid one cannot be', async ({
  page,
  world,
  quiet,
}) => {
  quiet.expectConsole(/503/);
  await page.goto('/invoices?state=unpaid');
  await rows(page).first().click();
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  await cancel.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Cancel invoice / });
  await expect(dialog.getByText(/nobody can pay €?.* with it any more/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cancel).toBeFocused();

  await world.faults([{ kind: 'error-before', status: 500, times: 1, match: { method: 'DELETE' } }]);
  await cancel.click();
  await dialog.getByRole('button', { name: 'Cancel the invoice' }).click();
  await expect(dialog.getByRole('alert')).toContainText('ProcessOut still shows the invoice as open');
  await dialog.getByRole('button', { name: 'Cancel the invoice' }).dblclick();
  await expect(page.getByText('This invoice was cancelled.')).toBeVisible();
  await expect(page.getByText(/It is cancelled already\.$/).first()).toBeVisible();
  await expect(cancel).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);

  await page.goto('/invoices?state=paid');
  await rows(page).first().click();
  await expect(page.getByText('It is paid already. Refund its payment instead.')).toBeVisible();
  await expect(cancel).toHaveAccessibleDescription(/It is paid already/);
});

test('stays inside a phone’s screen, its questions too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/invoices?state=unpaid');
  await rows(page).first().click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectFits(page);
});

/** An unpaid invoice, made for charging a card that is stored for its customer; opened. */
async function openChargeable(page: Page): Promise<void> {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  const { customers } = await ask<CustomerPage>(page, '/customers?limit=100');
  for (const { id } of customers) {
    const { customer } = await ask<{ customer: CustomerDetail }>(page, `/customers/${id}`);
    // The default is the one that is offered first; it must not have ended.
    const card = customer.tokens.some(
      (token) => token.is_default && token.is_chargeable === true && (token.expires ?? '') > '2027',
    );
    if (!card || customer.currency !== 'EUR') continue;
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.getByRole('link', { name: 'New invoice' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Membership');
    await page.getByRole('textbox', { name: /^Amount/ }).fill('25');
    await page.getByRole('combobox', { name: 'Customer' }).fill(id);
    await page.getByRole('radio', { name: /repeatedly/ }).check();
    await page.getByRole('button', { name: 'Make an invoice of €25.00' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /25\.00/ })).toBeVisible();
    return;
  }
  throw new Error('Nobody has a card to charge');
}

test('charges a stored card once, and says so only when it is done', async ({ page, world }) => {
  await openChargeable(page);
  await page.getByRole('button', { name: 'Charge', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Charge €25.00 to a stored card' });
  await expect(dialog.getByRole('radio', { name: /^\*{4}/ }).first()).toBeVisible();
  await expectAccessible(page);
  await world.faults([
    { kind: 'error-after', status: 500, times: 1, match: { method: 'POST', path: '/capture$' } },
  ]);
  await dialog.getByRole('button', { name: 'Charge €25.00 now' }).dblclick();
  await expect(dialog.getByText(/We are checking|Charged|Not confirmed yet/)).toBeVisible();
  await expect(dialog.getByText(/€25\.00 was taken|not confirmed it yet/)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /Done|Close/ }).click();
  await expect(page.getByRole('button', { name: 'Charge', exact: true })).toHaveAccessibleDescription(
    /paid already|under way/,
  );
});

test('holds an invoice on a stored card, keeping what was chosen when the time is wrong', async ({
  page,
  quiet,
}) => {
  quiet.expectConsole(/400/);
  await page.setViewportSize({ width: 390, height: 844 });
  await openChargeable(page);
  await page.getByRole('button', { name: 'Charge', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Later/ }).check();
  await dialog.getByLabel(/^Capture at/).fill('2020-01-01T10:00');
  await dialog.getByRole('button', { name: 'Hold €25.00' }).click();
  await expect(dialog.getByText('The time must lie in the future.')).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
  await dialog.getByLabel(/^Capture at/).fill('');
  await dialog.getByRole('button', { name: 'Hold €25.00' }).click();
  await expect(dialog.getByText('€25.00 is held.')).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Authorized', { exact: true }).first()).toBeVisible();
});
