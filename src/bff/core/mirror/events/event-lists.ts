import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { EventCountQuery, EventFilters, EventListQuery } from '#contract/event-filters.ts';
import type { EventCount, EventOptions, EventPage, EventRow } from '#contract/event.ts';
import type { Coverage } from '#contract/page.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Clock } from '../../ports.ts';
import type { EventTable } from '../../store/mirror-tables.ts';
import type { Schema } from '../../store/schema.ts';
import type { UnknownCursor } from '../lists/lists.ts';
import { countResource, listResource, resourceCoverage } from '../resources/resource-lists.ts';
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

/** The event about the same object right before or after one, as far as they are mirrored; null when there is none. */
export async function eventBeside(db: Db, id: string, side: 'before' | 'after'): Promise<EventRow | null> {
  const one = await db.selectFrom('event').select('object_id').where('id', '=', id).executeTakeFirst();
  const object_id = one?.object_id ?? null;
  if (object_id === null) return null;
  const page = await listResource(
    db,
    EVENTS,
    { limit: 1, order: side === 'before' ? 'desc' : 'asc', start_after: id },
    { references: [object_id], conditions: [sql`t.object_id = ${object_id}`] },
  );
  const [row] = page.ok ? page.value.rows : [];
  return row === undefined ? null : toRow(row);
}

/** What the mirror holds of the events. */
export const eventCoverage = (db: Db): Promise<Coverage> => resourceCoverage(db, EVENTS);

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
