import { httpUpstream } from '#bff/edge/http-upstream.ts';
import { systemIds } from '#bff/edge/system-ports.ts';
import { openSandbox } from '#mocks/node/sandbox-server.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { hashText, Stream } from '#mocks/processout/world/prng.ts';
import { checkEnd, checkStep, minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import type { Ask } from '../world/asks.ts';
import { createFastClock } from '../world/fast-clock.ts';
import { createProcess } from '../world/process.ts';
import { makePayment } from '../world/shop.ts';
import type { Payment } from '../world/shop.ts';
import { createStorage } from '../world/storage.ts';
import { openProxy } from './proxy.ts';
import type { SocketFault } from './proxy.ts';

export interface SocketSummary {
  readonly faults: ReadonlyMap<SocketFault, number>;
  asked: number;
  final: number;
  readonly violations: string[];
}

/** A payment, and what was asked for on it. */
interface Played extends Payment {
  readonly asks: Map<string, Ask>;
}

/** Ten minutes pass in one, so that timeouts and quiet periods end within the test. */
const TIMES = 10;
const AT_ONCE = 10;
const REST_MS = 900_000;
const LIMITS = { finance: { each: 100_000n, day: 1_000_000n } };

/** Moves money through the real HTTP client over sockets that break, until so many of them have. */
export async function runSockets(wanted: number): Promise<SocketSummary> {
  const clock = createFastClock(Date.now(), TIMES);
  const settings = { port: 0, transactions: 1, seed: 'sockets', now: null, payouts: false, webhookUrl: null };
  const sandbox = await openSandbox(settings, clock.now);
  const proxy = await openProxy(Number(new URL(sandbox.url).port), new Stream(hashText('sockets'), 0, 0));
  const storage = await createStorage();
  storage.setLimit('finance', 'USD', '1000', '10000');
  const upstream = httpUpstream(
    proxy.url,
    SANDBOX_PROJECT.id,
    () => SANDBOX_PROJECT.secret,
    (send) => send,
  );
  const process = createProcess({
    storage,
    clock,
    ids: systemIds,
    send: upstream.send,
    who: (id) => ({ id, name: id, role: 'finance' }),
  });
  await process.start();
  const payments: Played[] = [];
  const summary: SocketSummary = { faults: proxy.faults, asked: 0, final: 0, violations: [] };
  const count = () => [...proxy.faults.values()].reduce((sum, one) => sum + one, 0);

  const sceneOf = ({ transaction, asks }: Played): Scene => ({
    simulator: sandbox.simulator,
    transactions: [transaction],
    asks,
    approvals: [],
    rows: storage.intentsOn(transaction),
    limits: LIMITS,
  });

  async function ask(payment: Played, action: 'refund' | 'capture'): Promise<void> {
    const read = await process.ask('mara', 'GET', `/api/transactions/${payment.transaction}`);
    if (!read.ok) return;
    const { version } = ((await read.json()) as { transaction: { version: string } }).transaction;
    const key = systemIds.uuid();
    const amount = action === 'refund' ? '3' : '50';
    const { transaction, currency } = payment;
    const at = clock.now();
    payment.asks.set(key, {
      key,
      action,
      transaction,
      amount: minorOf(amount, currency),
      actor: 'mara',
      role: 'finance',
      currency,
      at,
      failsLater: false,
    });
    summary.asked += 1;
    const body = {
      version,
      amount,
      currency,
      ...(action === 'refund' && { reason: 'duplicate', invoice_detail_ids: [] }),
    };
    const path = `/api/transactions/${transaction}/${action === 'refund' ? 'refunds' : 'capture'}`;
    await process.ask('mara', 'POST', path, body, key);
  }

  async function lane(): Promise<void> {
    while (count() < wanted && summary.violations.length === 0) {
      const isHeld = payments.length % 3 === 0;
      const made = await makePayment(sandbox.simulator, isHeld ? 'held' : 'captured');
      const payment: Played = { ...made, asks: new Map() };
      payments.push(payment);
      for (let times = 0; times < (isHeld ? 2 : 4) && count() < wanted; times += 1) {
        await ask(payment, isHeld ? 'capture' : 'refund');
        check(() => checkStep(sceneOf(payment)));
      }
    }
  }

  function check(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      summary.violations.push(error.message);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  proxy.calm();
  const until = clock.now() + REST_MS;
  const isOpen = () =>
    storage
      .intents()
      .some(({ phase, next_check_at }) =>
        phase === 'unknown' ? next_check_at !== null : phase !== 'done' && phase !== 'failed',
      );
  while (clock.now() < until && isOpen()) await clock.sleep(10_000);
  for (const payment of payments) check(() => checkEnd(sceneOf(payment)));
  summary.final = storage.intents().length;
  process.kill();
  await proxy.close();
  await sandbox.close();
  return summary;
}
