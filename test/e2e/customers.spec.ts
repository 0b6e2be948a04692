import type { Locator, Page } from '@playwright/test';
import type { CustomerDetail, CustomerPage } from '#contract/customer.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { rows, turnThereAndBack } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

test('lists customers, turns their pages, and opens one with what they paid', async ({ page }) => {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  await expectAccessible(page);
  await turnThereAndBack(page);
  const first = await rows(page).first().innerText();
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Payments of this customer, newest first' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Stored cards' })).toBeVisible();
  await expectAccessible(page);
});

test('finds a customer by e-mail and filters by country', async ({ page }) => {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  const { customers } = await ask<CustomerPage>(page, '/customers?limit=100');
  const wanted = customers.at(-1)!;
  const field = page.getByRole('searchbox', { name: 'Search customers' });
  await field.fill(wanted.email!);
  await field.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(wanted.name!);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Country' }).click();
  await page.getByRole('checkbox', { name: /Sweden/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/country=SE/);
  await expect(page.getByRole('cell', { name: 'Sweden' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Germany' })).toHaveCount(0);
});

test('leads from a payment to its customer, and says when there is none', async ({ page, quiet }) => {
  quiet.expectConsole(/404/);
  await page.goto('/customers/cust_00000000000000000000000000000000');
  await expect(page.getByRole('heading', { name: 'There is no such customer' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the customers' }).click();
  await rows(page).first().click();
  await page
    .getByRole('table', { name: /^Payments of this customer/ })
    .getByRole('link')
    .first()
    .click();
  const side = page.getByRole('complementary', { name: 'About this payment' });
  await side
    .getByRole('link')
    .filter({ hasNotText: /payment/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'What they paid' })).toBeVisible();
});

/** A customer of the list whose details have what is wanted, opened. */
async function openCustomer(page: Page, has: (customer: CustomerDetail) => boolean): Promise<CustomerDetail> {
  await page.goto('/customers');
  await expect(page.getByText(/^Searched all \d+ customers/)).toBeVisible();
  const { customers } = await ask<CustomerPage>(page, '/customers?limit=100');
  for (const { id } of customers) {
    const { customer } = await ask<{ customer: CustomerDetail }>(page, `/customers/${id}`);
    if (!has(customer)) continue;
    const field = page.getByRole('searchbox', { name: 'Search customers' });
    await field.fill(id);
    await field.press('Enter');
    await expect(page.getByRole('heading', { name: 'Stored cards' })).toBeVisible();
    return customer;
  }
  throw new Error('No customer has what is wanted');
}

/** Whoever presses twice may press again once the answer is there and its page is still on its way. */
async function pressWhenAnswered(button: Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => {
    const send = window.fetch;
    window.fetch = async (...asked) => {
      const answer = await send(...asked);
      if (asked[1]?.method === 'POST')
        for (const ms of [0, 1, 5, 10, 20]) setTimeout(() => element.click(), ms);
      return answer;
    };
  });
}

test('makes a customer once, with ProcessOut’s words beside what it refuses', async ({ page, quiet }) => {
  quiet.expectConsole(/400/);
  const sent: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (request.method() === 'POST' && path === '/api/customers') sent.push(path);
  });
  await page.goto('/customers');
  await page.getByRole('link', { name: 'New customer' }).click();
  // With nothing typed there is nobody to make.
  await page.getByRole('textbox', { name: 'First name' }).press('Enter');
  await page.getByRole('textbox', { name: 'First name' }).fill('Anna');
  await page.getByRole('textbox', { name: 'Last name' }).fill('Example');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('anna@example');
  const country = page.getByRole('textbox', { name: 'Country' });
  await country.fill('xx');
  const make = page.getByRole('button', { name: 'Make the customer' });
  await make.click();
  await expect(page.getByText(/^Country must be an ISO 3166/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Anna');
  await expectAccessible(page);
  await country.fill('se');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('anna.e2e@example.com');
  await expect(page.getByText('Sweden')).toBeVisible();
  await pressWhenAnswered(make);
  await make.dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Example' })).toBeVisible();
  const found = await ask<CustomerPage>(page, '/customers?q=anna.e2e%40example.com');
  expect(found.customers).toHaveLength(1);
  expect(sent, 'once refused, once made').toHaveLength(2);
});

test('shows what an edit changes, and does not overwrite what somebody else changed', async ({
  page,
  quiet,
}) => {
  quiet.expectConsole(/409/);
  const { id, version } = await openCustomer(
    page,
    ({ name, currency }) => name !== null && currency !== null,
  );
  await page.getByRole('link', { name: 'Edit' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Currency' })).toHaveAttribute('readonly', '');
  await page.getByRole('textbox', { name: 'City' }).fill('Umeå');
  const changes = page.getByRole('region', { name: 'What changes' });
  await expect(changes).toContainText('Umeå');
  await expectAccessible(page);

  await page.evaluate(
    async ([path, body]) => {
      const headers = {
        'X-Counterfoil': '1',
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      await fetch(path, { method: 'PUT', headers, body });
    },
    [`/api/customers/${id}`, JSON.stringify({ version, city: 'Luleå', last_name: 'Faster' })] as const,
  );
  await page.getByRole('button', { name: 'Save 1 change' }).click();
  await expect(page.getByText('Nothing was sent.')).toBeInViewport();
  await expect(page.getByText(/became Luleå; you typed Umeå\./)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'City' })).toHaveValue('Umeå');
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Faster');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save 1 change' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Faster$/ })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'About this customer' })).toContainText('Umeå');
});

test('deletes a customer only once their name is typed, and says what is lost', async ({ page }) => {
  const customer = await openCustomer(page, ({ tokens }) => tokens.length > 0);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/stored ways? to pay: nothing can be charged/)).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Delete for good' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  await dialog.getByRole('textbox').fill(customer.name!);
  await confirm.dblclick();
  await expect(page.getByText(`${customer.name!} deleted`)).toBeVisible();
  // The second press may already open a row of the list that stands there then.
  await expect(page).not.toHaveURL(new RegExp(customer.id));
  expect((await ask<CustomerPage>(page, `/customers?q=${customer.id}`)).customers).toEqual([]);
});

test('chooses the default among stored cards, and deletes one', async ({ page, world, quiet }) => {
  quiet.expectConsole(/503/);
  const { tokens } = await openCustomer(page, (customer) => customer.tokens.length > 1);
  const cards = page.getByRole('region', { name: 'Stored cards' }).getByRole('listitem');
  await expect(cards).toHaveCount(tokens.length);
  await cards
    .getByRole('button', { name: /^Make default: / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await world.faults([{ kind: 'error-before', status: 500, times: 1, match: { method: 'PUT' } }]);
  await dialog.getByRole('button', { name: 'Make it the default' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No answer came');
  await dialog.getByRole('button', { name: 'Make it the default' }).click();
  await expect(page.getByText('Default changed')).toBeVisible();
  await expect(cards.getByText('Default', { exact: true })).toHaveCount(1);
  await cards
    .last()
    .getByRole('button', { name: /^Delete / })
    .click();
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(cards).toHaveCount(tokens.length - 1);
});

test('shows what is left on vouchers, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id } = await openCustomer(page, ({ tokens }) => tokens.some((token) => token.can_get_balance));
  await expect(page.getByRole('region', { name: 'Vouchers' })).toContainText('left');
  await expectFits(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expectFits(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page).toHaveURL(new RegExp(`/customers/${id}/edit$`));
  await expectFits(page);
});

test('metadata of a customer is changed, added to and taken away', async ({ page }) => {
  await page.goto('/customers');
  await rows(page).first().click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  const metadata = page.getByRole('group', { name: 'Metadata' });
  await metadata.getByRole('textbox', { name: 'shop_customer' }).fill('changed-1');
  await metadata.getByRole('button', { name: 'Add a key' }).click();
  await metadata.getByRole('textbox', { name: 'Key' }).fill('tier');
  await page.getByRole('button', { name: 'Save 2 changes' }).click();
  await expect(metadata.getByText('The value is empty.')).toBeVisible();
  await metadata.getByRole('textbox', { name: 'Value' }).fill('gold');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save 2 changes' }).click();
  const side = page.getByRole('complementary', { name: 'About this customer' });
  await expect(side.getByText('changed-1')).toBeVisible();
  await expect(side.getByText('gold', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Remove tier' }).click();
  await page.getByRole('button', { name: 'Save 1 change' }).click();
  await expect(side.getByText('changed-1')).toBeVisible();
  await expect(side.getByText('gold', { exact: true })).toBeHidden();
});
