import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Coverage } from '#contract/page.ts';
import type { LiveEvent } from '#contract/sync.ts';
import { transactionPage } from '#contract/transaction.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { get } from '#web/api/client.ts';
import { noteServerTime } from '#web/api/server-clock.ts';
import { syncQuery } from '#web/api/transaction-queries.ts';

const LIST = ['transactions', 'list'] as const;

/** The ids among `ids` that some cached list page shows. */
function shownIds(client: QueryClient, ids: readonly string[]): string[] {
  const pages = client.getQueriesData<TransactionPage>({ queryKey: LIST });
  const shown = new Set(pages.flatMap(([, page]) => page?.transactions.map((row) => row.id) ?? []));
  return ids.filter((id) => shown.has(id));
}

/** Reads the changed rows again and puts them where they stand: nothing shifts, nothing else is asked for. */
async function refreshRows(client: QueryClient, changed: readonly string[]): Promise<void> {
  const ids = shownIds(client, changed).slice(0, 100);
  if (ids.length === 0) return;
  const params = new URLSearchParams([...ids.map((id) => ['id', id]), ['limit', '100']]);
  const fresh = await get(transactionPage, `/transactions?${params.toString()}`);
  const byId = new Map(fresh.transactions.map((row) => [row.id, row]));
  client.setQueriesData<TransactionPage>({ queryKey: LIST }, (page) =>
    page === undefined
      ? page
      : { ...page, transactions: page.transactions.map((row) => byId.get(row.id) ?? row) },
  );
}

/** While the mirror fills, counts are asked for again at each twentieth of the whole, and at the end. */
function grewEnough(before: Coverage | undefined, now: Coverage): boolean {
  if (before === undefined || before.indexed === now.indexed) return before?.complete !== now.complete;
  if (now.complete) return true;
  const step = Math.max(100, Math.floor((now.upstream_total ?? 0) / 20));
  return Math.floor(before.indexed / step) !== Math.floor(now.indexed / step);
}

type News<T extends LiveEvent['type']> = Extract<LiveEvent, { type: T }>;

/** What is on screen of these is asked for again, the rest when somebody comes back to it. */
function outdate(client: QueryClient, ...keys: readonly QueryKey[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** An open list of these does not shift; whoever comes back to one sees what is new. */
function outdateForLater(client: QueryClient, ...keys: readonly QueryKey[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey, refetchType: 'none' });
}

function onSync(client: QueryClient, { sync }: News<'sync'>): void {
  noteServerTime(sync.now);
  const before = client.getQueryData(syncQuery().queryKey)?.coverage;
  client.setQueryData(syncQuery().queryKey, sync);
  if (!grewEnough(before, sync.coverage)) return;
  outdate(client, ['transactions', 'count'], ['transactions', 'options']);
  outdate(client, ['invoices', 'count'], ['customers', 'count'], ['events', 'count']);
}

function onPayments(client: QueryClient, { changed }: News<'transactions'>): void {
  refreshRows(client, changed).catch(() => undefined);
  for (const id of changed) outdate(client, ['transactions', 'detail', id], ['settlement', id]);
  outdate(client, ['transactions', 'count'], ['invoices', 'count'], ['invoices', 'detail'], ['attention']);
  outdateForLater(client, ['invoices', 'list'], ['unsettled']);
}

function onResource(client: QueryClient, { resource, changed, removed }: News<'changed'>): void {
  for (const id of [...changed, ...removed]) outdate(client, [resource, 'detail', id]);
  outdate(client, [resource, 'count'], [resource, 'of'], [resource, 'options']);
  const isPayouts = resource === 'payouts';
  // Payouts are proved one after the other while their list is open, and new ones are rare: it hardly shifts.
  if (isPayouts && changed.length > 0) outdate(client, [resource, 'list']);
  else outdateForLater(client, [resource, 'list']);
  if (!isPayouts) return;
  outdate(client, ['settlement']);
  outdateForLater(client, ['unsettled']);
}

/** Brings what is cached in step with a piece of news. */
export function applyNews(client: QueryClient, news: LiveEvent): void {
  switch (news.type) {
    case 'sync':
      return onSync(client, news);
    case 'transactions':
      return onPayments(client, news);
    case 'changed':
      return onResource(client, news);
    case 'intent':
      outdate(client, ['intents', news.id], ['transactions', 'detail', news.transaction_id]);
      return outdate(client, ['approvals'], ['attention']);
    case 'notes':
      return outdate(client, ['notes', news.object_id]);
    case 'statements':
      return outdate(client, ['statements'], ['payouts']);
  }
}
