import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { intentReply } from '#contract/intent.ts';
import type { CloseBody, Intent } from '#contract/intent.ts';
import { session } from '#contract/session.ts';
import { syncState } from '#contract/sync.ts';
import { transactionDetailReply } from '#contract/transaction-detail.ts';
import { filterParams } from '#contract/query.ts';
import { transactionCount, transactionOptions, transactionPage } from '#contract/transaction.ts';
import { get, post } from './client.ts';
import { askAgainMs } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';

const query = (params: ListParams): string => filterParams(params).toString();

export function sessionQuery() {
  return queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      const value = await get(session, '/session', signal);
      noteServerTime(value.now);
      return value;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function syncQuery() {
  return queryOptions({
    queryKey: ['sync'],
    queryFn: async ({ signal }) => {
      const value = await get(syncState, '/sync', signal);
      noteServerTime(value.now);
      return value;
    },
    // The live stream brings news; this is the net beneath it.
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
}

/** A page of the list. Rows on screen are refreshed one by one when the live stream names them, not by asking again. */
export function transactionListQuery(params: ListParams) {
  return queryOptions({
    queryKey: ['transactions', 'list', params],
    queryFn: ({ signal }) => get(transactionPage, `/transactions?${query(params)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // A page with room left fills up as older payments are indexed.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data && !data.coverage.complete && !data.has_more ? askAgainMs(data.coverage, dataUpdateCount) : false,
  });
}

export function transactionCountQuery(params: ListParams) {
  return queryOptions({
    queryKey: ['transactions', 'count', params],
    queryFn: ({ signal }) => get(transactionCount, `/transactions/count?${query(params)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export function transactionOptionsQuery() {
  return queryOptions({
    queryKey: ['transactions', 'options'],
    queryFn: ({ signal }) => get(transactionOptions, '/transactions/options', signal),
    staleTime: 60_000,
  });
}

/** Read live from ProcessOut. A row that the mouse rests on fetches it ahead; it is shown at once and read again. */
export function transactionDetailQuery(id: string) {
  return queryOptions({
    queryKey: ['transactions', 'detail', id],
    queryFn: async ({ signal }) => {
      const { transaction } = await get(transactionDetailReply, `/transactions/${id}`, signal);
      noteServerTime(transaction.read_at);
      return transaction;
    },
    staleTime: 5_000,
  });
}

export function intentQuery(id: string) {
  return queryOptions({
    queryKey: ['intents', id],
    queryFn: async ({ signal }) => (await get(intentReply, `/intents/${id}`, signal)).intent,
    staleTime: 0,
  });
}

/** States what became of an intent that was left to a person. Said again, it is answered as before. */
export async function sendClosing(id: string, body: CloseBody, key: string): Promise<Intent> {
  return (await post(intentReply, `/intents/${id}/close`, body, key)).value.intent;
}
