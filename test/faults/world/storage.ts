import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { AuditRow } from '#bff/core/store/audit-tables.ts';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';

/** What one process does with its database, told before and after each statement; whoever listens may throw. */
export interface Hooks {
  before(sql: string): void;
  after(sql: string): void;
}

/** A database that survives the processes that use it: what was committed is on the disk, the rest goes with a process. */
export interface Storage {
  /** The connection of one more process, whose statements pass the hooks. */
  open(hooks: Hooks): DatabaseSync;
  /** What a process that died had not committed is gone. */
  crash(): void;
  intents(): readonly IntentRow[];
  intentsOn(transaction: string): readonly IntentRow[];
  /** Records about one intent, or with one request's id, that are durable: committed, not merely written. */
  durable(about: { readonly intent?: string; readonly request?: string }): AuditRow['act'][];
  setLimit(role: string, currency: string, perRefund: string, perDay: string): void;
  /** Empties it for another run. */
  clear(): void;
}

interface Note {
  readonly act: AuditRow['act'];
  readonly request: string | null;
  readonly intent: string | null;
}

/** A migrated database in memory. Making one takes a while, emptying one does not. */
export async function createStorage(): Promise<Storage> {
  const raw = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(keptOpen(raw)) });
  await migrate(db);
  await db.destroy();
  let written: Note[] = [];
  let committed: Note[] = [];
  const statementOf = statementsOf(raw);
  const all = raw.prepare('select * from intent order by created_at, id');
  const on = raw.prepare('select * from intent where transaction_id = ? order by created_at, id');
  const limit = raw.prepare(`insert into refund_limit values (?, ?, ?, ?, 'Test', 0)`);
  const lastNote = raw.prepare('select act, request_id, facts from audit order by seq desc limit 1');
  /** Looked at more often than anything changes. */
  let known: IntentRow[] | null = null;

  function note(sql: string): void {
    if (sql.startsWith('select')) return;
    known = null;
    if (sql.startsWith('insert into "audit"')) {
      const { act, request_id, facts } = lastNote.get() as unknown as AuditRow;
      const { intent = null } = JSON.parse(facts) as { intent?: string };
      written.push({ act, request: request_id, intent });
    }
    if (sql === 'rollback') written = [];
    if (raw.isTransaction) return;
    committed.push(...written);
    written = [];
  }

  return {
    open: ({ before, after }) =>
      through(raw, statementOf, {
        before,
        after(sql) {
          note(sql);
          after(sql);
        },
      }),
    crash() {
      if (raw.isTransaction) raw.exec('rollback');
      written = [];
      known = null;
    },
    intents: () => (known ??= all.all() as unknown as IntentRow[]),
    intentsOn: (transaction) => on.all(transaction) as unknown as IntentRow[],
    durable: ({ intent, request }) =>
      committed
        .filter((record) => (intent ? record.intent === intent : record.request === request))
        .map(({ act }) => act),
    setLimit(role, currency, perRefund, perDay) {
      limit.run(role, currency, perRefund, perDay);
    },
    clear() {
      if (raw.isTransaction) raw.exec('rollback');
      raw.exec('delete from intent; delete from audit; delete from refund_limit');
      known = null;
      written = [];
      committed = [];
    },
  };
}

function keptOpen(raw: DatabaseSync): DatabaseSync {
  return {
    prepare: (sql: string) => raw.prepare(sql),
    close: () => undefined,
    get isTransaction() {
      return raw.isTransaction;
    },
  } as unknown as DatabaseSync;
}

/** Statements are prepared once for all processes: to prepare one takes longer than to run it. */
function statementsOf(raw: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql) ?? raw.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
}

/** Asked for once: no statement changes what it gives. */
function columnsOf(statement: StatementSync): () => ReturnType<StatementSync['columns']> {
  const known = COLUMNS.get(statement) ?? statement.columns();
  COLUMNS.set(statement, known);
  return () => known;
}

const COLUMNS = new WeakMap<StatementSync, ReturnType<StatementSync['columns']>>();

function through(raw: DatabaseSync, statementOf: (sql: string) => StatementSync, { before, after }: Hooks) {
  const prepare = (sql: string) => {
    const statement = statementOf(sql);
    const columns = columnsOf(statement);
    const around =
      <P extends unknown[], T>(run: (...parameters: P) => T) =>
      (...parameters: P): T => {
        before(sql);
        const result = run(...parameters);
        after(sql);
        return result;
      };
    return {
      columns,
      all: around((...parameters: never[]) => statement.all(...parameters)),
      run: around((...parameters: never[]) => statement.run(...parameters)),
      iterate: around((...parameters: never[]) => statement.iterate(...parameters)),
    } as unknown as StatementSync;
  };
  return {
    prepare,
    close: () => undefined,
    get isTransaction() {
      return raw.isTransaction;
    },
  } as unknown as DatabaseSync;
}
