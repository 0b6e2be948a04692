import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Intent, IntentReply } from '#contract/intent.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import { eventually, mirrored, post, readJson } from './support/call.ts';
import { endAll, startBff, startSandbox } from './support/process.ts';
import type { ServerProcess } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-restart-'));
let databases = 0;

afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true }));

function settings(sandbox: ServerProcess): { DATABASE_URL: string; PROCESSOUT_API_URL: string } {
  return { DATABASE_URL: join(folder, `${databases++}.db`), PROCESSOUT_API_URL: sandbox.url };
}

async function plan(sandbox: ServerProcess, faults: FaultPlan): Promise<void> {
  const body = JSON.stringify({ rules: faults });
  const headers = { 'Content-Type': 'application/json' };
  const reply = await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', headers, body });
  expect(reply.status, await reply.text()).toBe(200);
}

async function refundable(bff: ServerProcess): Promise<TransactionDetail> {
  const page = await readJson<TransactionPage>(bff.url, '/transactions?status=completed&limit=50');
  for (const { id } of page.transactions) {
    const { transaction } = await readJson<{ transaction: TransactionDetail }>(
      bff.url,
      `/transactions/${id}`,
    );
    if (transaction.actions.refund.allowed) return transaction;
  }
  throw new Error('nothing can be refunded in this world');
}

function refund(
  bff: ServerProcess,
  { id, version, currency, available_amount }: TransactionDetail,
): Promise<Response> {
  const body = {
    version,
    amount: available_amount,
    currency,
    reason: 'customer_request',
    invoice_detail_ids: [],
  };
  return post(bff.url, `/transactions/${id}/refunds`, body);
}

describe('the server, told to stop', () => {
  it('finishes what is under way, takes nothing new, and ends well', async () => {
    const sandbox = await startSandbox();
    const bff = await startBff(settings(sandbox));
    await mirrored(bff.url);
    const payment = await refundable(bff);
    await plan(sandbox, [{ kind: 'latency', ms: 600 }]);
    const sent = refund(bff, payment);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const ended = bff.end('SIGTERM');
    const reply = await sent;
    expect([200, 202]).toContain(reply.status);
    await reply.body?.cancel();
    expect(await ended).toBe(0);
    await expect(fetch(`${bff.url}/healthz`)).rejects.toThrow();
  });
});

describe('the server, killed', () => {
  it('goes on indexing where it was', async () => {
    const sandbox = await startSandbox({ SANDBOX_TRANSACTIONS: '1000' });
    const env = settings(sandbox);
    const first = await startBff(env);
    const partly = await eventually(
      () => readJson<{ coverage: { indexed: number; complete: boolean } }>(first.url, '/sync'),
      ({ coverage }) => coverage.indexed > 0,
    );
    await first.end('SIGKILL');
    const second = await startBff(env);
    const resumed = await readJson<{ coverage: { indexed: number } }>(second.url, '/sync');
    expect(resumed.coverage.indexed).toBeGreaterThanOrEqual(partly.coverage.indexed);
    const { coverage } = await mirrored(second.url);
    expect(coverage.indexed).toBe(1000);
  });

  it('finds out what became of a refund whose answer never came, and pays it once', async () => {
    const sandbox = await startSandbox();
    const env = settings(sandbox);
    const first = await startBff(env);
    await mirrored(first.url);
    const payment = await refundable(first);
    await plan(sandbox, [{ kind: 'timeout-after', match: { method: 'POST' } }]);
    const sent = refund(first, payment).catch(() => null);
    await eventually(
      async () => ledger(sandbox, payment.id),
      ({ refunds }) => refunds.length === 1,
    );
    await first.end('SIGKILL');
    await sent;
    await plan(sandbox, []);

    const second = await startBff(env);
    const intent = await eventually(
      () => latestIntent(second, payment.id),
      (found) => found?.state === 'done',
    );
    expect(intent?.amount).toBe(payment.available_amount);
    expect((await ledger(sandbox, payment.id)).refunds).toHaveLength(1);
  });
});

async function latestIntent(bff: ServerProcess, transactionId: string): Promise<Intent | undefined> {
  const { transaction } = await readJson<{ transaction: TransactionDetail }>(
    bff.url,
    `/transactions/${transactionId}`,
  );
  const [newest] = transaction.intents;
  return newest && (await readJson<IntentReply>(bff.url, `/intents/${newest.id}`)).intent;
}

async function ledger(sandbox: ServerProcess, id: string): Promise<{ refunds: unknown[] }> {
  return (await (await fetch(`${sandbox.url}/__sandbox/ledger/${id}`)).json()) as { refunds: unknown[] };
}
