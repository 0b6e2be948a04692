import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '#contract/sync.ts';
import { transactionListQuery } from '#web/api/transaction-queries.ts';
import { applyNews, catchUp } from '#web/app/apply-news.ts';

/** A client that has read all of these. */
function readClient(keys: readonly QueryKey[]): QueryClient {
  const client = new QueryClient();
  for (const key of keys) client.setQueryData(key, { transactions: [] });
  return client;
}

const PAID: LiveEvent = { type: 'transactions', created: ['tr_1'], changed: [] };

describe('news of payments', () => {
  it('leaves none of what is counted of them for current, whichever screen read it', () => {
    const counted = [
      ['transactions', 'count', {}],
      ['invoices', 'count', {}],
      ['unsettled', 'groups', 'now'],
      ['unsettled', 'list', {}],
      ['attention'],
    ];
    const client = readClient(counted);
    applyNews(client, PAID);
    expect(counted.filter((key) => client.getQueryState(key)?.isInvalidated !== true)).toEqual([]);
  });

  it('lets open lists stand as they are: what is new is offered, not pushed in', () => {
    const lists = [
      ['transactions', 'list', {}],
      ['invoices', 'list', {}],
    ];
    const client = readClient(lists);
    applyNews(client, PAID);
    expect(lists.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([false, false]);
  });
});

describe('news of customers and events', () => {
  it.each(['customers', 'events'] as const)('lets the open list of %s stand as it is', (resource) => {
    const list = [resource, 'list', {}];
    const client = readClient([list, [resource, 'count', {}]]);
    applyNews(client, { type: 'changed', resource, created: ['x_1'], changed: [], removed: [] });
    expect(client.getQueryState(list)?.isInvalidated).toBe(false);
    expect(client.getQueryState([resource, 'count', {}])?.isInvalidated).toBe(true);
  });

  it('lets whoever comes back to the list of customers find nobody there who is gone', () => {
    const list = ['customers', 'list', {}];
    const client = readClient([list]);
    applyNews(client, { type: 'changed', resource: 'customers', created: [], changed: [], removed: ['x_1'] });
    expect(client.getQueryState(list)?.isInvalidated).toBe(true);
  });
});

describe('news of how much is mirrored', () => {
  const coverage = (indexed: number, complete: boolean) => ({
    complete,
    indexed,
    upstream_total: 1_860,
    oldest: null,
    as_of: null,
  });
  const syncOf = (events: number, complete: boolean): LiveEvent => ({
    type: 'sync',
    sync: {
      coverage: coverage(300, true),
      others: {
        customers: coverage(90, true),
        events: coverage(events, complete),
        payouts: coverage(12, true),
      },
      upstream: { state: 'up', since: null, retry_at: null },
      skipped: 0,
      now: '2026-05-01T10:00:00Z',
    },
  });
  const COUNTS = ['transactions', 'customers', 'events', 'payouts'].map((one) => [one, 'count', {}]);
  const outdated = (client: QueryClient) =>
    COUNTS.filter((key) => client.getQueryState(key)?.isInvalidated).map(([resource]) => resource);

  it('lets what grew be counted again, long after all payments are here', () => {
    const client = readClient(COUNTS);
    applyNews(client, syncOf(125, false));
    for (const key of COUNTS) client.setQueryData(key, {});
    applyNews(client, syncOf(130, false));
    expect(outdated(client)).toEqual([]);
    applyNews(client, syncOf(1_200, false));
    expect(outdated(client)).toEqual(['events']);
    client.setQueryData(['events', 'count', {}], {});
    applyNews(client, syncOf(1_200, true));
    expect(outdated(client)).toEqual(['events']);
  });
});

describe('after a break of the line', () => {
  const LIST = ['transactions', 'list', {}];
  afterEach(() => vi.unstubAllGlobals());

  /** A client with these open, and what they were asked for again. */
  function openAll(keys: readonly QueryKey[]) {
    const asked: string[] = [];
    const client = readClient(keys);
    for (const queryKey of keys) {
      const queryFn = () => {
        asked.push(queryKey.join(' '));
        return Promise.resolve({});
      };
      new QueryObserver(client, { queryKey, queryFn, staleTime: Infinity }).subscribe(() => undefined);
    }
    return { client, asked };
  }

  it('asks again for what is on screen, and lets lists stand where something new would shift them', () => {
    const { client, asked } = openAll([
      LIST,
      ['transactions', 'count', {}],
      ['transactions', 'detail', 'tr_1'],
      ['events', 'list', {}],
      ['approvals'],
      ['intents', 'in_1'],
      ['payouts', 'list', {}],
    ]);
    catchUp(client);
    expect(asked).toEqual([
      'transactions count [object Object]',
      'transactions detail tr_1',
      'approvals',
      'intents in_1',
      'payouts list [object Object]',
    ]);
    expect(client.getQueryState(LIST)?.isInvalidated).toBe(true);
    client.clear();
  });

  it('reads the rows of open lists again', async () => {
    const paths: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      paths.push(path);
      return Promise.resolve(Response.json({}, { status: 500 }));
    });
    const client = new QueryClient();
    client.setQueryDefaults(LIST, { meta: transactionListQuery({}).meta ?? {} });
    client.setQueryData(LIST, { transactions: [{ id: 'tr_1' }, { id: 'tr_2' }] });
    catchUp(client);
    await vi.waitFor(() => expect(paths).toEqual(['/api/transactions?id=tr_1&id=tr_2&limit=100']));
  });
});
