import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { among } from '../../store/among.ts';
import { putRows } from '../../store/put-rows.ts';
import type { Schema } from '../../store/schema.ts';
import { removeWords } from '../../store/search-index.ts';
import { digestOf } from '../digest.ts';
import type { Alongside } from '../list-walk.ts';
import type { Stored } from '../news.ts';
import { placeRows } from '../positions.ts';
import { settleSkipped } from '../skipped.ts';
import type { Skipped } from '../skipped.ts';
import { putWords } from '../word-index.ts';
import { tagWord } from '../words.ts';
import type { Resource, ResourceRow, ResourceTableName } from './resource.ts';
import { createTallies } from './tallies.ts';
import type { Tallies } from './tallies.ts';

type Db = Kysely<Schema>;

/** What was read of a resource, and when the read that brought it began (epoch milliseconds). */
interface Batch<W> {
  readonly items: readonly W[];
  /** Objects that could not be read at all. */
  readonly skipped: readonly Skipped[];
  readonly readAt: number;
}

export interface StoredResource extends Stored {
  readonly skipped: readonly Skipped[];
}

/** Stores and forgets objects of one resource, each batch in one database transaction. */
export interface ResourceWriter<W> {
  write(batch: Batch<W>, alongside?: Alongside): Promise<StoredResource>;
  /** Forgets objects; the ids of those that were there. */
  remove(ids: readonly string[]): Promise<string[]>;
}

type Columns = Readonly<Record<string, unknown>>;
type Known = Columns & { readonly position: number; readonly digest: number; readonly read_at: number };
type Values = Readonly<Record<string, unknown>>;

interface Candidate {
  readonly id: string;
  readonly created_us: number;
  readonly columns: Columns;
  readonly words: readonly string[];
  readonly digest: number;
}

interface Placed extends Candidate {
  readonly position: number;
  readonly old: Known | undefined;
}

export function createResourceWriter<W extends { readonly id: string }, T extends ResourceTableName>(
  db: Db,
  resource: Resource<W, T>,
): ResourceWriter<W> {
  const { name, table, index } = resource;

  function tagsOf(columns: Columns): Values {
    return Object.fromEntries(
      Object.entries<string>(resource.tags).map(([field, column]) => [field, columns[column]]),
    );
  }

  /** What stands still under an id: the position, what it was when it was read, and how it is tallied. */
  async function findKnown(trx: Db, ids: readonly string[]): Promise<Map<string, Known>> {
    if (ids.length === 0) return new Map();
    const columns = new Set(['id', 'position', 'digest', 'read_at', ...Object.values<string>(resource.tags)]);
    const { rows } = await sql<Known & { id: string }>`
      select ${sql.join([...columns].map((column) => sql.ref(column)))}
      from ${sql.table(table)} where ${among('id', ids)}`.execute(trx);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those that are new or changed, with their places. What was read later, or is the same, stays as it is. */
  async function place(trx: Db, candidates: readonly Candidate[], readAt: number): Promise<Placed[]> {
    const known = await findKnown(
      trx,
      candidates.map(({ id }) => id),
    );
    const fresh = candidates.filter(({ id }) => !known.has(id));
    const places = await placeRows(trx, table, fresh);
    return candidates.flatMap((candidate) => {
      const old = known.get(candidate.id);
      const position = old?.position ?? places.get(candidate.id);
      if (position === undefined || (old && (old.read_at > readAt || old.digest === candidate.digest)))
        return [];
      return [{ ...candidate, position, old }];
    });
  }

  async function store(trx: Db, candidates: readonly Candidate[], readAt: number): Promise<Stored> {
    const placed = await place(trx, candidates, readAt);
    const tallies = createTallies(name);
    for (const { columns, old } of placed) {
      if (old) tallies.count(tagsOf(old), -1);
      tallies.count(tagsOf(columns), 1);
    }
    await tallies.settle(trx);
    const rows = placed.map(({ columns, position, digest }) => ({
      ...columns,
      position,
      digest,
      read_at: readAt,
    })) as unknown as Schema[T][];
    // A row keeps its id, its place and its time; all else is as it was read last.
    await putRows<T>(trx, table, rows, { by: 'position', fixed: ['id', 'created_us'] });
    await putWords(
      trx,
      index,
      placed.map(({ position, words, columns }) => ({
        position,
        words: [...words, ...tagWords(tagsOf(columns))],
      })),
    );
    await resource.stored?.(
      trx,
      placed.map(({ position }) => position),
      readAt,
    );
    const created = placed.filter(({ old }) => old === undefined);
    return {
      created: created.map(({ id, position }) => ({ id, position })),
      changed: placed.flatMap(({ id, old }) => (old === undefined ? [] : [id])),
    };
  }

  return {
    async write({ items, skipped, readAt }, alongside) {
      const { candidates, unfit } = toCandidates(items, resource.toRow);
      const all = [...skipped, ...unfit];
      const good = items.map(({ id }) => id);
      const stored = await db.transaction().execute(async (trx) => {
        const result = await store(trx, candidates, readAt);
        await settleSkipped(trx, name, all, good, readAt);
        await alongside?.(trx);
        return result;
      });
      return { ...stored, skipped: all };
    },
    remove: (ids) =>
      db.transaction().execute(async (trx) => {
        const known = await findKnown(trx, ids);
        const tallies: Tallies = createTallies(name);
        for (const row of known.values()) tallies.count(tagsOf(row), -1);
        await tallies.settle(trx);
        const positions = [...known.values()].map(({ position }) => position);
        await resource.removed?.(trx, positions);
        await removeWords(trx, index, positions);
        if (positions.length > 0)
          await sql`delete from ${sql.table(table)} where ${among('position', positions)}`.execute(trx);
        return [...known.keys()];
      }),
  };
}

function tagWords(tags: Values): string[] {
  return Object.entries(tags).flatMap(([field, value]) =>
    typeof value === 'string' ? [tagWord(field, value)] : [],
  );
}

/** The rows of a batch, each id once (the last wins), and what cannot be stored. */
function toCandidates<W extends { readonly id: string }, T extends ResourceTableName>(
  items: readonly W[],
  toRow: (wire: W) => { ok: true; value: ResourceRow<T> } | { ok: false; problem: string },
): { candidates: Candidate[]; unfit: Skipped[] } {
  const candidates = new Map<string, Candidate>();
  const unfit: Skipped[] = [];
  for (const wire of items) {
    const row = toRow(wire);
    if (!row.ok) {
      unfit.push({ id: wire.id, path: row.problem });
      continue;
    }
    const { columns, words } = row.value;
    const digest = digestOf(JSON.stringify(row.value));
    candidates.set(wire.id, {
      id: wire.id,
      created_us: columns.created_us,
      columns: { ...columns },
      words,
      digest,
    });
  }
  return { candidates: [...candidates.values()], unfit };
}
