import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';

describe('bringing the database up to date', () => {
  it('asks one thing of a database that is: every start waits for it', async () => {
    const asked: string[] = [];
    const db = new Kysely<Schema>({
      dialect: nodeSqliteDialect(new DatabaseSync(':memory:')),
      log: ({ query }) => void asked.push(query.sql),
    });
    await migrate(db);
    asked.length = 0;
    await migrate(db);
    expect(asked).toEqual(['select name from kysely_migration order by name']);
  });
});
