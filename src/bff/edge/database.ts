import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Dialect } from 'kysely';
import type { Db, Schema } from '#bff/core/store/schema.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { nodeSqliteDialect } from './sqlite-dialect.ts';

export interface DatabaseFile {
  readonly dialect: Dialect;
  /** Lets another process have the file. Kysely closes the connection itself when it is destroyed. */
  release(): void;
}

/**
 * Opens the database file for this process alone, creating it and its folder where they are missing. It holds
 * customers' names and e-mail addresses, so only its owner may read it.
 * @returns a sentence instead when it cannot be had
 */
export function openDatabaseFile(path: string): Result<DatabaseFile, string> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    makePrivate(path);
  } catch (error) {
    return fail(`DATABASE_URL: ${path} cannot be written (${codeOf(error)}).`);
  }
  const lock = lockFile(`${path}.lock`);
  if (!lock)
    return fail(`Another Counterfoil is using ${path}: stop it, or set DATABASE_URL to another file.`);
  try {
    return ok({ dialect: nodeSqliteDialect(connect(path)), release: () => lock.close() });
  } catch (error) {
    lock.close();
    return fail(`DATABASE_URL: ${path} is not a SQLite database that can be used (${codeOf(error)}).`);
  }
}

/** Opens a database that is there, to read it, also while a server is using it. */
export function openForReading(path: string): Result<Db, string> {
  try {
    const connection = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    return ok(new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) }));
  } catch (error) {
    return fail(`DATABASE_URL: ${path} cannot be read (${codeOf(error)}).`);
  }
}

function connect(path: string): DatabaseSync {
  // Nobody else should hold the file; while somebody does, everybody waits, so not for long.
  const connection = new DatabaseSync(path, { timeout: 500, enableForeignKeyConstraints: true });
  // FULL: an intent is on the disk before anything is sent. The cache is 32 MB, whatever the file grows to.
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -32768;
    PRAGMA temp_store = MEMORY;
    PRAGMA journal_size_limit = 67108864;
  `);
  return connection;
}

/**
 * A lock that the operating system gives back when the process dies, however it dies: an exclusive transaction on a
 * file of its own. The database itself stays readable for backups.
 */
function lockFile(path: string): DatabaseSync | null {
  makePrivate(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    return null;
  }
}

function makePrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
