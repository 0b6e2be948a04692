import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const STATEMENTS_KEPT = 200;

/** Kysely's SQLite dialect over Node's own SQLite. The caller keeps the connection; destroying Kysely closes it. */
export function nodeSqliteDialect(connection: DatabaseSync): SqliteDialect {
  return new SqliteDialect({ database: adapt(connection) });
}

/** A database that lives as long as the process: for tests. */
export function memorySqliteDialect(): SqliteDialect {
  return nodeSqliteDialect(new DatabaseSync(':memory:'));
}

const NOTHING_TO_DO: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function adapt(connection: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare(sql) {
      // A full disk has ended the transaction already (sqlite.org/lang_transaction.html): nothing is left to roll back,
      // and saying so would hide why.
      if (sql === 'rollback' && !connection.isTransaction) return NOTHING_TO_DO;
      const statement = prepared.get(sql) ?? adaptStatement(connection.prepare(sql));
      // Least recently used goes first: a map keeps the order of insertion.
      prepared.delete(sql);
      prepared.set(sql, statement);
      const [oldest] = prepared.keys();
      if (prepared.size > STATEMENTS_KEPT && oldest !== undefined) prepared.delete(oldest);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => statement.run(...bind(parameters)),
    iterate: (parameters) => statement.iterate(...bind(parameters)),
  };
}
