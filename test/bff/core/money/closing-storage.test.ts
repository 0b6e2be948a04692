import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditChain } from '#contract/audit.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { JONAS, MARA, NEVER, actsOn, close, leftToPerson } from './closing-support.ts';
import { intentOf, readIntent, startQuietly } from './support.ts';
import { watched } from './watched-database.ts';

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
  return watched(
    database,
    (sql, at) => {
      if (fails(sql, at)) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
    () => database.close(),
  );
}
