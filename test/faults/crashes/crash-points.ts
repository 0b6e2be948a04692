import type { IntentAction } from '#domain/actions.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { hashText, Stream } from '#mocks/processout/world/prng.ts';
import type { Actor } from '#contract/session.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { countingIds } from '#test/bff/support/start-bff.ts';
import { checkEnd, checkStep, minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import type { Approval, Ask } from '../world/asks.ts';
import { LIMITS } from '../world/asks.ts';
import { createNetwork } from '../world/network.ts';
import type { NetworkFault } from '../world/network.ts';
import { createProcess } from '../world/process.ts';
import type { BffProcess } from '../world/process.ts';
import { makePayment } from '../world/shop.ts';
import type { Kind, Payment } from '../world/shop.ts';
import type { Storage } from '../world/storage.ts';

/** Something that a person asks for, in which a process may die at any step. */
export interface Act {
  readonly name: string;
  readonly kind: Kind;
  readonly action: IntentAction;
  readonly amount: string | null;
  /** A second person must approve it. */
  readonly approved?: boolean;
}

export const ACTS: readonly Act[] = [
  { name: 'refund', kind: 'captured', action: 'refund', amount: '10' },
  { name: 'refund that is approved', kind: 'captured', action: 'refund', amount: '50', approved: true },
  { name: 'void', kind: 'held', action: 'void', amount: null },
  { name: 'capture', kind: 'held', action: 'capture', amount: '40' },
  { name: 'capture confirmed later', kind: 'slow', action: 'capture', amount: '40' },
  { name: 'increment', kind: 'held', action: 'increment', amount: '5' },
  { name: 'charge', kind: 'waiting', action: 'charge', amount: '60' },
  { name: 'hold on a stored card', kind: 'waiting', action: 'authorize', amount: '60' },
];

interface Weather {
  readonly keys: 'kept' | 'ignored';
  /** What becomes of the first sending. */
  readonly sending: NetworkFault | null;
  /** The restarted process dies too, at this step of its own. */
  readonly second: number | null;
  /** Reads lag by a minute, and the machine's clock is set forward a little after the restart. */
  readonly late?: boolean;
}

/** What else goes wrong around a crash: the effect is there or not, keys help or not, the next process lives or not. */
const WEATHERS: readonly Weather[] = [
  { keys: 'ignored', sending: null, second: null },
  { keys: 'ignored', sending: null, second: 5 },
  { keys: 'kept', sending: 'timeout after effect', second: null },
  { keys: 'ignored', sending: 'timeout before effect', second: null },
  { keys: 'ignored', sending: 'timeout after effect', second: null, late: true },
];

const MARA: Actor = { id: 'mara', name: 'Mara', role: 'finance' };
const JONAS: Actor = { id: 'jonas', name: 'Jonas', role: 'finance' };
const QUIET_MS = 1_200_000;
const LAG_MS = 60_000;
const JUMP_MS = 600_000;
/** In it the restarted process looks for what was cut off, and does not see it yet. */
const BEFORE_JUMP_MS = 10_000;

export interface CrashSummary {
  runs: number;
  points: number;
  readonly violations: string[];
}

/**
 * Every act, at every step, in every weather: a process dies, others take over, and all must agree.
 * @param stopAtFirst whether one violation is enough
 */
export async function runCrashPoints(
  storage: Storage,
  acts: readonly Act[] = ACTS,
  stopAtFirst = false,
): Promise<CrashSummary> {
  const summary: CrashSummary = { runs: 0, points: 0, violations: [] };
  for (const act of acts)
    for (const weather of WEATHERS) {
      await everyStep(storage, { act, ...weather }, summary, stopAtFirst);
      if (stopAtFirst && summary.violations.length > 0) return summary;
    }
  return summary;
}

interface Plan extends Weather {
  readonly act: Act;
}

async function everyStep(
  storage: Storage,
  plan: Plan,
  summary: CrashSummary,
  stopAtFirst: boolean,
): Promise<void> {
  for (let diesAt = 0; ; diesAt += 1) {
    const { died, violation } = await crashOnce(storage, plan, diesAt);
    summary.runs += 1;
    if (violation !== null) {
      const { act, keys, sending, second, late } = plan;
      const how = `keys ${keys}, ${sending ?? 'sent well'}, second death ${second ?? 'never'}${late ? ', late reads' : ''}`;
      summary.violations.push(`${violation} (${act.name}, dies at step ${diesAt}, ${how})`);
    }
    if (!died || (stopAtFirst && violation !== null)) return;
    summary.points += 1;
  }
}

/** One act in a process that dies at its n-th step: a statement or an exchange, before and after. */
async function crashOnce(storage: Storage, { act, keys, sending, second, late }: Plan, diesAt: number) {
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'crash', size: 1, clock });
  const payment = await makePayment(simulator, act.kind);
  // Older than any read may lag behind.
  simulator.advance(2 * LAG_MS);
  simulator.faults.set([
    ...(keys === 'ignored' ? [{ kind: 'ignore-idempotency-key' } as const] : []),
    ...(late ? [{ kind: 'stale-reads', ms: LAG_MS } as const] : []),
  ]);
  let skewMs = 0;
  storage.clear();
  for (const [role, { each, day }] of Object.entries(LIMITS))
    for (const currency of ['USD', 'EUR'])
      storage.setLimit(role, currency, String(each / 100n), String(day / 100n));
  const key = '00000000-0000-4000-9000-000000000001';
  const asks = new Map<string, Ask>();
  const approvals: Approval[] = [];
  let unsent: string | null = null;
  let sends = 0;
  const line = createNetwork({
    simulator,
    clock,
    random: new Stream(hashText('crash'), 0, 0),
    pick: ({ method }) => {
      if (method !== 'POST') return null;
      sends += 1;
      return sends === 1 ? sending : null;
    },
    onMoney() {
      const acts = storage.durable({ intent: key });
      if (!acts.includes('money.sent')) unsent = 'I4: sent before its record was durable';
    },
  });
  const ids = countingIds();

  const start = async (steps: number | null): Promise<BffProcess> => {
    let left = steps ?? Number.POSITIVE_INFINITY;
    const count = (): void => {
      left -= 1;
      if (left < 0) process.kill();
    };
    const born = clock.steady();
    const process: BffProcess = createProcess({
      storage,
      clock: {
        now: () => clock.now() + skewMs,
        steady: () => clock.steady() - born,
        sleep: clock.sleep,
      },
      ids,
      who: (id) => [MARA, JONAS].find((one) => one.id === id) ?? null,
      hooks: { before: count, after: count },
      async send(request) {
        count();
        const reply = await line(request);
        count();
        return reply;
      },
    });
    await process.start().catch(() => process.kill());
    return process;
  };

  const scene = (): Scene => ({
    simulator,
    transactions: [payment.transaction],
    asks,
    approvals,
    rows: storage.intents(),
  });

  const first = await start(null);
  const version = await versionOf(first, payment);
  first.kill();
  asks.set(key, {
    key,
    action: act.action,
    transaction: payment.transaction,
    amount: act.amount === null ? null : minorOf(act.amount, payment.currency),
    actor: MARA.id,
    role: MARA.role,
    currency: payment.currency,
    at: clock.now(),
    failsLater: false,
  });
  if (act.approved) approvals.push({ key, actor: JONAS.id, role: JONAS.role });

  const doomed = await start(diesAt);
  let died = false;
  try {
    request(doomed, act, payment, version, key);
    await clock.settle();
    if (act.approved) approve(doomed, key, clock.settle);
    await clock.advance(9_000);
    died = doomed.dead();
    checkStep(scene());
    doomed.kill();
    for (const steps of [second, null]) {
      const next = await start(steps);
      if (act.approved) approve(next, key, clock.settle);
      await clock.advance(BEFORE_JUMP_MS);
      if (late) skewMs = JUMP_MS;
      await clock.advance(QUIET_MS / 2);
      checkStep(scene());
      if (steps !== null) next.kill();
      else {
        // Where all is final already nothing more happens.
        if (scene().rows.some(({ phase }) => phase !== 'done' && phase !== 'failed'))
          await clock.advance(QUIET_MS);
        checkEnd(scene());
        next.kill();
      }
    }
    return { died, violation: unsent };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { died, violation: error.message };
  }
}

async function versionOf(process: BffProcess, payment: Payment): Promise<string> {
  const reply = await process.ask('mara', 'GET', `/api/transactions/${payment.transaction}`);
  return ((await reply.json()) as { transaction: { version: string } }).transaction.version;
}

function request(process: BffProcess, act: Act, payment: Payment, version: string, key: string): void {
  const money = act.amount === null ? {} : { amount: act.amount, currency: payment.currency };
  if (act.action === 'charge' || act.action === 'authorize') {
    const capture = act.action === 'charge' ? 'now' : 'later';
    const body = { version, ...money, token_id: payment.token, capture };
    void process.ask('mara', 'POST', `/api/invoices/${payment.invoice}/charge`, body, key);
    return;
  }
  const isRefund = act.action === 'refund';
  const body = { version, ...money, ...(isRefund && { reason: 'duplicate', invoice_detail_ids: [] }) };
  const path = `/api/transactions/${payment.transaction}/${isRefund ? 'refunds' : act.action}`;
  void process.ask('mara', 'POST', path, body, key);
}

function approve(process: BffProcess, key: string, settle: () => Promise<void>): void {
  void process.ask('jonas', 'GET', `/api/intents/${key}/approval`).then(async (reply) => {
    if (!reply.ok) return;
    const { transaction } = (await reply.json()) as { transaction: { version: string } };
    void process.ask('jonas', 'POST', `/api/intents/${key}/approve`, { version: transaction.version });
    await settle();
  });
}
