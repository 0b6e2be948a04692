import type { QueryClient } from '@tanstack/react-query';
import type { TransactionPage, TransactionRow } from '#contract/transaction.ts';

export interface Neighbours {
  /** 1 for the first row of the page. */
  readonly place: number;
  readonly count: number;
  readonly newer: string | null;
  readonly older: string | null;
}

function pages(client: QueryClient): TransactionPage[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: ['transactions', 'list'] })
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
    .flatMap(({ state }) => (state.data === undefined ? [] : (state.data as TransactionPage)));
}

/** The payments beside one on the list page that was read last and shows it; null when no page in memory does. */
export function neighbours(client: QueryClient, id: string): Neighbours | null {
  for (const { transactions } of pages(client)) {
    const index = transactions.findIndex((row) => row.id === id);
    if (index < 0) continue;
    return {
      place: index + 1,
      count: transactions.length,
      newer: transactions[index - 1]?.id ?? null,
      older: transactions[index + 1]?.id ?? null,
    };
  }
  return null;
}

/** What the list in memory says about a payment. */
export function rememberedRow(client: QueryClient, id: string): TransactionRow | null {
  for (const { transactions } of pages(client)) {
    const row = transactions.find((each) => each.id === id);
    if (row) return row;
  }
  return null;
}
