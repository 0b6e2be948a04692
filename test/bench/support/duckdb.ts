import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** As much of DuckDB's client as is used here. It is a peer to measure against, no dependency: 70 MB for one figure. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<unknown>;
}

const CLIENT = '@duckdb/node-api';
export const DUCKDB_MISSING = `DuckDB is not here: "npm install --no-save ${CLIENT}" before`;

const TABLES: Readonly<Record<string, readonly string[]>> = {
  payout_item: ['id', 'payout', 'transaction_id', 'amount', 'fees'],
  transaction: ['id', 'facet', 'captured_amount'],
  payout: ['position', 'id', 'currency', 'amount', 'sales_transactions'],
  facet: ['id', 'currency'],
};

/** DuckDB with what a database file of ours holds: its tables lie in memory, and filling them is not counted. */
export interface DuckDbPeer {
  run(queries: readonly string[]): Promise<void>;
}

/** Null when DuckDB is not installed. */
export async function openDuckDb(file: string): Promise<DuckDbPeer | null> {
  const client = (await import(CLIENT).catch(() => null)) as DuckDb | null;
  if (client === null) return null;
  const connection = await (await client.DuckDBInstance.create(':memory:')).connect();
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'));
  try {
    for (const [table, columns] of Object.entries(TABLES)) {
      const csv = join(folder, `${table}.csv`);
      writeCsv(file, table, columns, csv);
      const names = columns.map((column) => `'${column}'`).join();
      await connection.run(
        `create table "${table}" as select * from read_csv('${csv}', header = false, names = [${names}])`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    async run(queries) {
      for (const query of queries) await connection.runAndReadAll(query);
    },
  };
}

function writeCsv(file: string, table: string, columns: readonly string[], path: string): void {
  const source = new DatabaseSync(file, { readOnly: true });
  const out = openSync(path, 'w');
  let text = '';
  const rows = source.prepare(`select ${columns.join()} from "${table}"`).iterate();
  for (const row of rows) {
    text += `${columns.map((column) => String(row[column] ?? '')).join()}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
  source.close();
}
