import initSqlite from '@sqlite.org/sqlite-wasm';
import type { BindableValue, Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { EMPTY_DATABASE_SQL } from './empty-database.ts';

const STATEMENTS_KEPT = 200;

/** As the package documents it; its types know of no options. */
type InitSqlite = (options: {
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}) => Promise<Sqlite3Static>;

/**
 * Kysely's SQLite dialect over a database in the page's memory: gone with the tab.
 * @param wasm SQLite, compiled; without it, it is loaded here
 */
export async function pageSqliteDialect(wasm: WebAssembly.Module | null): Promise<SqliteDialect> {
  // It looks for a file system that a page's main thread never has, and warns in the console that there is none.
  Object.assign(globalThis, { sqlite3ApiConfig: { warn: () => undefined } });
  const sqlite = await (initSqlite as InitSqlite)(
    wasm === null
      ? {}
      : {
          instantiateWasm(imports, done) {
            void WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
            return {};
          },
        },
  );
  const connection = new sqlite.oo1.DB(':memory:', 'c');
  if (EMPTY_DATABASE_SQL !== '') connection.exec(EMPTY_DATABASE_SQL);
  return new SqliteDialect({ database: adapt(sqlite, connection) });
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
