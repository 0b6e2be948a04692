import initSqlite from '@sqlite.org/sqlite-wasm';
import type { BindableValue, Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const STATEMENTS_KEPT = 200;

/** Kysely's SQLite dialect over a database in the page's memory: gone with the tab. */
export async function pageSqliteDialect(): Promise<SqliteDialect> {
  // It looks for a file system that a page's main thread never has, and warns in the console that there is none.
  Object.assign(globalThis, { sqlite3ApiConfig: { warn: () => undefined } });
  const sqlite = await initSqlite();
  return new SqliteDialect({ database: adapt(sqlite, new sqlite.oo1.DB(':memory:', 'c')) });
}

function adapt(sqlite: Sqlite3Static, connection: Database): SqliteDatabase {
  const prepared = new Map<string, { source: PreparedStatement; statement: SqliteStatement }>();

  function prepare(sql: string): SqliteStatement {
    const source = connection.prepare(sql);
    const statement = adaptStatement(source, () => ({
      changes: connection.changes(),
      lastInsertRowid: sqlite.capi.sqlite3_last_insert_rowid(connection),
    }));
    prepared.set(sql, { source, statement });
    const [oldest] = prepared;
    if (prepared.size > STATEMENTS_KEPT && oldest) {
      prepared.delete(oldest[0]);
      oldest[1].source.finalize();
    }
    return statement;
  }

  return {
    close: () => connection.close(),
    prepare(sql) {
      const found = prepared.get(sql);
      if (!found) return prepare(sql);
      // Least recently used goes first: a map keeps the order of insertion.
      prepared.delete(sql);
      prepared.set(sql, found);
      return found.statement;
    },
  };
}

type Effect = ReturnType<SqliteStatement['run']>;

function adaptStatement(source: PreparedStatement, effect: () => Effect): SqliteStatement {
  const names = source.columnCount > 0 ? source.getColumnNames() : [];

  function* iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    try {
      if (parameters.length > 0) source.bind(parameters as BindableValue[]);
      while (source.step()) {
        const values = source.get([]);
        yield Object.fromEntries(names.map((name, index) => [name, values[index]]));
      }
    } finally {
      source.reset();
    }
  }

  return {
    reader: names.length > 0,
    iterate,
    all: (parameters) => [...iterate(parameters)],
    run(parameters) {
      for (const _row of iterate(parameters));
      return effect();
    },
  };
}
