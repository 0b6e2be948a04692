import type { Kysely } from 'kysely';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { TransactionTable } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { digestOf } from './digest.ts';
import { createFacetBook } from './facet-book.ts';
import { placeRows } from './positions.ts';
import { toMirrorRow } from './row.ts';
import type { GatewayNames, MirrorRow } from './row.ts';
import { indexWords } from './search.ts';
import { settleSkipped } from './skipped.ts';
import type { Skipped } from './skipped.ts';

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

interface Candidate extends MirrorRow {
  readonly digest: number;
}

interface Known {
  readonly id: string;
  readonly position: number;
  readonly created_us: number;
  readonly facet: number;
  readonly operations: number | null;
  readonly digest: number;
  readonly read_at: number;
}

export function createWriter(db: Kysely<Schema>): Writer {
  const book = createFacetBook();

  async function store(
    trx: Kysely<Schema>,
    candidates: readonly Candidate[],
    readAt: number,
  ): Promise<Omit<Written, 'skipped'>> {
    const known = await findKnown(trx, candidates);
    const fresh = candidates.filter(({ columns }) => !known.has(columns.id));
    const seen = candidates.filter((candidate) => {
      const old = known.get(candidate.columns.id);
      return old !== undefined && !isOlder(candidate, readAt, old);
    });
    const changed = seen.filter(({ columns, digest }) => known.get(columns.id)?.digest !== digest);
    await confirm(
      trx,
      seen.filter((candidate) => !changed.includes(candidate)),
      readAt,
    );
    const positions = await placeRows(
      trx,
      fresh.map(({ columns }) => columns),
    );
    for (const { columns } of changed) {
      const old = known.get(columns.id);
      if (!old) continue;
      positions.set(columns.id, old.position);
      book.count(old.facet, old.position, -1);
    }
    const rows: (TransactionTable & { candidate: Candidate })[] = [];
    for (const candidate of [...fresh, ...changed]) {
      const { columns, digest } = candidate;
      const facet = await book.idOf(trx, candidate.facet);
      const old = known.get(columns.id);
      const created_us = old?.created_us ?? columns.created_us;
      const position = positions.get(columns.id) ?? 0;
      book.count(facet, position, 1);
      rows.push({
        ...columns,
        created_us,
        position,
        facet,
        digest,
        read_at: readAt,
        candidate,
      });
    }
    await upsert(
      trx,
      rows.map(({ candidate: _, ...row }) => row),
    );
    await indexWords(
      trx,
      rows.map(({ position, candidate }) => ({ position, words: candidate.words, facet: candidate.facet })),
      changed.flatMap(({ columns }) => positions.get(columns.id) ?? []),
    );
    await book.settle(trx);
    return {
      created: fresh.map(({ columns: { id } }) => ({ id, position: positions.get(id) ?? 0 })),
      changed: changed.map(({ columns }) => columns.id),
    };
  }

  return {
    async write(batch, alongside) {
      const { candidates, skipped } = read(batch);
      try {
        const written = await db.transaction().execute(async (trx) => {
          const result = await store(trx, candidates, batch.readAt);
          await settleSkipped(
            trx,
            skipped,
            batch.transactions.map(({ id }) => id),
            batch.readAt,
          );
          await alongside?.(trx);
          return result;
        });
        return { ...written, skipped };
      } catch (error) {
        book.reset();
        throw error;
      }
    },
  };
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

/**
 * The trail of a transaction only grows, so a shorter one is older, whenever it was read. With the same trail the read
 * that began first is: a page that was in flight does not undo what a detail page has just seen.
 */
function isOlder({ columns }: Candidate, readAt: number, known: Known): boolean {
  const rows = columns.operations;
  if (rows !== null && known.operations !== null && rows !== known.operations) return rows < known.operations;
  return readAt < known.read_at;
}

async function findKnown(trx: Kysely<Schema>, candidates: readonly Candidate[]): Promise<Map<string, Known>> {
  if (candidates.length === 0) return new Map();
  const rows = await trx
    .selectFrom('transaction')
    .select(['id', 'position', 'created_us', 'facet', 'operations', 'digest', 'read_at'])
    .where(
      'id',
      'in',
      candidates.map(({ columns }) => columns.id),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows that were read again and are the same: they are known to be so as of now. */
async function confirm(trx: Kysely<Schema>, same: readonly Candidate[], readAt: number): Promise<void> {
  if (same.length === 0) return;
  const ids = same.map(({ columns }) => columns.id);
  await trx
    .updateTable('transaction')
    .set({ read_at: readAt })
    .where('id', 'in', ids)
    .where('read_at', '<', readAt)
    .execute();
}

async function upsert(trx: Kysely<Schema>, rows: readonly TransactionTable[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = (Object.keys(first) as (keyof TransactionTable)[]).filter((name) => name !== 'position');
  await trx
    .insertInto('transaction')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('position')
        .doUpdateSet(({ ref }) => Object.fromEntries(columns.map((name) => [name, ref(`excluded.${name}`)]))),
    )
    .execute();
}
