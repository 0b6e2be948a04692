import type { Page } from '@playwright/test';
import type { EventDetail, EventPage } from '#contract/event.ts';
import { expectAccessible } from './support/accessible.ts';
import { ask } from './support/lookup.ts';
import { openPayment, rows, turnThereAndBack } from './support/screens.ts';
import { expect, test } from './support/test.ts';
import { expectFits } from './support/width.ts';

/** Opens the list at an address and waits until it has searched everything. */
async function openEvents(page: Page, search = ''): Promise<void> {
  await page.goto(`/events${search}`);
  await allSearched(page);
}

async function allSearched(page: Page): Promise<void> {
  await expect(page.getByText(/^Searched all [\d,]+ events/)).toBeVisible({ timeout: 45_000 });
}

test('lists events, turns their pages, and opens one with what changed', async ({ page }) => {
  await openEvents(page);
  await expect(rows(page)).toHaveCount(25);
  await expectAccessible(page);
  await turnThereAndBack(page);

  await openEvents(page, '?name=transaction.captured');
  const { events } = await ask<EventPage>(page, '/events?name=transaction.captured&limit=1');
  const { event } = await ask<{ event: EventDetail }>(page, `/events/${events[0]!.id}`);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payment captured' })).toBeVisible();
  const changed = page.getByRole('region', { name: 'Fields that changed' });
  await expect(changed.getByRole('rowheader', { name: 'Captured amount', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Webhook deliveries' })).toBeVisible();

  await page.getByText('The data as ProcessOut sends it').click();
  const data = page.getByRole('region', { name: 'The data as JSON' });
  await expect(data).toContainText('"name": "transaction.captured"');
  await expect(data.getByRole('link', { name: event.object_id!, exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test('filters events by family, name and object, and clears the filters', async ({ page }) => {
  await openEvents(page);
  await page.getByRole('button', { name: 'Family' }).click();
  await page.getByRole('checkbox', { name: /Disputes/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/family=/);
  await expect(page.getByRole('cell', { name: /^transaction\.chargeback\./ }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'transaction.captured' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear all' }).click();

  const { events } = await ask<EventPage>(page, '/events?name=transaction.refunded&limit=1');
  const about = events[0]!.object_id!;
  const field = page.getByRole('searchbox', { name: 'Search events' });
  await field.fill(about);
  await field.press('Enter');
  await expect(page).toHaveURL(new RegExp(`object_id=${about}`));
  await expect(page.getByRole('link', { name: 'Payment refunded' }).first()).toBeVisible();
  await page.getByRole('button', { name: `Remove the filter About ${about}` }).click();
  await expect(page).not.toHaveURL(/object_id/);

  await page.goto('/events?q=nothing-of-that-name');
  await expect(page.getByText('No event matches')).toBeVisible();
  await page.getByRole('button', { name: /^Remove the search/ }).click();
  await expect(rows(page)).toHaveCount(25);
});

test('leads from a payment to its events and back', async ({ page }) => {
  await openPayment(page, '?status=completed');
  const payment = page.url();
  const told = page.getByRole('table', { name: /^What happened/ }).getByRole('link');
  await told.filter({ hasText: 'transaction.captured' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payment captured' })).toBeVisible();
  await page.getByRole('link', { name: /^Before: / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payment captured' })).toBeHidden();
  await page.getByRole('link', { name: /^After: Payment captured/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Payment captured' })).toBeVisible();
  await page.getByRole('link', { name: 'All events about it' }).click();
  await expect(rows(page).filter({ hasText: 'Payment captured' })).toBeVisible();
  const [object] = await page.getByRole('cell').getByRole('link', { name: /^tr_/ }).all();
  await object!.click();
  await expect(page).toHaveURL(payment);
  await page
    .getByRole('complementary', { name: 'About this payment' })
    .getByRole('link', { name: 'All events' })
    .click();
  await expect(page).toHaveURL(/\/events\?object_id=tr_/);
});

test('says when there is no such event, and when it cannot be read', async ({ page, quiet, world }) => {
  quiet.expectConsole(/404|502/);
  await page.goto('/events/ev_00000000000000000000000000000000');
  await expect(page.getByRole('heading', { name: 'There is no such event' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the events' }).click();
  await allSearched(page);
  await world.faults([{ kind: 'error-before', status: 400, match: { path: '/events/' } }]);
  await rows(page).last().click();
  await expect(page.getByRole('heading', { name: 'This event could not be read' })).toBeVisible();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(page.getByRole('heading', { name: 'This event could not be read' })).toBeVisible();
  await world.faults([]);
  // News of it may lead to its being read again before anybody presses.
  await expect(async () => {
    await again.click({ timeout: 500 }).catch(() => undefined);
    await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('finds events from the palette, and goes to them by keys', async ({ page }) => {
  await openEvents(page);
  const { events } = await ask<EventPage>(page, '/events?limit=1');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or do anything' });
  await palette.getByRole('combobox').fill('captured');
  const found = palette.getByRole('group', { name: 'Events' }).getByRole('option');
  await expect(found.first()).toHaveAccessibleName(/Payment captured/);
  await palette.getByRole('combobox').fill(events[0]!.id);
  await palette.getByRole('option', { name: /^Open/ }).click();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows(page).first()).toBeFocused();
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openEvents(page, '?name=transaction.refunded');
  await expectFits(page);
  await expectAccessible(page);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
});
