import { fillStep } from './list-walk.ts';
import type { Lookahead, Step, WalkedList } from './list-walk.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import { keepPage } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import type { Written } from './writer.ts';

/** The list of transactions, as it is walked by the first fill and by the sweep. */
export function transactionList(parts: MirrorParts): WalkedList<WireTransaction, Written> {
  return {
    walk: 'transactions',
    page: (query, signal) => parts.upstream.transactions(query, signal),
    createdAt: ({ created_at }) => created_at,
    keep: (page, readAt, alongside) => keepPage(parts, page, readAt, alongside),
  };
}

/** One more page of the first walk through all transactions. */
export function backfillStep(
  parts: MirrorParts,
  lookahead: Lookahead<WireTransaction>,
  signal: AbortSignal,
): Promise<Step> {
  return fillStep(parts, transactionList(parts), lookahead, signal);
}
