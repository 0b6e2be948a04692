import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { transactionDetailReply } from '#contract/transaction-detail.ts';
import { newKey, startQuietly } from '#test/bff/core/money/support.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { id } from '#test/bff/support/wire.ts';

let test: TestBff;
let ids: string[];

beforeAll(async () => {
  test = await startQuietly({ size: 300 });
  await test.synced();
  ids = [];
  for (let cursor = ''; ;) {
    const path = `/api/transactions?limit=100${cursor}`;
    const page = await test.read<{ transactions: { id: string }[]; has_more: boolean }>(path);
    ids.push(...page.transactions.map((row) => row.id));
    if (!page.has_more) break;
    cursor = `&start_after=${ids.at(-1) ?? ''}`;
  }
});
afterAll(() => test.stop());

const readAll = async () => {
  const details: TransactionDetail[] = [];
  for (const one of ids)
    details.push(
      (await test.read<{ transaction: TransactionDetail }>(`/api/transactions/${one}`)).transaction,
    );
  return details;
};

describe('every payment of a simulated shop', () => {
  let details: TransactionDetail[];
  beforeAll(async () => {
    details = await readAll();
  });

  it('is told in the shape of the contract', () => {
    expect(details).toHaveLength(300);
    for (const transaction of details)
      expect(transactionDetailReply.parse({ transaction })).toEqual({ transaction });
  });

  it('has a running total that ends at the available amount of the API', () => {
    for (const { id: which, attempts, aftermath, available_amount } of details) {
      const steps = [...attempts.flatMap((attempt) => attempt.steps), ...aftermath];
      const last = steps.findLast(({ available }) => available !== null)?.available;
      if (last !== undefined) expect([which, last]).toEqual([which, available_amount]);
    }
  });

  it('has at most one approved attempt, the last one, and one where money is or was held', () => {
    for (const { attempts, authorized_amount } of details) {
      const approved = attempts.filter(({ outcome }) => outcome === 'approved');
      expect(approved).toEqual(approved.length === 0 ? [] : [attempts.at(-1)]);
      if (Number(authorized_amount) > 0) expect(approved).toHaveLength(1);
    }
  });

  it('links each refund to its step', () => {
    for (const { refunds, aftermath } of details) {
      const linked = aftermath.flatMap(({ refund_id }) => refund_id ?? []);
      expect(linked.sort()).toEqual(refunds.map((refund) => refund.id).sort());
    }
  });

  it('shows cascades: a decline at one PSP, then another', () => {
    const cascades = details.filter(({ attempts }) => attempts.length > 1);
    expect(cascades.length).toBeGreaterThan(0);
    for (const { attempts, gateways } of cascades) {
      expect(attempts[0]?.outcome).not.toBe('approved');
      expect(gateways.length).toBeGreaterThan(0);
    }
  });
});

describe('the address of a payment', () => {
  it.each(['1', 'tr_', `${id('tr', 1)}x`, id('iv', 1), 'tr_..%2F..%2Fevents', '%00'])(
    'is refused for the id %s, and nothing is sent',
    async (wrong) => {
      const before = test.asked.length;
      for (const path of ['', '/raw']) {
        const reply = await test.get(`/api/transactions/${wrong}${path}`);
        expect(reply.status).toBe(400);
        expect(await reply.json()).toMatchObject({
          error: { code: 'invalid_request', fields: { id: expect.any(String) as unknown } },
        });
      }
      expect(test.asked.slice(before).filter((each) => each.includes('/transactions/'))).toEqual([]);
    },
  );

  it('of one that ProcessOut does not know is not found', async () => {
    const reply = await test.get(`/api/transactions/${id('tr', 1)}`);
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  it('gives the object itself under /raw, known fields only', async () => {
    const raw = await test.read<{ transaction: Record<string, unknown> }>(
      `/api/transactions/${ids[0] ?? ''}/raw`,
    );
    expect(raw.transaction).toMatchObject({ id: ids[0], currency: expect.any(String) as unknown });
  });

  it.each([
    ['upstream_invalid', 502, { kind: 'malformed-object' }],
    ['upstream_unavailable', 503, { kind: 'error-before', status: 500 }],
    ['rate_limited', 429, { kind: 'rate-limit', retryAfter: 30 }],
  ] as const)('answers %s with %i', async (code, status, fault) => {
    test.simulator.faults.set([fault]);
    const pending = test.get(`/api/transactions/${ids[0] ?? ''}`);
    await test.clock.advance(20_000);
    const reply = await pending;
    test.simulator.faults.clear();
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ error: { code, request_id: expect.any(String) as unknown } });
  });
});

describe('the address of an intent', () => {
  it('is refused for what is no id, and not found for one that nobody used', async () => {
    expect((await test.get('/api/intents/1')).status).toBe(400);
    expect((await test.get(`/api/intents/${newKey()}`)).status).toBe(404);
  });
});
