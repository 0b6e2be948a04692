import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { MIRRORED_RESOURCES } from '#contract/sync.ts';
import type { LiveEvent } from '#contract/sync.ts';
import type { Coverage } from '#contract/page.ts';
import { noteServerTime } from '#web/api/server-clock.ts';
import { syncQuery } from '#web/api/session-queries.ts';
import { refreshRows } from '#web/api/standing-rows.ts';

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

/** What is on screen of these does not shift; whoever comes back sees what is new. */
function outdateForLater(client: QueryClient, ...keys: readonly QueryKey[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey, refetchType: 'none' });
}

function onSync(client: QueryClient, { sync }: News<'sync'>): void {
  noteServerTime(sync.now);
  const before = client.getQueryData(syncQuery().queryKey);
  client.setQueryData(syncQuery().queryKey, sync);
  if (grewEnough(before?.coverage, sync.coverage))
    outdate(client, ['transactions', 'count'], ['transactions', 'options'], ['invoices', 'count']);
  for (const resource of MIRRORED_RESOURCES)
    if (grewEnough(before?.others[resource], sync.others[resource])) outdate(client, [resource, 'count']);
}

function onPayments(client: QueryClient, { changed }: News<'transactions'>): void {
  refreshRows(client, 'transactions', changed);
  refreshRows(client, 'invoices', changed);
  for (const id of changed) outdate(client, ['transactions', 'detail', id], ['settlement', id]);
  outdate(client, ['transactions', 'count'], ['invoices', 'count'], ['invoices', 'detail'], ['attention']);
  outdateForLater(client, ['unsettled']);
}

function onResource(client: QueryClient, { resource, changed, removed }: News<'changed'>): void {
  for (const id of [...changed, ...removed]) outdate(client, [resource, 'detail', id]);
  outdate(client, [resource, 'count'], [resource, 'of'], [resource, 'options']);
  switch (resource) {
    case 'customers':
      refreshRows(client, resource, changed);
      // Who was deleted stands in an open list until it is read anew.
      if (removed.length > 0) outdateForLater(client, ['customers', 'list']);
      return;
    case 'events':
      // They never change.
      return;
    case 'payouts':
      // They are proved one after the other while their list is open, and new ones are rare: it hardly shifts.
      if (changed.length > 0) outdate(client, ['payouts', 'list']);
      else outdateForLater(client, ['payouts', 'list']);
      outdate(client, ['settlement']);
      return outdateForLater(client, ['unsettled']);
  }
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

/** Lists that stand while they are open: what changed is put in its place, what is new is offered. */
const STANDING = ['transactions', 'invoices', 'customers', 'events'] as const;

/** News was missed for a while, so that all of it may have changed. */
export function catchUp(client: QueryClient): void {
  const stands = ({ queryKey: [resource, kind] }: { readonly queryKey: QueryKey }): boolean =>
    kind === 'list' && STANDING.some((one) => one === resource);
  void client.invalidateQueries({ predicate: (query) => !stands(query) });
  void client.invalidateQueries({ predicate: stands, refetchType: 'none' });
  for (const resource of STANDING) refreshRows(client, resource);
}
