import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { EventCountQuery, EventFilters, EventListQuery } from '#contract/event-filters.ts';
import type { EventCount, EventOptions, EventPage, EventRow } from '#contract/event.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Clock } from '../../ports.ts';
import type { EventTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { countResource, listResource } from '../resources/resource-lists.ts';
import type { ResourceFilters } from '../resources/resource-lists.ts';
import { valuesOf } from '../resources/tallies.ts';
import { formatMicros } from '../time-text.ts';
import { EVENTS } from './events.ts';

type Db = Kysely<Schema>;

export async function listEvents(db: Db, query: EventListQuery): Promise<Result<EventPage, UnknownCursor>> {
  const page = await listResource(db, EVENTS, query, filtersOf(query));
  if (!page.ok) return page;
  const { rows, envelope } = page.value;
  return ok({ events: rows.map(toRow), ...envelope });
}

/** The exact count; `end_before` counts only those newer than one. */
export async function countEvents(
  db: Db,
  query: EventCountQuery,
  clock: Clock,
): Promise<Result<EventCount, UnknownCursor>> {
  const count = await countResource(db, EVENTS, query.end_before, filtersOf(query), clock);
  return count.ok ? ok({ total_count: count.value }) : count;
}

/** The values that occur, most frequent first. */
export async function eventOptions(db: Db): Promise<EventOptions> {
  return {
    families: await valuesOf(db, EVENTS.name, 'family'),
    names: await valuesOf(db, EVENTS.name, 'name'),
  };
}

/** The event right before one about the same object, as far as events are mirrored; null when there is none. */
export async function eventBefore(db: Db, id: string): Promise<EventRow | null> {
  const one = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst();
  if (one === undefined || one.object_id === null) return null;
  const { object_id } = one;
  const before = await listResource(
    db,
    EVENTS,
    { limit: 1, order: 'desc', start_after: id },
    { references: [object_id], conditions: [sql`t.object_id = ${object_id}`] },
  );
  const [row] = before.ok ? before.value.rows : [];
  return row === undefined ? null : toRow(row);
}

function filtersOf({
  created_gte,
  created_lt,
  q,
  id,
  family,
  name,
  object_id,
}: EventFilters): ResourceFilters {
  return { created_gte, created_lt, q, id, tags: { family, name }, references: [object_id] };
}

function toRow({ id, name, family, created_us, object_id, related_ids }: EventTable): EventRow {
  return {
    id,
    name,
    family,
    fired_at: formatMicros(created_us),
    object_id,
    related_ids: related_ids === '' ? [] : related_ids.split(','),
  };
}
