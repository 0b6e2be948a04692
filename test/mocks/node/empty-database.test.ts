import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { emptyDatabaseSql } from '#mocks/node/empty-database.ts';

/** Every object of the database, and every row of every table but the time at which migrations were made. */
function contentOf(connection: DatabaseSync): unknown {
  const objects = connection
    .prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name')
    .all();
  const tables = objects.filter(({ type }) => type === 'table').map(({ name }) => String(name));
  return {
    objects,
    rows: tables.map((table) => [
      table,
      connection
        .prepare(`select * from "${table}"`)
        .all()
        .map((row) => ({ ...row, timestamp: undefined })),
    ]),
  };
}

describe('the SQL of an empty database', () => {
  it('makes what all migrations make, and leaves none of them to do', async () => {
    const migrated = new DatabaseSync(':memory:');
    await migrate(new Kysely<Schema>({ dialect: nodeSqliteDialect(migrated) }));
    const made = new DatabaseSync(':memory:');
    made.exec(await emptyDatabaseSql());
    expect(contentOf(made)).toEqual(contentOf(migrated));
    const before = contentOf(made);
    await migrate(new Kysely<Schema>({ dialect: nodeSqliteDialect(made) }));
    expect(contentOf(made)).toEqual(before);
  });

  it('is the same each time', async () => {
    expect(await emptyDatabaseSql()).toBe(await emptyDatabaseSql());
  });
});
