import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { openSandbox } from '#mocks/node/sandbox-server.ts';
import type { Sandbox } from '#mocks/node/sandbox-server.ts';
import { hashText, Stream } from '#mocks/processout/world/prng.ts';
import { AS_APP } from '#test/contract/support/call.ts';
import { checkEnd, checkStep, minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import type { Ask } from '../world/asks.ts';
import { createFastClock } from '../world/fast-clock.ts';
import { makePayment } from '../world/shop.ts';
import type { Payment } from '../world/shop.ts';
import { bundleServer } from './bundle-server.ts';

export interface KillSummary {
  kills: number;
  asked: number;
  /** Kills at a chosen step, others while something was asked for, and those of a process that was only just starting. */
  atStep: number;
  inFlight: number;
  starting: number;
  final: number;
  readonly violations: string[];
}

/** Statements and exchanges of two money actions at once, before and after each, about; the mirror's come between. */
const STEPS = 120;
/** What has not reached its step by then is killed from outside. */
const LONGEST_LIFE_MS = 1_500;
/** Twenty minutes pass in one. */
const TIMES = 20;
const LIMITS = { finance: { each: 100_000n, day: 500_000n } };
/** Simulated time in which everything open becomes final, once nothing is killed any more. */
const REST_MS = 900_000;

/** Kills real processes over their real database file, on two lanes, and holds what they left against the ledger. */
export async function runKills(kills: number): Promise<KillSummary> {
  const total: KillSummary = {
    kills: 0,
    asked: 0,
    inFlight: 0,
    atStep: 0,
    starting: 0,
    final: 0,
    violations: [],
  };
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-kills-'));
  try {
    const server = await bundleServer(folder);
    await Promise.all([
      runLane('one', Math.ceil(kills / 2), total, folder, server),
      runLane('two', Math.floor(kills / 2), total, folder, server),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

async function runLane(
  name: string,
  kills: number,
  total: KillSummary,
  folder: string,
  server: string,
): Promise<void> {
  const epoch = Date.now();
  const clock = createFastClock(epoch, TIMES);
  const settings = { port: 0, transactions: 1, seed: name, now: null, payouts: false, webhookUrl: null };
  const sandbox = await openSandbox(settings, clock.now);
  const lane: Lane = {
    sandbox,
    file: join(folder, `${name}.db`),
    server,
    random: new Stream(hashText(name), 3, 0),
    asks: new Map(),
    transactions: [],
    now: clock.now,
    env: { EPOCH: String(epoch), TIMES: String(TIMES), UPSTREAM: sandbox.url },
    keys: 0,
    name,
  };
  try {
    for (let done = 0; done < kills; done += 1) await killOnce(lane, total);
    await comeToRest(lane, total);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    total.violations.push(`${error.message} (lane ${name}, after ${total.kills} kills)`);
  } finally {
    await sandbox.close();
  }
}

interface Lane {
  readonly sandbox: Sandbox;
  readonly file: string;
  /** The script of the process that is killed. */
  readonly server: string;
  readonly random: Stream;
  readonly asks: Map<string, Ask>;
  readonly transactions: string[];
  readonly now: () => number;
  readonly env: Readonly<Record<string, string>>;
  readonly name: string;
  keys: number;
}

interface Child {
  readonly process: ChildProcess;
  /** Where it listens, or null when it died before it did. */
  readonly url: Promise<string | null>;
  readonly ended: Promise<void>;
}

function startChild({ file, env, server }: Lane): Child {
  const child = fork(server, {
    env: { ...process.env, ...env, DATABASE: file },
    execArgv: [],
    stdio: 'inherit',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new Promise<string | null>((resolve) => {
    child.once('message', (port) => resolve(`http://127.0.0.1:${Number(port)}`));
    void ended.then(() => resolve(null));
  });
  return { process: child, url, ended };
}

/** Kills it now, unless it has killed itself. */
async function kill({ process: child, ended }: Child): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

async function killOnce(lane: Lane, total: KillSummary): Promise<void> {
  const { random } = lane;
  const child = startChild(lane);
  if (random.chance(0.15)) {
    await wait(random.between(50, 500));
    total.starting += 1;
  } else {
    const url = await child.url;
    if (url === null) throw new Error('The server did not come up');
    const { simulator } = lane.sandbox;
    const payments = [await makePayment(simulator, 'captured'), await makePayment(simulator, 'held')];
    let answered = 0;
    const posts = payments.map((payment) => prepare(lane, url, payment));
    const ready = (await Promise.all(posts)).flatMap((post) => post ?? []);
    const diesAtStep = random.chance(0.7);
    if (diesAtStep) child.process.send(random.between(0, STEPS));
    const asked = ready.map((post) => post());
    for (const reply of asked) void reply.finally(() => (answered += 1));
    total.asked += asked.length;
    await Promise.race([child.ended, wait(diesAtStep ? LONGEST_LIFE_MS : random.between(0, 400))]);
    if (child.process.signalCode !== null) total.atStep += 1;
    else if (answered < asked.length) total.inFlight += 1;
  }
  await kill(child);
  total.kills += 1;
  checkStep(sceneOf(lane));
  checkRecords(lane);
}

/** A refund of a captured payment, a capture or void of a held one, ready to be posted; null when it cannot be read. */
async function prepare(lane: Lane, url: string, payment: Payment): Promise<(() => Promise<unknown>) | null> {
  lane.transactions.push(payment.transaction);
  const headers = { ...AS_APP, 'Content-Type': 'application/json' };
  const reply = await fetch(`${url}/api/transactions/${payment.transaction}`, { headers }).catch(() => null);
  if (!reply?.ok) return null;
  const read = (await reply.json().catch(() => null)) as {
    transaction: { version: string; status: string };
  } | null;
  if (!read) return null;
  const { version, status } = read.transaction;
  const action = status === 'authorized' ? lane.random.pick(['capture', 'void'] as const) : 'refund';
  const amount = action === 'void' ? null : '7';
  lane.keys += 1;
  const key = `00000000-0000-4000-8000-${String(lane.keys).padStart(12, '0')}`;
  lane.asks.set(key, {
    key,
    action,
    transaction: payment.transaction,
    amount: amount === null ? null : minorOf(amount, payment.currency),
    actor: 'mara',
    role: 'finance',
    currency: payment.currency,
    at: lane.now(),
    failsLater: false,
  });
  const body = {
    version,
    ...(amount !== null && { amount, currency: payment.currency }),
    ...(action === 'refund' && { reason: 'duplicate', invoice_detail_ids: [] }),
  };
  const path = action === 'refund' ? 'refunds' : action;
  return () =>
    fetch(`${url}/api/transactions/${payment.transaction}/${path}`, {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': key },
      body: JSON.stringify(body),
    }).catch(() => null);
}

function readFile<T>(file: string, sql: string): T[] {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const known = db.prepare(`select 1 from sqlite_master where name = 'audit'`).get();
    return known ? (db.prepare(sql).all() as T[]) : [];
  } finally {
    db.close();
  }
}

function sceneOf({ sandbox, transactions, asks, file }: Lane): Scene {
  const rows = readFile<IntentRow>(file, 'select * from intent');
  return { simulator: sandbox.simulator, transactions, asks, approvals: [], rows, limits: LIMITS };
}

/** I4: whatever happened is in the file of a process that had no time to say so. */
function checkRecords({ sandbox, file }: Lane): void {
  const records = readFile<{ facts: string }>(file, `select facts from audit where act = 'money.sent'`);
  const sent = new Set(records.map(({ facts }) => (JSON.parse(facts) as { intent: string }).intent));
  for (const { idempotency_key: key } of sandbox.simulator.ledger.effects())
    if (key !== null && !sent.has(key)) throw new Violation('I4', `${key} happened without a record`);
}

async function comeToRest(lane: Lane, total: KillSummary): Promise<void> {
  const child = startChild(lane);
  await child.url;
  const until = lane.now() + REST_MS;
  const isOpen = ({ phase, next_check_at }: IntentRow): boolean =>
    phase !== 'done' && phase !== 'failed' && !(phase === 'unknown' && next_check_at === null);
  while (lane.now() < until && sceneOf(lane).rows.some(isOpen)) await wait(200);
  await kill(child);
  const scene = sceneOf(lane);
  checkEnd(scene);
  total.final += scene.rows.length;
}
