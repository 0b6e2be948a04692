import type { Locator, Page } from '@playwright/test';
import type { PayoutCount, PayoutPage } from '#contract/payout.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { expect, test } from './support/test.ts';

// So many that lines of every kind are among those of the bank.
test.use({ payments: 600 });

/** Opens the screen once all payouts are here: only then do lines find theirs. */
async function openStatements(page: Page): Promise<void> {
  await page.goto('/statements');
  await expect(page.getByRole('heading', { name: 'No statement yet' })).toBeVisible();
  await expect
    .poll(
      async () => {
        const { coverage } = await ask<PayoutPage>(page, '/payouts?limit=1');
        const { totals } = await ask<PayoutCount>(page, '/payouts/count');
        return coverage.complete && totals.length > 0;
      },
      { timeout: 45_000 },
    )
    .toBe(true);
}

function dropFile(page: Page, name: string, content: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
  return page.getByLabel('Bank statement file').setInputFiles(file);
}

function table(page: Page): Locator {
  return page.getByRole('table', { name: 'Lines, in the order of the file' });
}

function lines(page: Page): Locator {
  return table(page).getByRole('row');
}

/** The first line with a payout's reference twice, as two bookings of the bank. */
function withTwin(mt940: string): string {
  return mt940.replace(
    /:61:.*\r\n:86:.*PO-\d+.*\r\n/,
    (booking) => booking + booking.replace(/\/\/.*/, '//TWIN'),
  );
}

/** Opens one of the views, and waits for its lines: until they are there, those before stand in their place. */
async function openView(page: Page, name: RegExp): Promise<void> {
  const view = page.getByRole('navigation', { name: 'Lines' }).getByRole('link', { name });
  await view.click();
  // The view is marked by the same drawing that says whether the lines are still those before.
  await expect(view).toHaveAttribute('data-current');
  await expect(table(page)).toHaveAttribute('aria-busy', 'false');
}

/** Turns pages until a line is there. */
async function turnTo(page: Page, line: Locator): Promise<void> {
  while ((await line.count()) === 0) {
    const first = (await lines(page).nth(1).textContent()) ?? '';
    await page.getByRole('link', { name: 'Later lines' }).click();
    await expect(lines(page).nth(1)).not.toHaveText(first);
  }
}

test('a dropped statement says which payout each line is; a broken one says why not', async ({
  page,
  world,
  quiet,
}) => {
  quiet.expectConsole(/400/);
  await openStatements(page);
  const { name, content } = await world.statement('camt');
  await dropFile(page, 'broken.xml', content.replace('CRDT', 'X'));
  const reason = /Line \d+: “X” is neither credit nor debit\. Nothing was stored\./;
  await expect(page.getByRole('alert').getByText(reason)).toBeVisible();
  await expectAccessible(page);
  await dropFile(page, name, content);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(lines(page).filter({ hasText: 'Matched' }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Bank statements' }).first().click();
  await dropFile(page, 'again.xml', content);
  await expect(page.getByText(/Every line of again\.xml is here already/)).toBeVisible();
});

test('a likely line is accepted, and the decision taken back', async ({ page, world }) => {
  await openStatements(page);
  const { name, content } = await world.statement('camt');
  await dropFile(page, name, content);
  await openView(page, /^To decide/);
  const likely = lines(page).filter({ hasText: 'Likely' }).first();
  await expect(likely.getByText('No word of the payout is in the text')).toBeVisible();
  await expectAccessible(page);
  const before = await lines(page).count();
  await likely.getByRole('button', { name: /^Accept / }).click();
  await expect(lines(page)).toHaveCount(before - 1);
  await openView(page, /^Matched/);
  const accepted = lines(page).filter({ hasText: 'Chosen by' });
  await turnTo(page, accepted);
  await accepted.getByRole('button', { name: 'Undo' }).click();
  await openView(page, /^To decide/);
  await expect(lines(page)).toHaveCount(before);
  await expect(lines(page).filter({ hasText: 'Taken back by' })).toHaveCount(1);
});

test('two lines for one payout: nothing is chosen until somebody does, and the payout shows its line', async ({
  page,
  world,
}) => {
  await openStatements(page);
  const { name, content } = await world.statement('mt940');
  await dropFile(page, name, withTwin(content));
  await openView(page, /^To decide/);
  const several = lines(page).filter({ hasText: 'Several fit' });
  await expect(several.first()).toBeVisible();
  const row = several.first();
  const payout = await row
    .getByRole('list', { name: 'Payouts that fit' })
    .getByRole('link')
    .first()
    .innerText();
  await row.getByRole('button', { name: `Choose ${payout}`, exact: true }).click();
  await openView(page, /^Matched/);
  const chosen = lines(page).filter({ hasText: 'Chosen by' });
  await turnTo(page, chosen);
  await chosen.getByRole('link', { name: payout }).click();
  await expect(page.getByRole('heading', { name: 'Bank statement' })).toBeVisible();
  await expect(page.getByText('Matched to a line of a statement.')).toBeVisible();
  await expect(page.getByText(/^Chosen by /)).toBeVisible();
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a table is asked about once, by keyboard, and its dates are never guessed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/statements');
  await expect(page.getByRole('heading', { name: 'No statement yet' })).toBeVisible();
  await dropFile(page, 'bank.csv', 'Date,Text,Amount\n03/04/2026,STRIPE PO-9,1.50\n05/06/2026,Fee,-2.00\n');
  await expect(page.getByRole('heading', { name: 'What the columns of bank.csv mean' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Read 2 rows' }).press('Enter');
  await expect(page.getByText('Say how the dates are written.')).toBeVisible();
  await page.getByRole('radio', { name: '“03/04/2026” is 2026-04-03' }).press('Space');
  await page.getByRole('textbox', { name: 'Currency of the account' }).fill('eur');
  await page.getByRole('button', { name: 'Read 2 rows' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'bank.csv' })).toBeVisible();
  await expect(lines(page).filter({ hasText: 'STRIPE PO-9' })).toContainText('3 Apr');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Bank statements' }).first().click();
  await dropFile(page, 'later.csv', 'Date,Text,Amount\n01/07/2026,Fee,-2.00\n');
  await expect(page.getByRole('heading', { level: 1, name: 'later.csv' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove later.csv?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Remove the statement' }).click();
  const left = page.getByRole('table', { name: 'Statements, newest first' });
  await expect(left.getByRole('link', { name: 'bank.csv' })).toBeVisible();
  await expect(left.getByRole('link', { name: 'later.csv' })).toBeHidden();
});

test('a line is given a payout of another amount by hand, with the difference said', async ({
  page,
  world,
}) => {
  await openStatements(page);
  const { name, content } = await world.statement('camt');
  await dropFile(page, name, content);
  await openView(page, /^Unknown/);
  await lines(page).nth(1).getByRole('button', { name: 'Choose a payout …' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('listitem').getByRole('button').first().click();
  await expect(panel).toBeHidden();
  await openView(page, /^Matched/);
  await turnTo(page, lines(page).filter({ hasText: /The line is .* against the payout's/ }));
});
