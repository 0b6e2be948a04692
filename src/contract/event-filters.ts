import * as z from 'zod/mini';
import { EVENT_FAMILIES } from '#domain/event.ts';
import { idKind } from '#domain/ids.ts';
import type { Parsed } from './parse-fields.ts';
import { cursorsClash, idOf, idsOf, parseQuery, placeShape, searchText, time } from './query.ts';

const eventName = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'is not the name of an event'));
const anyId = z.string().check(z.refine((text) => idKind(text) !== null, 'is not an id'));

/** The filters of GET /api/events; arrays mean "any of". `created_*` are about when an event fired. */
const filterShape = {
  family: z.optional(z.array(z.enum(EVENT_FAMILIES))),
  name: z.optional(z.array(eventName)),
  /** Events that name this object, as their own or beside it. */
  object_id: z.optional(anyId),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  /** An id, or beginnings of words of the name. */
  q: z.optional(searchText),
  id: idsOf('event'),
};

export const eventFilters = z.strictObject(filterShape);
export type EventFilters = z.infer<typeof eventFilters>;

export const eventListQuery = z.strictObject({ ...filterShape, ...placeShape('event') });
export type EventListQuery = z.infer<typeof eventListQuery>;

export const eventCountQuery = z.strictObject({ ...filterShape, end_before: z.optional(idOf('event')) });
export type EventCountQuery = z.infer<typeof eventCountQuery>;

const ARRAYS = new Set(['family', 'name', 'id']);

/** Reads a list query from an address; on failure names every field that is wrong. */
export function parseEventListQuery(params: URLSearchParams): Parsed<EventListQuery> {
  return parseQuery({ schema: eventListQuery, arrays: ARRAYS, crossChecks: cursorsClash }, params);
}

export function parseEventCountQuery(params: URLSearchParams): Parsed<EventCountQuery> {
  return parseQuery({ schema: eventCountQuery, arrays: ARRAYS }, params);
}
