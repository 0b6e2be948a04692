import type { EventRow } from '#contract/event.ts';
import { eventFamily } from '#domain/event.ts';
import type { EventFamily } from '#domain/event.ts';
import { idKind } from '#domain/ids.ts';
import type { IdKind } from '#domain/ids.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { WireEvent } from '../../processout/wire-event.ts';
import type { ResourceRow } from '../resources/resource.ts';
import { MAX_CREATED_US } from '../row.ts';
import { addReference, addText } from '../words.ts';

/** The kind of object that the events of a family are about. */
const ABOUT: Readonly<Record<EventFamily, IdKind | null>> = {
  transaction: 'transaction',
  chargeback: 'transaction',
  operation: 'transaction',
  customer: 'customer',
  token: 'token',
  invoice: 'invoice',
  other: null,
};

/** Turns an event into its row; the problem is the path of what cannot be stored. */
export function toEventRow(wire: WireEvent): Result<ResourceRow<'event'>, string> {
  const fired = parseMicros(wire.fired_at);
  if (fired === null || fired < 0 || fired > MAX_CREATED_US) return fail('fired_at');
  const { family, object_id, related_ids } = eventNames(wire);
  const words = new Set<string>();
  addText(words, wire.name);
  for (const id of [wire.id, ...objectsOf(wire)]) addReference(words, id);
  return ok({
    columns: {
      id: wire.id,
      created_us: fired,
      name: wire.name,
      family,
      object_id,
      related_ids: related_ids.join(','),
    },
    words: [...words],
  });
}

/** What an event is called and what it names: the object that it is about, and what belongs to that. */
export function eventNames(wire: WireEvent): Omit<EventRow, 'fired_at'> {
  const { id, name } = wire;
  const family = eventFamily(name);
  const ids = objectsOf(wire);
  const about = ABOUT[family];
  const object_id = (about === null ? ids[0] : ids.find((each) => idKind(each) === about)) ?? null;
  return { id, name, family, object_id, related_ids: ids.filter((each) => each !== object_id) };
}

/**
 * The objects that an event names: its data is a copy of one, alone or under its name, with the ids of what belongs to it
 * (seed 003, Events). Only what stands directly in there counts: a list of refunds is history.
 */
export function objectsOf({ data }: WireEvent): string[] {
  const ids = new Set<string>();
  collect(data ?? {}, ids);
  for (const part of Object.values(data ?? {})) if (isRecord(part)) collect(part, ids);
  return [...ids];
}

/** The object of a kind that an event names first. */
export function objectIn(event: WireEvent, kind: IdKind): string | null {
  return objectsOf(event).find((id) => idKind(id) === kind) ?? null;
}

function collect(part: Readonly<Record<string, unknown>>, ids: Set<string>): void {
  for (const [key, value] of Object.entries(part)) {
    const named = key === 'id' || key.endsWith('_id');
    if (named && typeof value === 'string' && idKind(value) !== null) ids.add(value);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
