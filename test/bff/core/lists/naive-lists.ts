import type { TransactionFilters, TransactionListQuery } from '#contract/transaction-filters.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { money } from '#domain/money.ts';
import { parseMicros } from '#domain/time.ts';

/** The lists again, written as one would without a database: to hold the real ones against. */

/** A row with what a search looks at: texts by the beginnings of their words, references whole. */
export interface Listed {
  readonly row: TransactionRow;
  readonly texts: readonly string[];
  readonly references: readonly string[];
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9@.\-_+]+/)
    .filter(Boolean);

function matchesWord({ texts, references }: Listed, word: string): boolean {
  const whole = texts.flatMap(words);
  const parts = whole.flatMap((one) => (one.split('@')[0] ?? '').split(/[@.\-_+]+/));
  const begins = (one: string): boolean => (word.length < 3 ? one === word : one.startsWith(word));
  return [...whole, ...parts].some(begins) || references.some((one) => words(one).includes(word));
}

export function matches(listed: Listed, filters: TransactionFilters): boolean {
  const { row } = listed;
  const { status, currency, gateway, scheme, customer_id, id, q } = filters;
  const within = (text: string | undefined, holds: (limit: bigint, own: bigint) => boolean): boolean =>
    text === undefined || holds(money(text, row.currency).minor, money(row.amount, row.currency).minor);
  const created = parseMicros(row.created_at) ?? 0;
  return (
    (status?.includes(row.status) ?? true) &&
    (currency?.includes(row.currency) ?? true) &&
    (gateway?.includes(row.gateways.at(-1) ?? '') ?? true) &&
    (scheme?.includes(row.card?.scheme ?? '') ?? true) &&
    (id?.includes(row.id) ?? true) &&
    (customer_id === undefined || row.customer?.id === customer_id) &&
    within(filters.amount_gte, (limit, own) => own >= limit) &&
    within(filters.amount_lte, (limit, own) => own <= limit) &&
    (filters.created_gte === undefined || created >= (parseMicros(filters.created_gte) ?? 0)) &&
    (filters.created_lt === undefined || created < (parseMicros(filters.created_lt) ?? 0)) &&
    (q === undefined || (words(q).length > 0 && words(q).every((word) => matchesWord(listed, word))))
  );
}

/** Ids of a page and whether there is more; `all` is newest first. */
export function naivePage(
  all: readonly Listed[],
  query: TransactionListQuery,
): { ids: string[]; hasMore: boolean } {
  const ordered = query.order === 'desc' ? all : all.toReversed();
  const cursor = ordered.findIndex(({ row }) => row.id === (query.start_after ?? query.end_before));
  const met = (one: Listed): boolean => matches(one, query);
  const found =
    query.end_before === undefined
      ? ordered.slice(cursor + 1).filter(met)
      : ordered.slice(0, cursor).filter(met).toReversed();
  const page = found.slice(0, query.limit).map(({ row }) => row.id);
  return {
    ids: query.end_before === undefined ? page : page.toReversed(),
    hasMore: found.length > query.limit,
  };
}
