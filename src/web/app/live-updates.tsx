import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { RegisteredRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Coverage } from '#contract/page.ts';
import type { LiveEvent } from '#contract/sync.ts';
import { transactionPage } from '#contract/transaction.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { get } from '#web/api/client.ts';
import { followLive } from '#web/api/live.ts';
import { noteServerTime } from '#web/api/server-clock.ts';
import { syncQuery } from '#web/api/transaction-queries.ts';
import { isBarePath } from '#web/common/bare-paths.ts';

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

function apply(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'sync') {
    noteServerTime(event.sync.now);
    const before = client.getQueryData(syncQuery().queryKey)?.coverage;
    client.setQueryData(syncQuery().queryKey, event.sync);
    if (grewEnough(before, event.sync.coverage)) {
      void client.invalidateQueries({ queryKey: ['transactions', 'count'] });
      void client.invalidateQueries({ queryKey: ['transactions', 'options'] });
      void client.invalidateQueries({ queryKey: ['invoices', 'count'] });
      void client.invalidateQueries({ queryKey: ['customers', 'count'] });
      void client.invalidateQueries({ queryKey: ['events', 'count'] });
    }
  } else if (event.type === 'intent') {
    void client.invalidateQueries({ queryKey: ['intents', event.id] });
    void client.invalidateQueries({ queryKey: ['approvals'] });
    void client.invalidateQueries({ queryKey: ['attention'] });
    void client.invalidateQueries({ queryKey: ['transactions', 'detail', event.transaction_id] });
  } else if (event.type === 'notes') {
    void client.invalidateQueries({ queryKey: ['notes', event.object_id] });
  } else if (event.type === 'statements') {
    void client.invalidateQueries({ queryKey: ['statements'] });
    void client.invalidateQueries({ queryKey: ['payouts'] });
  } else if (event.type === 'changed') {
    const { resource, changed, removed } = event;
    for (const id of [...changed, ...removed]) {
      void client.invalidateQueries({ queryKey: [resource, 'detail', id] });
    }
    void client.invalidateQueries({ queryKey: [resource, 'count'] });
    void client.invalidateQueries({ queryKey: [resource, 'of'] });
    // Payouts are proved one after the other while their list is open, and new ones are rare: it hardly shifts.
    const refetchType = resource === 'payouts' && changed.length > 0 ? 'active' : 'none';
    void client.invalidateQueries({ queryKey: [resource, 'list'], refetchType });
    void client.invalidateQueries({ queryKey: [resource, 'options'] });
    if (resource === 'payouts') {
      void client.invalidateQueries({ queryKey: ['settlement'] });
      void client.invalidateQueries({ queryKey: ['unsettled'], refetchType: 'none' });
    }
  } else {
    refreshRows(client, event.changed).catch(() => undefined);
    for (const id of event.changed) {
      void client.invalidateQueries({ queryKey: ['transactions', 'detail', id] });
      void client.invalidateQueries({ queryKey: ['settlement', id] });
    }
    void client.invalidateQueries({ queryKey: ['transactions', 'count'] });
    void client.invalidateQueries({ queryKey: ['invoices', 'count'] });
    void client.invalidateQueries({ queryKey: ['invoices', 'detail'] });
    // An open list does not shift; whoever comes back to one sees what is new.
    void client.invalidateQueries({ queryKey: ['invoices', 'list'], refetchType: 'none' });
    void client.invalidateQueries({ queryKey: ['attention'] });
  }
}

/** Keeps what is on screen in step with the backend, and nothing else; where nobody is signed in, there is nothing. */
export function LiveUpdates({ router }: { readonly router: RegisteredRouter }) {
  const client = useQueryClient();
  const isBare = useRouterState({ router, select: ({ location }) => isBarePath(location.pathname) });
  useEffect(() => {
    if (isBare) return;
    const stop = new AbortController();
    void followLive(
      stop.signal,
      (event) => apply(client, event),
      () => void client.invalidateQueries({ queryKey: ['transactions'] }),
    );
    return () => stop.abort();
  }, [client, isBare]);
  return null;
}
