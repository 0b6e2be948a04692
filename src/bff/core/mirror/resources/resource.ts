import type { Kysely } from 'kysely';
import type { MirroredResource } from '#contract/sync.ts';
import type { Result } from '#domain/result.ts';
import type { ReadPage, UpstreamClient, UpstreamResult } from '../../processout/upstream.ts';
import type { ResourceTables, Walk } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import type { WordIndex } from '../../store/search-index.ts';

export type ResourceTableName = keyof ResourceTables;

/** What the mirror adds to a payout by itself: reading the payout again leaves it as it is. */
type AddedColumn =
  | 'items_total'
  | 'items_complete'
  | 'items_tally'
  | 'items_cursor'
  | 'items_checked'
  | 'proof_stale'
  | 'owed_as';

/** The columns that are a resource's own, with its id and time. */
export type OwnColumns<T extends ResourceTableName> = Omit<
  ResourceTables[T],
  'position' | 'digest' | 'read_at' | AddedColumn
>;

/** An object as the mirror stores it, before it has a place. */
export interface ResourceRow<T extends ResourceTableName> {
  readonly columns: OwnColumns<T>;
  /** What it is found by (words.ts). */
  readonly words: readonly string[];
}

/**
 * What is mirrored beside the transactions, described: the walks, the store, the lists and the live updates of a resource
 * follow from this (docs/decisions/0015-mirrored-resources.md). `W` is the object as ProcessOut sends it.
 */
export interface Resource<W extends { readonly id: string }, T extends ResourceTableName> {
  readonly name: MirroredResource;
  readonly table: T;
  readonly index: WordIndex;
  /** Filters with few values, by the column that holds each: words of the index, and tallied. */
  readonly tags: Readonly<Record<string, keyof OwnColumns<T> & string>>;
  /** The walk through the whole list, and the patrol that finds what no event told; none where objects never change. */
  readonly walk: Walk;
  readonly patrol: Walk | null;
  /** The walk that says until when everything is known. */
  readonly inStep: Walk;
  readonly page: (upstream: UpstreamClient, ...asked: Parameters<ReadPage<W>>) => ReturnType<ReadPage<W>>;
  /** One object; a 404 removes its row: what ProcessOut deletes is gone for good (seed 003, Deleting a customer). */
  readonly one: (upstream: UpstreamClient, id: string, signal: AbortSignal) => Promise<UpstreamResult<W>>;
  readonly createdAt: (wire: W) => string;
  /** The problem is the path of what cannot be stored. */
  readonly toRow: (wire: W) => Result<ResourceRow<T>, string>;
  /** What else belongs to storing rows that are new or changed, and to forgetting rows; in the same database transaction. */
  readonly stored?: (db: Kysely<Schema>, positions: readonly number[], readAt: number) => Promise<void>;
  readonly removed?: (db: Kysely<Schema>, positions: readonly number[]) => Promise<void>;
}
