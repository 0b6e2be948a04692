import { expect } from 'vitest';
import type { Intent } from '#contract/intent.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff, TestBffOptions } from '#test/bff/support/start-bff.ts';

/** A BFF whose mirror stays still, so that hours pass quickly: these tests look at the journal. */
export function startQuietly(options: TestBffOptions): Promise<TestBff> {
  return startBff({ pace: { tailMs: 1e9, sweepMs: 1e9 }, ...options });
}

/** The headers that the sandbox project's SDK would send. */
const AUTH = { authorization: `Basic ${btoa('test-proj_sandbox:key_sandbox_counterfoil')}` };

type Listed = { readonly id: string; readonly status: TransactionStatus };

/** All transactions of the simulated shop, newest first, as ProcessOut lists them. */
async function* upstreamList(test: TestBff): AsyncGenerator<Listed> {
  for (let cursor = ''; ;) {
    const url = `https://api.processout.test/transactions?limit=100${cursor}`;
    const reply = await test.simulator.fetch(new Request(url, { headers: AUTH }));
    const page = (await reply.json()) as { transactions: Listed[]; has_more: boolean };
    yield* page.transactions;
    if (!page.has_more) return;
    cursor = `&start_after=${page.transactions.at(-1)?.id ?? ''}`;
  }
}

export async function detail(test: TestBff, id: string): Promise<TransactionDetail> {
  return (await test.read<{ transaction: TransactionDetail }>(`/api/transactions/${id}`)).transaction;
}

/** The newest transaction that satisfies `wanted`, read live. */
export async function findDetail(
  test: TestBff,
  status: TransactionStatus,
  wanted: (transaction: TransactionDetail) => boolean = () => true,
): Promise<TransactionDetail> {
  for await (const row of upstreamList(test)) {
    if (row.status !== status) continue;
    const found = await detail(test, row.id);
    if (wanted(found)) return found;
  }
  throw new Error(`The simulated shop has no such ${status} transaction`);
}

let keys = 0;

/** A fresh idempotency key, the same in every run. */
export function newKey(): string {
  keys += 1;
  return `00000000-0000-4000-9000-${String(keys).padStart(12, '0')}`;
}

export interface RefundOptions {
  readonly key?: string;
  readonly amount?: string;
  readonly version?: string;
  readonly lines?: readonly string[];
}

/** Posts a refund as the form does; the amount is one unit of the currency unless told otherwise. */
export function refund(
  test: TestBff,
  seen: TransactionDetail,
  options: RefundOptions = {},
): Promise<Response> {
  return test.post(
    `/api/transactions/${seen.id}/refunds`,
    {
      version: options.version ?? seen.version,
      amount: options.amount ?? '1',
      currency: seen.currency,
      reason: 'customer_request',
      invoice_detail_ids: options.lines ?? [],
    },
    { 'Idempotency-Key': options.key ?? newKey() },
  );
}

export async function intentOf(reply: Response): Promise<Intent> {
  expect([200, 202]).toContain(reply.status);
  return ((await reply.json()) as { intent: Intent }).intent;
}

export async function readIntent(test: TestBff, id: string): Promise<Intent> {
  return (await test.read<{ intent: Intent }>(`/api/intents/${id}`)).intent;
}

/** Lets time pass while a request waits for its reply. */
export async function whileTimePasses<T>(test: TestBff, pending: Promise<T>, ms: number): Promise<T> {
  await test.clock.advance(ms);
  return pending;
}

/** The invariants of the reliability rules that hold after every step (B4: I1, I2, I9). */
export function expectSound(
  { simulator }: Pick<TestBff, 'simulator'>,
  id: string,
  intents: readonly string[],
): void {
  const { ledger } = simulator;
  const entry = ledger.transaction(id);
  if (!entry) throw new Error(`The simulator does not know ${id}`);
  expect(entry.refunded <= entry.captured).toBe(true);
  for (const intent of intents) {
    const refunds = ledger.effectsByMetadata('intent_id', intent);
    const others = ledger.effectsByKey(intent).filter(({ action }) => action !== 'refund');
    expect(refunds.length).toBeLessThanOrEqual(1);
    expect(others.length).toBeLessThanOrEqual(1);
  }
  const kinds = new Set(entry.effects.map(({ action }) => action));
  expect(kinds.has('void') && kinds.has('capture')).toBe(false);
}
