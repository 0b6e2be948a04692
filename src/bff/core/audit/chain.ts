import type { Kysely, Transaction } from 'kysely';
import type { Sha256 } from '../ports.ts';
import type { AuditRow } from '../store/audit-tables.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Schema } from '../store/schema.ts';

/** What the first record is chained to. */
const BEGINNING = '0'.repeat(64);
const SLICE = 1_000;

export type UnchainedRow = Omit<AuditRow, 'seq' | 'hash'>;

/**
 * Adds a record at the end of the chain. It is durable when the transaction is, so what it speaks of is sent after that.
 * The transaction keeps others from adding a record between reading the last one and writing this one.
 */
export async function addToChain(
  trx: Transaction<Schema>,
  sha256: Sha256,
  row: UnchainedRow,
): Promise<AuditRow> {
  const [last] = await lastOf(trx);
  const next = { ...row, seq: (last?.seq ?? 0) + 1 };
  const chained = { ...next, hash: await hashOf(sha256, next, last?.hash ?? BEGINNING) };
  await trx.insertInto('audit').values(chained).execute();
  return chained;
}

/** What the check of a chain came to; `at` is the first record that does not fit. */
export type ChainCheck =
  | { readonly intact: true; readonly count: number; readonly head: string | null }
  | { readonly intact: false; readonly count: number; readonly at: number };

/**
 * Reads the whole record and computes every hash again. A record that was changed, taken out or put in between breaks the
 * chain there; records cut off at its end do not, so the head should be kept elsewhere from time to time.
 * @param known a record and its hash, kept from an earlier check, that must still be there
 */
export async function checkChain(
  db: Kysely<Schema>,
  sha256: Sha256,
  known?: { readonly seq: number; readonly hash: string },
): Promise<ChainCheck> {
  let count = 0;
  let hash = BEGINNING;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', count)
      .orderBy('seq')
      .limit(SLICE)
      .execute();
    for (const row of rows) {
      const expected = await hashOf(sha256, row, hash);
      const isKnown = row.seq !== known?.seq || row.hash === known.hash;
      if (row.seq !== count + 1 || row.hash !== expected || !isKnown)
        return { intact: false, count, at: count + 1 };
      count = row.seq;
      hash = row.hash;
    }
    if (rows.length < SLICE) break;
  }
  if (known && known.seq > count) return { intact: false, count, at: count + 1 };
  return { intact: true, count, head: count === 0 ? null : hash };
}

const lastOf = compiledOnce((db) =>
  db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1),
);

/** Every column counts, in this order, under the hash of the record before. */
async function hashOf(sha256: Sha256, row: Omit<AuditRow, 'hash'>, before: string): Promise<string> {
  const { seq, at, act, actor_id, actor_name, actor_role, object_id, request_id, facts } = row;
  const columns = [seq, at, act, actor_id, actor_name, actor_role, object_id, request_id, facts];
  return sha256(JSON.stringify([before, ...columns]));
}
