import type { DatabaseConnection, Dialect, Driver } from 'kysely';

/**
 * One connection for two Kysely instances, which take turns: what one does in a transaction the other does not come
 * between. The first that is destroyed closes it for both.
 */
export function sharedDialect(dialect: Dialect): Dialect {
  const driver = takingTurns(dialect.createDriver());
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => driver,
  };
}

function takingTurns(driver: Driver): Driver {
  let ready: Promise<void> | null = null;
  let lastTurn: Promise<void> = Promise.resolve();
  let endTurn: () => void = () => undefined;

  async function acquireConnection(): Promise<DatabaseConnection> {
    const before = lastTurn;
    let end: () => void = () => undefined;
    lastTurn = new Promise((resolve) => (end = resolve));
    await before;
    endTurn = end;
    return driver.acquireConnection();
  }

  return {
    init: () => (ready ??= driver.init()),
    acquireConnection,
    async releaseConnection(connection) {
      await driver.releaseConnection(connection);
      endTurn();
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    destroy: () => driver.destroy(),
  };
}
