import type { WalkedList } from './list-walk.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import { keepPage } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import type { Written } from './writer.ts';

/** The list of transactions, as it is walked by the first fill and by the sweep. */
export function transactionList(parts: MirrorParts): WalkedList<WireTransaction, Written> {
  return {
    walk: 'transactions',
    page: (...asked) => parts.upstream.transactions(...asked),
    createdAt: ({ created_at }) => created_at,
    keep: (page, readAt, alongside) => keepPage(parts, page, readAt, alongside),
  };
}
