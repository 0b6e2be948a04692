import { expect, test } from 'vitest';
import type { PaletteAction } from '#web/features/shell/palette/actions.ts';
import { choiceGroups } from '#web/features/shell/palette/choices.ts';

const ACTIONS: readonly PaletteAction[] = [
  { label: 'Go to customers', icon: 'person', keys: ['g', 'c'], to: { to: '/customers' } },
  { label: 'Theme: dark', icon: 'moon' },
];
const CUSTOMER = {
  id: `cust_${'a'.repeat(32)}`,
  created_at: '2026-11-21T08:00:00Z',
  name: 'Ebba',
  email: 'ebba@example.com',
  country_code: 'SE',
  currency: 'SEK',
  transactions_count: 3,
};

const labels = (q: string) =>
  choiceGroups(q, ACTIONS, []).flatMap(({ choices }) => choices.map(({ label }) => label));

test('every action is offered before something is typed, and then those with words that begin so', () => {
  expect(labels('')).toEqual(['Go to customers', 'Theme: dark']);
  expect(labels('cust go')).toEqual(['Go to customers']);
  expect(labels('DARK')).toEqual(['Theme: dark']);
  expect(labels('tomers')).toEqual([]);
});

test('an id comes first, and leads to its own page', () => {
  const [first] = choiceGroups(CUSTOMER.id, ACTIONS, []);
  expect(first?.choices).toMatchObject([
    { label: 'Open', note: CUSTOMER.id, to: { params: { customerId: CUSTOMER.id } } },
  ]);
});

test('what was found stands by kind, empty kinds are left out, and more of it is one step away', () => {
  const groups = choiceGroups('ebba', ACTIONS, [
    { type: 'transactions', rows: [], has_more: false },
    { type: 'customers', rows: [CUSTOMER], has_more: true },
  ]);
  expect(groups.map(({ title }) => title)).toEqual(['Customers']);
  expect(groups[0]?.choices).toMatchObject([
    { label: 'Ebba', note: 'ebba@example.com' },
    { label: 'All customers that match', to: { to: '/customers', search: { q: 'ebba' } } },
  ]);
});

test('an event that was found leads to its own page', () => {
  const event = {
    id: `ev_${'a'.repeat(32)}`,
    name: 'transaction.captured',
    family: 'transaction' as const,
    fired_at: '2026-11-21T08:00:00Z',
    object_id: `tr_${'b'.repeat(32)}`,
    related_ids: [],
  };
  const [group] = choiceGroups('captured', [], [{ type: 'events', rows: [event], has_more: false }]);
  expect(group).toMatchObject({
    title: 'Events',
    choices: [{ label: 'Payment captured', note: event.object_id, to: { params: { eventId: event.id } } }],
  });
});

test('nothing that was found for earlier words is offered once the words are gone', () => {
  expect(choiceGroups('', [], [{ type: 'customers', rows: [CUSTOMER], has_more: false }])).toEqual([]);
});
