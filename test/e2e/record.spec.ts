import { expectAccessible } from './support/accessible.ts';
import { become } from './support/people.ts';
import { openPayment } from './support/screens.ts';
import { expect, test } from './support/test.ts';

test('what was done with a payment is on record beside it, for whoever may read the record', async ({
  page,
}) => {
  await openPayment(page, '?status=completed');
  const record = page.getByRole('region', { name: 'Record' });
  await expect(record.getByText('Nothing was done here yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('Looked into it.');
  await page.getByRole('button', { name: 'Save the note' }).click();
  const entry = record.getByRole('listitem').filter({ hasText: 'Wrote a note' });
  await expect(entry).toContainText('Mara Lindqvist', { timeout: 30_000 });
  await expectAccessible(page);
  await become(page, 'Vera Holm');
  await expect(page.getByRole('table', { name: 'What happened, oldest first' })).toBeVisible();
  await expect(record).toBeHidden();
});
