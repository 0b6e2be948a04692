import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { MirroredResource } from '#contract/sync.ts';
import { parseMicros } from '#domain/time.ts';
import type { UpstreamPage, UpstreamProblem } from '../../processout/upstream.ts';
import type { Schema } from '../../store/schema.ts';
import { createFill, newestPage, PAGE, patrolPage } from '../list-walk.ts';
import type { Alongside, KeptPage, Step, WalkedList } from '../list-walk.ts';
import { newsOf, readEach } from '../news.ts';
import type { Stored } from '../news.ts';
import { positionAt } from '../positions.ts';
import { MAX_CREATED_US } from '../row.ts';
import { reportSkipped } from '../store-keeper.ts';
import type { MirrorParts } from '../store-keeper.ts';
import { readWalk, saveWalk } from '../walk-state.ts';
import type { Resource, ResourceTableName } from './resource.ts';
import { createResourceWriter } from './resource-writer.ts';

/** Keeps the rows of one resource in step with ProcessOut. */
export interface ResourceKeeper<W> {
  readonly name: MirroredResource;
  /**
   * Pages from the newest to the oldest until all are there; then, where objects change, the newest page each time and
   * one further page of a patrol that finds what changed and what is gone.
   */
  step(signal: AbortSignal): Promise<Step>;
  /** Stores what came in beside the walk, and tells open screens. */
  keep(page: UpstreamPage<W>, readAt: number, alongside?: Alongside): Promise<void>;
  /** Reads objects again that something happened to; one that is gone is forgotten. */
  readAgain(ids: readonly string[], signal: AbortSignal): Promise<UpstreamProblem | null>;
}

type Parts = Pick<MirrorParts, 'db' | 'ports' | 'upstream' | 'announcer'>;

export function createResourceKeeper<W extends { readonly id: string }, T extends ResourceTableName>(
  parts: Parts,
  resource: Resource<W, T>,
): ResourceKeeper<W> {
  const { db, ports, upstream, announcer } = parts;
  const { name, walk, patrol } = resource;
  const writer = createResourceWriter(db, resource);
  const list: WalkedList<W, Stored> = {
    walk,
    page: (...asked) => resource.page(upstream, ...asked),
    createdAt: resource.createdAt,
    async keep({ items, skipped }, readAt, alongside) {
      const stored = await writer.write({ items, skipped, readAt }, alongside);
      reportSkipped(ports.log, stored.skipped);
      return stored;
    },
  };

  const fill = createFill(parts, list);

  async function announce(stored: Stored, removed: readonly string[] = []): Promise<void> {
    announcer.resourceChanged(name, { ...(await newsOf(db, walk, stored)), removed });
  }

  async function readAgain(ids: readonly string[], signal: AbortSignal): Promise<UpstreamProblem | null> {
    if (ids.length === 0) return null;
    const readAt = ports.clock.now();
    const read = await readEach(ids, (id) => resource.one(upstream, id, signal));
    const stored = await writer.write({ items: read.items, skipped: read.skipped, readAt });
    reportSkipped(ports.log, stored.skipped);
    await announce(stored, await writer.remove(read.gone));
    return read.failure;
  }

  /** One further look at what is there already. */
  async function look(
    round: NonNullable<typeof patrol>,
    signal: AbortSignal,
  ): Promise<UpstreamProblem | null> {
    const newest = await newestPage(parts, list, signal);
    if (!newest.ok) return newest.problem;
    await announce(newest.value.kept);
    const next = await patrolPage(parts, list, round, signal);
    if (!next.ok) return next.problem;
    if (next.value === null) return null;
    await announce(next.value.kept);
    return readAgain(await missing(next.value), signal);
  }

  /** Objects of the mirror that stand between the first and the last of a page, and are not on it. */
  async function missing({ page, cursor }: KeptPage<W, Stored>): Promise<string[]> {
    const times = page.items.map((item) => parseMicros(resource.createdAt(item)) ?? 0);
    if (times.length === 0 || page.skipped.length > 0) return [];
    // Beyond the ends of the page there is something only where the list itself goes on.
    const newest = cursor === null ? MAX_CREATED_US : Math.max(...times);
    const oldest = page.hasMore ? Math.min(...times) : 0;
    const { rows } = await rowsBetween(db, resource.table, oldest, newest);
    const there = new Set(page.items.map(({ id }) => id));
    return rows.flatMap(({ id }) => (there.has(id) ? [] : [id]));
  }

  return {
    name,
    async step(signal) {
      const state = await readWalk(db, walk);
      if (state?.finished !== 1) {
        const step = await fill(signal);
        if (step.kind === 'done' && patrol !== null) await saveWalk(db, walk, { in_step_at: upstream.now() });
        return step;
      }
      if (patrol === null) return { kind: 'done' };
      const begun = upstream.now();
      const problem = await look(patrol, signal);
      if (problem) return { kind: 'problem', problem };
      await saveWalk(db, walk, { in_step_at: begun });
      return { kind: 'done' };
    },
    async keep(page, readAt, alongside = async () => undefined) {
      await announce(await list.keep(page, readAt, alongside));
    },
    readAgain,
  };
}

/** At most as many again as a page has: of more, the next round finds the rest. */
function rowsBetween(db: Kysely<Schema>, table: ResourceTableName, oldest: number, newest: number) {
  return sql<{ id: string }>`
    select id from ${sql.table(table)} where position >= ${positionAt(oldest)}
      and position < ${positionAt(newest + 1)} order by position desc limit ${2 * PAGE}`.execute(db);
}
