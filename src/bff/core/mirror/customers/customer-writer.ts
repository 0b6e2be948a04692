import type { Kysely } from 'kysely';
import type { WireFullCustomer } from '../../processout/wire-customer.ts';
import type { CustomerTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import { digestOf } from '../digest.ts';
import { placeRows } from '../positions.ts';
import { settleSkipped } from '../skipped.ts';
import type { Skipped } from '../skipped.ts';
import { dropWords, putWords } from '../word-index.ts';
import { toCustomerRow } from './customer-row.ts';
import type { CustomerRowToBe } from './customer-row.ts';

type Db = Kysely<Schema>;
type Candidate = CustomerRowToBe & { readonly digest: number };

/**
 * Stores customers that were read from `readAt` on (epoch milliseconds), all in one database transaction with what
 * `alongside` adds to it. What is stored already and was read later stays.
 * @returns what could not be stored, and ids of rows that are new or changed
 */
export async function writeCustomers(
  db: Db,
  customers: readonly WireFullCustomer[],
  unread: readonly Skipped[],
  readAt: number,
  alongside?: (trx: Db) => Promise<void>,
): Promise<{ readonly skipped: readonly Skipped[]; readonly changed: readonly string[] }> {
  const { candidates, skipped } = read(customers);
  const all = [...unread, ...skipped];
  const changed = await db.transaction().execute(async (trx) => {
    const ids = await store(trx, candidates, readAt);
    await settleSkipped(
      trx,
      all,
      customers.map(({ id }) => id),
      readAt,
    );
    await alongside?.(trx);
    return ids;
  });
  return { skipped: all, changed };
}

/** Forgets customers that ProcessOut no longer has: deleting one is for good (seed 003, Deleting a customer). */
export async function removeCustomers(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const rows = await trx.selectFrom('customer').select('position').where('id', 'in', ids).execute();
    await dropWords(
      trx,
      'customer_search',
      rows.map(({ position }) => position),
    );
    await trx.deleteFrom('customer').where('id', 'in', ids).execute();
  });
}

function read(customers: readonly WireFullCustomer[]): { candidates: Candidate[]; skipped: Skipped[] } {
  const candidates = new Map<string, Candidate>();
  const skipped: Skipped[] = [];
  for (const wire of customers) {
    const row = toCustomerRow(wire);
    if (row.ok) candidates.set(wire.id, { ...row.value, digest: digestOf(JSON.stringify(row.value)) });
    else skipped.push({ id: wire.id, path: row.problem });
  }
  return { candidates: [...candidates.values()], skipped };
}

async function store(trx: Db, candidates: readonly Candidate[], readAt: number): Promise<string[]> {
  if (candidates.length === 0) return [];
  const known = await findKnown(trx, candidates);
  const fresh = candidates.filter(({ columns }) => !known.has(columns.id));
  const places = await placeRows(
    trx,
    'customer',
    fresh.map(({ columns }) => columns),
  );
  const rows: CustomerTable[] = [];
  const words: { position: number; words: readonly string[] }[] = [];
  for (const { columns, words: own, digest } of candidates) {
    const old = known.get(columns.id);
    const position = old?.position ?? places.get(columns.id);
    if (position === undefined || (old && (old.read_at > readAt || old.digest === digest))) continue;
    rows.push({ ...columns, position, digest, read_at: readAt });
    words.push({ position, words: own });
  }
  await upsert(trx, rows);
  await putWords(trx, 'customer_search', words);
  return rows.map(({ id }) => id);
}

type Known = Pick<CustomerTable, 'id' | 'position' | 'digest' | 'read_at'>;

async function findKnown(trx: Db, candidates: readonly Candidate[]): Promise<Map<string, Known>> {
  const rows = await trx
    .selectFrom('customer')
    .select(['id', 'position', 'digest', 'read_at'])
    .where(
      'id',
      'in',
      candidates.map(({ columns }) => columns.id),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function upsert(trx: Db, rows: readonly CustomerTable[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('customer')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('position').doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        email: ref('excluded.email'),
        country_code: ref('excluded.country_code'),
        currency: ref('excluded.currency'),
        transactions_count: ref('excluded.transactions_count'),
        digest: ref('excluded.digest'),
        read_at: ref('excluded.read_at'),
      })),
    )
    .execute();
}
