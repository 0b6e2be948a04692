import * as z from 'zod/mini';
import { ROLES } from '#domain/access.ts';
import { DEFAULT_LIMIT, MAX_LIMIT, pageFields } from './page.ts';
import type { Parsed } from './parse-fields.ts';
import { cursorsClash, parseQuery, searchText, time } from './query.ts';

/**
 * What is written down. `call.made` is written before anything that changes something, but for money, whose own records
 * say more: asked for, sent, and what became of it.
 */
export const AUDIT_ACTS = [
  'session.signed_in',
  'session.signed_out',
  'session.refused',
  'session.confirmed',
  'session.revoked',
  'session.identity',
  'account.changed',
  'person.invited',
  'person.joined',
  'person.changed',
  'person.reset',
  'call.denied',
  'call.made',
  'export.taken',
  'money.asked',
  'money.sent',
  'money.done',
  'money.failed',
  'money.unclear',
  'money.stated',
  'approval.asked',
  'approval.given',
  'approval.declined',
  'approval.withdrawn',
  'approval.expired',
  'limit.set',
  'note.written',
  'note.withdrawn',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** One record. `facts` are short texts: amounts with their currency, reasons, ids. Never personal data or secrets. */
export const auditEntry = z.object({
  /** Counts from 1 without gaps. */
  seq: z.number(),
  at: z.string(),
  act: z.enum(AUDIT_ACTS),
  /** Null where nobody was signed in. */
  actor: z.nullable(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
  /** The id of what it is about. */
  object_id: z.nullable(z.string()),
  request_id: z.nullable(z.string()),
  facts: z.record(z.string(), z.string()),
  /** SHA-256 of this record and the hash before it, in hexadecimal digits. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** GET /api/audit, newest first unless asked otherwise. */
export const auditPage = z.object({ entries: z.array(auditEntry), ...pageFields });
export type AuditPage = z.infer<typeof auditPage>;

/** GET /api/audit/count */
export const auditCount = z.object({ total_count: z.number() });
export type AuditCount = z.infer<typeof auditCount>;

/** GET /api/audit/options: the values that occur, for the filter menus. */
export const auditOptions = z.object({
  acts: z.array(z.object({ value: z.string(), count: z.number() })),
  actors: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
});
export type AuditOptions = z.infer<typeof auditOptions>;

/** GET /api/audit/chain: whether the whole record is as it was written. */
export const auditChain = z.object({
  intact: z.boolean(),
  count: z.number(),
  /** The last record's hash; null in an empty record. */
  head: z.nullable(z.string()),
  /** The first record that does not fit. */
  broken_at: z.nullable(z.number()),
});
export type AuditChain = z.infer<typeof auditChain>;

const seq = z.string().check(z.regex(/^[1-9]\d{0,14}$/, 'is not the number of a record'));

export const auditQuery = z.strictObject({
  act: z.optional(z.array(z.enum(AUDIT_ACTS))),
  actor: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(60)))),
  object_id: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/, 'is not an id'))),
  created_gte: z.optional(time),
  created_lt: z.optional(time),
  q: z.optional(searchText),
  limit: z._default(z.int().check(z.gte(1), z.lte(MAX_LIMIT)), DEFAULT_LIMIT),
  order: z._default(z.enum(['asc', 'desc']), 'desc'),
  start_after: z.optional(seq),
  end_before: z.optional(seq),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export function parseAuditQuery(params: URLSearchParams): Parsed<AuditQuery> {
  return parseQuery(
    { schema: auditQuery, arrays: new Set(['act', 'actor']), crossChecks: cursorsClash },
    params,
  );
}
