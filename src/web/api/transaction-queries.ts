import { queryOptions } from '@tanstack/react-query';
import { intentReply } from '#contract/intent.ts';
import type { CloseBody, Intent } from '#contract/intent.ts';
import { transactionDetailReply } from '#contract/transaction-detail.ts';
import { transactionCount, transactionOptions, transactionPage } from '#contract/transaction.ts';
import type { TransactionPage, TransactionRow } from '#contract/transaction.ts';
import { get, post } from './client.ts';
import { countQuery, pageQuery } from './list-queries.ts';
import type { ListParams } from './list-queries.ts';
import { noteServerTime } from './server-clock.ts';
import type { PageRows } from './standing-rows.ts';

const rows: PageRows<TransactionPage, TransactionRow> = {
  key: 'id',
  of: (page) => page.transactions,
  put: (page, transactions) => ({ ...page, transactions }),
};

/**
 * A page of the list. Rows on screen are refreshed one by one when the live stream names them, not by asking again; how
 * much is indexed is told by it too, so that a full page has nothing more to ask.
 */
export const transactionListQuery = (params: ListParams) =>
  pageQuery('transactions', transactionPage, params, {
    isWhole: ({ coverage, has_more }) => coverage.complete || has_more,
    rows,
  });
export const transactionCountQuery = (params: ListParams) =>
  countQuery('transactions', transactionCount, params);

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
