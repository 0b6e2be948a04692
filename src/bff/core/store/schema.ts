import type { Kysely } from 'kysely';
import type { AuditTables } from './audit-tables.ts';
import type { HomeTables } from './home.ts';
import type { IntentTables } from './journal-tables.ts';
import type { MirrorTables } from './mirror-tables.ts';
import type { NoteTables } from './note-tables.ts';
import type { StaffTables } from './staff-tables.ts';
import type { StatementTables } from './statement-tables.ts';

/** Every table of the database, one interface per owner. Column types are those of SQLite and PostgreSQL alike. */
export interface Schema
  extends MirrorTables, IntentTables, AuditTables, StaffTables, StatementTables, NoteTables, HomeTables {}

/** The database, or a transaction of it. */
export type Db = Kysely<Schema>;
