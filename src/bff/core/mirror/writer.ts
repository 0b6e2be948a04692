import type { Kysely } from 'kysely';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import { putRows } from '../store/put-rows.ts';
import type { Schema } from '../store/schema.ts';
import { compare, confirm } from './compare.ts';
import type { Candidate, Placed } from './compare.ts';
import { digestOf } from './digest.ts';
import { createFacetBook } from './facet-book.ts';
import { paymentsStored } from './payouts/upkeep.ts';
import { placeRows } from './positions.ts';
import { toMirrorRow } from './row.ts';
import type { GatewayNames } from './row.ts';
import { indexWords } from './search.ts';
import { settleSkipped } from './skipped.ts';
import type { Skipped } from './skipped.ts';
import { putTrails } from './trail-rows.ts';

export interface Batch {
  readonly transactions: readonly WireTransaction[];
  /** Objects that could not be read at all. */
  readonly skipped: readonly Skipped[];
  /** When the read that brought them began, epoch milliseconds. */
  readonly readAt: number;
  readonly gatewayNames: GatewayNames;
}

/** What a batch did: ids of rows that are new, that changed, and objects that cannot be stored. */
export interface Written {
  readonly created: readonly { readonly id: string; readonly position: number }[];
  readonly changed: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** Stores batches of transactions, each in one database transaction. */
export interface Writer {
  /** @param alongside what else belongs to the same database transaction, such as how far a walk has come */
  write(batch: Batch, alongside?: (db: Kysely<Schema>) => Promise<void>): Promise<Written>;
}

type Stored = Omit<Written, 'skipped'>;

export function createWriter(db: Kysely<Schema>): Writer {
  const book = createFacetBook();

  /** Gives each row its facet and counts it: in where it is now, out where it was. */
  async function account(trx: Kysely<Schema>, placed: readonly Placed[]): Promise<number[]> {
    const facets: number[] = [];
    for (const { candidate, position, old } of placed) {
      const facet = await book.idOf(trx, candidate.facet);
      if (old) book.count(old.facet, position, -1);
      book.count(facet, position, 1);
      facets.push(facet);
    }
    await book.settle(trx);
    return facets;
  }

  async function store(
    trx: Kysely<Schema>,
    candidates: readonly Candidate[],
    readAt: number,
  ): Promise<Stored> {
    const { fresh, changed, same } = await compare(trx, candidates, readAt);
    await confirm(trx, same, readAt);
    const placed = [...(await place(trx, fresh)), ...changed];
    const facets = await account(trx, placed);
    await putRows(
      trx,
      'transaction',
      placed.map(({ candidate: { columns, digest }, position }, i) => ({
        ...columns,
        position,
        facet: facets[i] ?? 0,
        digest,
        read_at: readAt,
      })),
      // A row keeps its place, and so its time.
      { by: 'position', fixed: ['created_us'] },
    );
    const replaced = changed.map(({ position }) => position);
    await indexWords(
      trx,
      placed.map(({ candidate: { words, facet }, position }) => ({ position, words, facet })),
      replaced,
    );
    await putTrails(
      trx,
      placed.map(({ candidate: { trail, facet }, position }) => ({ position, trail, facet })),
      replaced,
    );
    await paymentsStored(
      trx,
      placed.map(({ candidate, position }) => ({ id: candidate.columns.id, position })),
    );
    return {
      created: placed.flatMap(({ candidate, position, old }) =>
        old ? [] : [{ id: candidate.columns.id, position }],
      ),
      changed: changed.map(({ candidate }) => candidate.columns.id),
    };
  }

  return {
    async write(batch, alongside) {
      const { candidates, skipped } = read(batch);
      const good = batch.transactions.map(({ id }) => id);
      try {
        const stored = await db.transaction().execute(async (trx) => {
          const result = await store(trx, candidates, batch.readAt);
          await settleSkipped(trx, 'transactions', skipped, good, batch.readAt);
          await alongside?.(trx);
          return result;
        });
        return { ...stored, skipped };
      } catch (error) {
        book.reset();
        throw error;
      }
    },
  };
}

async function place(trx: Kysely<Schema>, fresh: readonly Candidate[]): Promise<Placed[]> {
  const newcomers = fresh.map(({ columns }) => columns);
  const positions = await placeRows(trx, 'transaction', newcomers);
  return fresh.flatMap((candidate) => {
    const position = positions.get(candidate.columns.id);
    return position === undefined ? [] : [{ candidate, position, old: null }];
  });
}

/** The rows of a batch, each id once (the last wins), and what cannot be stored. */
function read(batch: Batch): { candidates: Candidate[]; skipped: Skipped[] } {
  const candidates = new Map<string, Candidate>();
  const skipped = [...batch.skipped];
  for (const wire of batch.transactions) {
    const row = toMirrorRow(wire, batch.gatewayNames);
    if (row.ok) candidates.set(wire.id, { ...row.value, digest: digestOf(JSON.stringify(row.value)) });
    else skipped.push({ id: wire.id, path: row.problem });
  }
  return { candidates: [...candidates.values()], skipped };
}
