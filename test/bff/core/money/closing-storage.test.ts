import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditChain } from '#contract/audit.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { JONAS, MARA, NEVER, actsOn, close, leftToPerson } from './closing-support.ts';
import { intentOf, readIntent, startQuietly } from './support.ts';

let test: TestBff;
afterEach(() => test.stop());

describe('a database that fails while somebody states the outcome', () => {
  it.each([
    ['before', 'insert into "audit"'],
    ['after', 'insert into "audit"'],
    ['before', 'update "intent"'],
    ['after', 'update "intent"'],
    ['before', 'commit'],
  ] as const)('%s it runs: %s, keeps neither the record nor the outcome', async (when, sql) => {
    let who = MARA;
    let failsAt: string | null = null;
    const database = failing((running, at) => at === when && failsAt !== null && running.startsWith(failsAt));
    test = await startQuietly({ size: 60, database, identify: () => Promise.resolve(who) });
    const { intent, seen } = await leftToPerson(test, NEVER);
    who = JONAS;
    const said = { happened: false, version: seen.version };
    failsAt = sql;
    expect((await close(test, intent, said)).status).toBe(503);
    failsAt = null;
    expect(await readIntent(test, intent.id)).toMatchObject({ state: 'unknown', closed: null });
    expect((await actsOn(test, seen.id)).map(({ act }) => act)).not.toContain('money.stated');
    expect(await intentOf(await close(test, intent, said))).toMatchObject({ state: 'failed' });
    expect(await test.read<AuditChain>('/api/audit/chain')).toMatchObject({ intact: true });
  });
});

/** A database in memory whose disk is full whenever `fails` says so. */
function failing(fails: (sql: string, at: 'before' | 'after') => boolean): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  const full = () => Object.assign(new Error('database or disk is full'), { errcode: 13 });
  return {
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const around =
        <T>(run: (...parameters: never[]) => T) =>
        (...parameters: never[]): T => {
          if (fails(sql, 'before')) throw full();
          const result = run(...parameters);
          if (fails(sql, 'after')) throw full();
          return result;
        };
      return {
        columns: () => statement.columns(),
        all: around(statement.all.bind(statement) as never),
        run: around(statement.run.bind(statement) as never),
        iterate: statement.iterate.bind(statement),
      };
    },
    close: () => database.close(),
    get isTransaction() {
      return database.isTransaction;
    },
  } as unknown as DatabaseSync;
}
