import type { AuditAct } from '#contract/audit.ts';
import type { Role } from '#domain/access.ts';

export interface AuditTables {
  audit: AuditRow;
  heartbeat: HeartbeatRow;
}

/** Written to find out whether the database takes writes, and taken out again. */
export interface HeartbeatRow {
  /** Epoch milliseconds. */
  at: number;
  filler: string;
}

/** One record of the audit chain. Rows are added and never changed. */
export interface AuditRow {
  /** From 1, without gaps. */
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  act: AuditAct;
  actor_id: string | null;
  actor_name: string | null;
  actor_role: Role | null;
  object_id: string | null;
  request_id: string | null;
  /** JSON object of short texts. */
  facts: string;
  hash: string;
}
