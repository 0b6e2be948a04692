import type { Context } from 'hono';
import type { Capability } from '#domain/access.ts';
import { capabilityFor } from '../access/route-policy.ts';
import type { AppEnv } from '../http/env.ts';
import type { CallRecord } from '../http/guards.ts';
import type { Audit, AuditNote } from './audit.ts';

const ID = /\/([a-z]+(?:_[a-z]+)*_[A-Za-z0-9]{32})(?:\/|$)/;
/** These write records of their own, which say what was asked for. */
const OWN_RECORD: ReadonlySet<Capability> = new Set([
  'view',
  'refund',
  'void',
  'capture',
  'increment',
  'approve',
  'close',
  'limits',
  'notes',
  'people',
]);

/** Writes down, before it happens, what is about to change something, and what somebody tried and may not. */
export function recordCalls(audit: Audit): CallRecord {
  return {
    denied: (c, reason) => audit.write(noteOf(c, 'call.denied', { reason })),
    async allowed(c) {
      const capability = capabilityFor(c.req.method, c.req.path);
      if (capability === 'export') return audit.write(noteOf(c, 'export.taken', { query: queryOf(c) }));
      if (isRead(c) || capability === null || OWN_RECORD.has(capability)) return;
      await audit.write(noteOf(c, 'call.made', {}));
    },
  };
}

function noteOf(c: Context<AppEnv>, act: AuditNote['act'], facts: Record<string, string | null>): AuditNote {
  const { method, path } = c.req;
  return {
    act,
    actor: c.get('actor'),
    objectId: ID.exec(path)?.[1] ?? null,
    requestId: c.get('requestId'),
    facts: { call: `${method} ${path}`, ...facts },
  };
}

function isRead(c: Context<AppEnv>): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD';
}

function queryOf(c: Context<AppEnv>): string | null {
  return new URL(c.req.url).search.slice(1) || null;
}
