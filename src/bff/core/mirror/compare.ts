import type { Kysely } from 'kysely';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import type { MirrorRow } from './row.ts';

/** A row that was read and may be stored. */
export interface Candidate extends MirrorRow {
  readonly digest: number;
}

/** A row with its place; `old` is what was there. */
export interface Placed {
  readonly candidate: Candidate;
  readonly position: number;
  readonly old: Known | null;
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

export interface Comparison {
  readonly fresh: readonly Candidate[];
  readonly changed: readonly Placed[];
  /** Known already just so; older ones are in none of the three. */
  readonly same: readonly Candidate[];
}

/** What reading rows has brought, measured by what is stored. */
export async function compare(
  trx: Kysely<Schema>,
  candidates: readonly Candidate[],
  readAt: number,
): Promise<Comparison> {
  const known = await findKnown(trx, candidates);
  const fresh: Candidate[] = [];
  const changed: Placed[] = [];
  const same: Candidate[] = [];
  for (const candidate of candidates) {
    const old = known.get(candidate.columns.id);
    if (!old) fresh.push(candidate);
    else if (isOlder(candidate, readAt, old)) continue;
    else if (old.digest === candidate.digest) same.push(candidate);
    else changed.push({ candidate, position: old.position, old });
  }
  return { fresh, changed, same };
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
    .where('id', 'in', listed(candidates.map(({ columns }) => columns.id)))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows that were read again and are the same: they are known to be so as of now. */
export async function confirm(
  trx: Kysely<Schema>,
  same: readonly Candidate[],
  readAt: number,
): Promise<void> {
  if (same.length === 0) return;
  const ids = same.map(({ columns }) => columns.id);
  await trx
    .updateTable('transaction')
    .set({ read_at: readAt })
    .where('id', 'in', listed(ids))
    .where('read_at', '<', readAt)
    .execute();
}
