import { expectAccessible } from './support/accessible.ts';
import { openPayment, rows } from './support/screens.ts';
import { become } from './support/people.ts';
import { expect, test } from './support/test.ts';

test('a note stands in the timeline with who wrote it, its ids lead on, and its author withdraws it', async ({
  page,
}) => {
  await openPayment(page, '?status=completed');
  const id = /tr_[A-Za-z0-9]{32}/.exec(page.url())?.[0] ?? '';
  await page.getByRole('button', { name: 'Add a note' }).click();
  const field = page.getByRole('textbox', { name: 'Note' });
  await expect(field).toBeFocused();
  await field.fill(`Asked for a receipt, see ${id}.`);
  await page.getByRole('button', { name: 'Save the note' }).click();
  const story = page.getByRole('table', { name: 'What happened, oldest first' });
  const entry = story.getByRole('row', { name: /Asked for a receipt/ });
  await expect(entry).toContainText('Mara Lindqvist');
  await expect(entry.getByRole('link', { name: id })).toBeVisible();
  await entry.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(entry.locator('s')).toContainText('Asked for a receipt');
  await expect(entry).toContainText('Withdrawn');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await expectAccessible(page);
});

for (const [list, heading] of [
  ['customers', 'What they paid'],
  ['payouts', 'Does it add up?'],
] as const)
  test(`a note on one of the ${list} is read by a viewer, who may not write one`, async ({ page }) => {
    await page.goto(`/${list}`);
    await rows(page).first().click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Called them.\nThey call back.');
    await page.getByRole('button', { name: 'Save the note' }).click();
    const notes = page.getByRole('region', { name: 'Notes' });
    await expect(notes.getByRole('listitem')).toContainText('Called them.');
    await become(page, 'Vera Holm');
    await expect(notes.getByRole('listitem')).toContainText('Mara Lindqvist');
    await expect(notes.getByRole('button', { name: 'Withdraw' })).toBeHidden();
    await expect(notes.getByRole('button', { name: 'Add a note' })).toHaveAttribute('aria-disabled', 'true');
    await expect(notes.getByText('Viewers may not write notes.')).toBeVisible();
    await expectAccessible(page);
  });
