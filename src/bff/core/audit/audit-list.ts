import type { ExpressionBuilder, Kysely } from 'kysely';
import type { AuditEntry, AuditOptions, AuditPage, AuditQuery } from '#contract/audit.ts';
import { parseMicros } from '#domain/time.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { AuditRow } from '../store/audit-tables.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;
type Where = ExpressionBuilder<Schema, 'audit'>;

/** A page of the record. The cursor is a record's number, so that what is added meanwhile repeats and skips nothing. */
export async function listAudit(db: Db, query: AuditQuery, now: number): Promise<AuditPage> {
  const { limit, order, start_after, end_before } = query;
  const backwards = end_before !== undefined;
  const direction = (order === 'desc') === backwards ? 'asc' : 'desc';
  const cursor = start_after ?? end_before;
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where((eb) => eb.and(conditions(eb, query)))
    .$if(cursor !== undefined, (rest) => rest.where('seq', direction === 'desc' ? '<' : '>', Number(cursor)))
    .orderBy('seq', direction)
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  if (backwards) page.reverse();
  const { count, oldest } = await extent(db);
  return {
    entries: page.map(toEntry),
    count: page.length,
    has_more: rows.length > limit,
    limit,
    order,
    total_count: null,
    coverage: { complete: true, indexed: count, upstream_total: count, oldest, as_of: formatMillis(now) },
  };
}

/** How many records the filters let through, wherever the page stands. */
export async function countAudit(db: Db, query: AuditQuery): Promise<number> {
  const { count } = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) => eb.and(conditions(eb, query)))
    .executeTakeFirstOrThrow();
  return count;
}

export async function auditOptions(db: Db): Promise<AuditOptions> {
  const counted = <C extends 'act' | 'actor_id'>(column: C) =>
    db
      .selectFrom('audit')
      .select([column, 'actor_name'])
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .groupBy(column)
      .orderBy('count', 'desc')
      .execute();
  const acts = await counted('act');
  const actors = await counted('actor_id');
  return {
    acts: acts.map(({ act, count }) => ({ value: act, count })),
    actors: actors.flatMap(({ actor_id, actor_name, count }) =>
      actor_id === null ? [] : [{ value: actor_id, label: actor_name ?? actor_id, count }],
    ),
  };
}

function conditions(eb: Where, { act, actor, object_id, created_gte, created_lt, q }: AuditQuery) {
  // Records have whole milliseconds: those from a part of one on are those from the next one on.
  const millis = (text: string): number => Math.ceil((parseMicros(text) ?? 0) / 1000);
  return [
    ...(act ? [eb('act', 'in', act)] : []),
    ...(actor ? [eb('actor_id', 'in', actor)] : []),
    ...(object_id === undefined ? [] : [eb('object_id', '=', object_id)]),
    ...(created_gte === undefined ? [] : [eb('at', '>=', millis(created_gte))]),
    ...(created_lt === undefined ? [] : [eb('at', '<', millis(created_lt))]),
    ...(q === undefined ? [] : [containing(eb, q)]),
  ];
}

function containing(eb: Where, q: string) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: 'object_id' | 'actor_name' | 'facts') =>
    eb(eb.fn<string>('lower', [column]), 'like', pattern.toLowerCase());
  return eb.or([holds('object_id'), holds('actor_name'), holds('facts')]);
}

async function extent(db: Db): Promise<{ count: number; oldest: string | null }> {
  const [first, last] = await Promise.all(
    (['asc', 'desc'] as const).map((direction) =>
      db.selectFrom('audit').select(['seq', 'at']).orderBy('seq', direction).limit(1).executeTakeFirst(),
    ),
  );
  return { count: last?.seq ?? 0, oldest: first ? formatMillis(first.at) : null };
}

function toEntry(row: AuditRow): AuditEntry {
  const { actor_id: id, actor_name: name, actor_role: role } = row;
  return {
    seq: row.seq,
    at: formatMillis(row.at),
    act: row.act,
    actor: id === null || name === null || role === null ? null : { id, name, role },
    object_id: row.object_id,
    request_id: row.request_id,
    facts: JSON.parse(row.facts) as Record<string, string>,
    hash: row.hash,
  };
}
