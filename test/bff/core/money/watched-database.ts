import type { DatabaseSync } from 'node:sqlite';

/**
 * The same database, with somebody told before and after each statement that runs: by throwing they make it fail.
 * @param close what becomes of the database when it is closed
 */
export function watched(
  database: DatabaseSync,
  tell: (sql: string, at: 'before' | 'after') => void,
  close: () => void,
): DatabaseSync {
  return {
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const around =
        <T>(run: (...parameters: never[]) => T) =>
        (...parameters: never[]): T => {
          tell(sql, 'before');
          const result = run(...parameters);
          tell(sql, 'after');
          return result;
        };
      return {
        columns: () => statement.columns(),
        all: around(statement.all.bind(statement) as never),
        run: around(statement.run.bind(statement) as never),
        iterate: statement.iterate.bind(statement),
      };
    },
    close,
    get isTransaction() {
      return database.isTransaction;
    },
  } as unknown as DatabaseSync;
}
