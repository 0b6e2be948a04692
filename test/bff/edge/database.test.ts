import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabaseFile } from '#bff/edge/database.ts';
import type { DatabaseFile } from '#bff/edge/database.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'counterfoil-database-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function open(path: string): DatabaseFile {
  const opened = openDatabaseFile(path);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

interface Notes {
  note: { id: number; text: string };
}

async function useNotes<T>(file: DatabaseFile, use: (db: Kysely<Notes>) => Promise<T>): Promise<T> {
  const db = new Kysely<Notes>({ dialect: file.dialect });
  try {
    return await use(db);
  } finally {
    await db.destroy();
    file.release();
  }
}

describe('the database file', () => {
  it('is made with its folder, for its owner only', async () => {
    const path = join(folder, 'data', 'counterfoil.db');
    await useNotes(open(path), (db) =>
      sql`create table note (id integer primary key, text text)`.execute(db),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  });

  it('keeps what was written, in WAL mode with full synchronisation', async () => {
    const path = join(folder, 'counterfoil.db');
    await useNotes(open(path), async (db) => {
      await sql`create table note (id integer primary key, text text)`.execute(db);
      const inserted = await db.insertInto('note').values({ id: 7, text: 'kept' }).executeTakeFirstOrThrow();
      expect(inserted.insertId).toBe(7n);
    });
    await useNotes(open(path), async (db) => {
      expect(await db.selectFrom('note').selectAll().execute()).toEqual([{ id: 7, text: 'kept' }]);
      expect(
        (await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)).rows[0]?.journal_mode,
      ).toBe('wal');
      expect((await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous).toBe(
        2,
      );
    });
  });

  it('serves one process at a time, and the next one after it', () => {
    const path = join(folder, 'counterfoil.db');
    const first = open(path);
    expect(openDatabaseFile(path)).toEqual({
      ok: false,
      problem: `Another Counterfoil is using ${path}: stop it, or set DATABASE_URL to another file.`,
    });
    first.release();
    open(path).release();
  });

  it('is refused with one sentence when it is no database', () => {
    const path = join(folder, 'counterfoil.db');
    writeFileSync(path, 'this is a text that somebody wrote here long before '.repeat(40));
    expect(openDatabaseFile(path)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^DATABASE_URL: .+\.$/),
    });
  });

  it('is refused with one sentence when it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    const opened = openDatabaseFile(join(folder, 'file', 'counterfoil.db'));
    expect(opened).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^DATABASE_URL: .+ cannot be written/),
    });
  });
});
