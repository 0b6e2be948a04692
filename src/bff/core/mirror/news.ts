import type { Kysely } from 'kysely';
import type { UpstreamProblem, UpstreamResult } from '../processout/upstream.ts';
import type { Walk } from '../store/mirror-tables.ts';
import type { Schema } from '../store/schema.ts';
import { isTemporary } from './pace.ts';
import { positionAt } from './positions.ts';
import { MAX_CREATED_US } from './row.ts';
import type { Skipped } from './skipped.ts';
import { readWalk } from './walk-state.ts';

const AT_ONCE = 4;

/** What reading objects one by one has brought. */
export interface ReadAgain<W> {
  readonly items: readonly W[];
  readonly skipped: readonly Skipped[];
  /** Ids that ProcessOut does not know, or no longer. */
  readonly gone: readonly string[];
  /** Why it could not be asked about some of them: then all of them must be asked for again. */
  readonly failure: UpstreamProblem | null;
}

/** Reads objects one by one, a few at a time. What ProcessOut refuses to give is passed over. */
export async function readEach<W>(
  ids: readonly string[],
  read: (id: string) => Promise<UpstreamResult<W>>,
): Promise<ReadAgain<W>> {
  const queue = [...ids];
  const items: W[] = [];
  const skipped: Skipped[] = [];
  const gone: string[] = [];
  let failure: UpstreamProblem | null = null;

  async function work(): Promise<void> {
    for (let id = queue.shift(); id !== undefined && failure === null; id = queue.shift()) {
      const reply = await read(id);
      if (reply.ok) items.push(reply.value);
      else if (reply.problem.kind === 'invalid_reply') skipped.push({ id, path: reply.problem.path });
      else if (reply.problem.kind === 'not_found') gone.push(id);
      else if (isTemporary(reply.problem)) failure = reply.problem;
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
  return { items, skipped, gone, failure };
}

/** What storing rows has done: ids of rows that are new, with their places, and that changed. */
export interface Stored {
  readonly created: readonly { readonly id: string; readonly position: number }[];
  readonly changed: readonly string[];
}

/**
 * What of it is news to open screens. A row that the first walk has not reached yet is new to the mirror but no new
 * object: it counts as changed.
 */
export async function newsOf(
  db: Kysely<Schema>,
  walkName: Walk,
  { created, changed }: Stored,
): Promise<{ created: string[]; changed: string[] }> {
  const walk = await readWalk(db, walkName);
  const reached = walk?.finished === 1 ? 0 : positionAt(walk?.reached_us ?? MAX_CREATED_US);
  const isNew = ({ position }: { position: number }): boolean => position >= reached;
  const idOf = ({ id }: { id: string }): string => id;
  return {
    created: created.filter(isNew).map(idOf),
    changed: [...changed, ...created.filter((row) => !isNew(row)).map(idOf)],
  };
}
