import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { createWordIndex, insertWords } from '#bff/core/store/search-index.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';

test('the words of a page that comes newest first are written together', async () => {
  const database = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database) });
  await createWordIndex(db as Kysely<unknown>, 'transaction_search');
  const page = Array.from({ length: 100 }, (_, i) => ({
    position: 1_000 - i,
    text: `order${String(i)} berg`,
  }));

  await insertWords(db, 'transaction_search', page);

  const parts = database.prepare('select count(distinct segid) as parts from transaction_search_idx').get();
  expect(parts).toEqual({ parts: 1 });
  const found = database.prepare("select rowid from transaction_search('order7 berg')").all();
  expect(found).toEqual([{ rowid: 993 }]);
  await db.destroy();
});
