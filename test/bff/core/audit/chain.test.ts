import { DatabaseSync } from 'node:sqlite';
import { fc } from '#test/support/properties.ts';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createAudit } from '#bff/core/audit/audit.ts';
import type { Audit } from '#bff/core/audit/audit.ts';
import { checkChain } from '#bff/core/audit/chain.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Db, Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemSha256 } from '#bff/edge/system-ports.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';

interface Book {
  readonly raw: DatabaseSync;
  readonly db: Db;
  readonly audit: Audit;
}

async function bookOf(records: number): Promise<Book> {
  const raw = new DatabaseSync(':memory:');
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(raw) });
  await migrate(db);
  const audit = createAudit(db, { clock: createFakeClock(), sha256: systemSha256 });
  for (let n = 0; n < records; n += 1) {
    const actor = n % 3 === 0 ? null : ({ id: `p${String(n)}`, name: 'Mara', role: 'finance' } as const);
    await audit.write({
      act: 'money.asked',
      actor,
      objectId: `tr_${String(n)}`,
      facts: { amount: `${String(n)} EUR` },
    });
  }
  return { raw, db, audit };
}

describe('the audit chain', () => {
  it('holds, also when records are added at once, and tells its head', async () => {
    const { db, audit } = await bookOf(4);
    await Promise.all(Array.from({ length: 20 }, () => audit.write({ act: 'call.denied', actor: null })));
    const check = await checkChain(db, systemSha256);
    expect(check).toMatchObject({ intact: true, count: 24 });
    expect(await checkChain((await bookOf(0)).db, systemSha256)).toEqual({
      intact: true,
      count: 0,
      head: null,
    });
  });

  it('is broken by whatever is changed, taken out or put in, and names the first record that does not fit', async () => {
    const columns = [
      'at',
      'act',
      'actor_id',
      'actor_name',
      'actor_role',
      'object_id',
      'request_id',
      'facts',
      'hash',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('remove', ...columns),
        async (seq, how) => {
          const { raw, db } = await bookOf(14);
          if (how === 'remove') raw.prepare('delete from audit where seq = ?').run(seq);
          else raw.prepare(`update audit set ${how} = 7 where seq = ?`).run(seq);
          expect(await checkChain(db, systemSha256)).toMatchObject({ intact: false, at: seq });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is found cut off, or written anew, by a record that was kept elsewhere', async () => {
    const { raw, db } = await bookOf(9);
    const check = await checkChain(db, systemSha256);
    const known = { seq: check.count, hash: check.intact ? (check.head ?? '') : '' };
    expect(await checkChain(db, systemSha256, known)).toMatchObject({ intact: true });
    raw.exec('delete from audit where seq > 7');
    expect(await checkChain(db, systemSha256)).toMatchObject({ intact: true, count: 7 });
    expect(await checkChain(db, systemSha256, known)).toEqual({ intact: false, count: 7, at: 8 });
    expect(await checkChain(db, systemSha256, { seq: 3, hash: 'other' })).toMatchObject({
      intact: false,
      at: 3,
    });
  });

  it('goes with what it speaks of: nothing is written of what was rolled back', async () => {
    const { db, audit } = await bookOf(2);
    const work = db.transaction().execute(async (trx) => {
      await audit.writeWith(trx, { act: 'limit.set', actor: null });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await checkChain(db, systemSha256)).toMatchObject({ intact: true, count: 2 });
  });
});
