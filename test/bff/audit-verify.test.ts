import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAudit } from '#bff/core/audit/audit.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemClock, systemSha256 } from '#bff/edge/system-ports.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-audit-'));
  file = join(folder, 'counterfoil.db');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(new DatabaseSync(file)) });
  await migrate(db);
  const audit = createAudit(db, { clock: systemClock, sha256: systemSha256 });
  for (const act of ['money.asked', 'money.sent', 'money.done'] as const)
    await audit.write({ act, actor: null });
  await db.destroy();
});
afterAll(() => rmSync(folder, { recursive: true }));

function verify(...args: string[]) {
  const script = join(import.meta.dirname, '../../src/bff/audit-verify.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: `sqlite:${file}` },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

it('proves the chain, or names the first record that does not fit', () => {
  const good = verify();
  expect(good).toMatchObject({
    status: 0,
    said: expect.stringMatching(/^3 records, as they were written; keep 3:/),
  });
  const known = /keep (3:[0-9a-f]{64})/.exec(good.said)?.[1] ?? '';
  expect(verify(known).status).toBe(0);
  expect(verify('nonsense')).toMatchObject({ status: 1, said: expect.stringContaining('Give a record') });

  const raw = new DatabaseSync(file);
  raw.exec("update audit set facts = '{}x' where seq = 2");
  raw.close();
  expect(verify()).toEqual({ status: 1, said: 'The chain is broken at record 2.\n' });
});
