import { QueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '#contract/sync.ts';
import { applyNews } from '#web/app/apply-news.ts';

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
      ['invoices', 'list', {}],
      ['unsettled', 'groups', 'now'],
      ['unsettled', 'list', {}],
      ['attention'],
    ];
    const client = readClient(counted);
    applyNews(client, PAID);
    expect(counted.filter((key) => client.getQueryState(key)?.isInvalidated !== true)).toEqual([]);
  });

  it('lets the open list of payments stand as it is: what is new is offered, not pushed in', () => {
    const list = ['transactions', 'list', {}];
    const client = readClient([list]);
    applyNews(client, PAID);
    expect(client.getQueryState(list)?.isInvalidated).toBe(false);
  });
});
