import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { OtherProjectsDatabase } from '#bff/core/store/home.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-home-'));
const running: TestBff[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function merchant(seed: string): Promise<TestBff> {
  const bff = await startBff({ seed, projectId: `test-proj_${seed}`, size: 5 });
  running.push(bff);
  await bff.synced();
  return bff;
}

const idOf = async (bff: TestBff): Promise<string> =>
  (await bff.read<TransactionPage>('/api/transactions?limit=1')).transactions[0]?.id ?? '';

const sum = { version: 'v', amount: '1', currency: 'EUR' };
const CHANGES: readonly [string, object][] = [
  ['refunds', { ...sum, reason: 'duplicate', invoice_detail_ids: [] }],
  ['capture', sum],
  ['increment', sum],
  ['void', { version: 'v' }],
];

describe('two merchants', () => {
  it('never find what is the other’s, to read, to search or to change', async () => {
    const [one, other] = [await merchant('one'), await merchant('other')];
    const foreign = await idOf(other);
    expect((await other.get(`/api/transactions/${foreign}`)).status).toBe(200);
    const before = one.asked.length;
    expect((await one.get(`/api/transactions/${foreign}`)).status).toBe(404);
    for (const [action, body] of CHANGES) {
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      const reply = await one.post(`/api/transactions/${foreign}/${action}`, body, key);
      expect([action, reply.status]).toEqual([action, 404]);
    }
    const found = await one.read<TransactionPage>(`/api/transactions?q=${foreign}`);
    expect(found.transactions).toEqual([]);
    expect(one.asked.slice(before).filter((line) => !line.startsWith('GET '))).toEqual([]);
  });

  it('do not share a database: another project’s is left as it is', async () => {
    const path = join(folder, 'one.db');
    const options = { size: 3, database: new DatabaseSync(path), projectId: 'test-proj_one' };
    await (await startBff(options)).stop();
    const again = (projectId: string) => startBff({ size: 3, database: new DatabaseSync(path), projectId });
    await expect(again('test-proj_other')).rejects.toThrow(OtherProjectsDatabase);
    await expect(again('proj_one')).rejects.toThrow(OtherProjectsDatabase);
    running.push(await again('test-proj_one'));
  });
});
