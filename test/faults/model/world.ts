import type { UpstreamReply, UpstreamRequest } from '#bff/core/ports.ts';
import type { LogLine } from '#test/bff/support/start-bff.ts';
import { countingIds } from '#test/bff/support/start-bff.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import type { FakeClock } from '#test/bff/support/fake-clock.ts';
import type { Role } from '#domain/access.ts';
import type { IntentAction } from '#domain/actions.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import { hashText, Stream } from '#mocks/processout/world/prng.ts';
import { checkStep, minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import { LIMITS } from '../world/asks.ts';
import type { Approval, Ask } from '../world/asks.ts';
import { createNetwork, NETWORK_FAULTS } from '../world/network.ts';
import type { NetworkFault } from '../world/network.ts';
import { createProcess } from '../world/process.ts';
import type { BffProcess } from '../world/process.ts';
import { KINDS, makePayment } from '../world/shop.ts';
import type { Kind, Payment } from '../world/shop.ts';
import type { Storage } from '../world/storage.ts';
import { checkStatements, unrecordedDenial, wrongAnswer } from './records.ts';
import type { Answer } from './records.ts';

/** One run's world: ProcessOut, a backend that may die, people, and what goes wrong between them; all from one seed. */
export interface World {
  readonly random: Stream;
  readonly clock: FakeClock;
  readonly simulator: Simulator;
  readonly storage: Storage;
  readonly payments: readonly Payment[];
  readonly asks: Map<string, Ask>;
  readonly approvals: Approval[];
  readonly roles: Map<string, Role>;
  readonly trace: string[];
  readonly faults: Map<string, number>;
  readonly log: LogLine[];
  readonly views: Map<string, string>;
  /** What was posted under each key, to be posted again. */
  readonly posted: Map<string, Posted>;
  process: BffProcess | null;
  /** How many steps of the process from now it dies; null when it does not. */
  diesIn: number | null;
  full: boolean;
  calm: boolean;
  skewMs: number;
  /** What becomes of the next requests that move money, before chance decides. */
  readonly fate: (NetworkFault | null)[];
  newKey(): string;
  count(fault: string): void;
  /** Sends a request as a person; what comes back, whenever it does, is checked and handed on. */
  send(
    who: string,
    method: string,
    path: string,
    body?: object,
    key?: string,
    then?: (body: unknown) => void,
  ): void;
  /** Writes down what a person is about to ask for. */
  asking(
    who: string,
    key: string,
    action: IntentAction,
    payment: Payment,
    amount: string | null,
    failsLater?: boolean,
  ): void;
  restart(): Promise<void>;
  kill(): void;
  check(): void;
  scene(): Scene;
}

export interface Posted {
  readonly who: string;
  readonly path: string;
  readonly body: object;
}

/** As Node names it (sqlite.org/rescode.html). */
const SQLITE_FULL = 13;

const PEOPLE: readonly (readonly [string, Role])[] = [
  ['sami', 'support'],
  ['mara', 'finance'],
  ['jonas', 'finance'],
  ['vera', 'viewer'],
  ['ada', 'admin'],
];

/** What ProcessOut does with idempotency keys, and how its reads lag: nobody documents either. */
function upstreamHabits(random: Stream): FaultPlan {
  const habits: FaultPlan[number][] = [];
  const keys = random.between(0, 2);
  if (keys === 1) habits.push({ kind: 'ignore-idempotency-key' });
  if (keys === 2) habits.push({ kind: 'expire-idempotency-key', ms: random.between(1, 300) * 1000 });
  if (random.chance(0.3)) habits.push({ kind: 'stale-reads', ms: random.between(1, 60) * 1000 });
  return habits;
}

/** A world that is told what it is like, where chance would have decided. */
export interface Given {
  readonly kinds: readonly Kind[];
  readonly habits: FaultPlan;
}

export async function createWorld(seed: string, storage: Storage, given?: Given): Promise<World> {
  const random = new Stream(hashText(seed), 1, 0);
  const clock = createFakeClock();
  const simulator = createSimulator({ seed, size: 1, clock });
  const kinds = given?.kinds ?? (['captured', random.pick(KINDS)] as const);
  const payments: Payment[] = [];
  for (const kind of kinds) payments.push(await makePayment(simulator, kind));
  // Older than any read may lag behind.
  simulator.advance(120_000);
  const habits = given?.habits ?? upstreamHabits(random);
  simulator.faults.set(habits);
  // A quiet half and a stormy half: few faults let long stories happen, many let them meet.
  const rate = given ? 0 : random.chance(0.5) ? 0.03 : 0.3;
  const network = new Stream(hashText(seed), 2, 0);
  const sent = new Map<string, number>();
  let keys = 0;

  const world: World = {
    random,
    clock,
    simulator,
    storage,
    payments,
    asks: new Map(),
    approvals: [],
    roles: new Map(PEOPLE),
    trace: [`habits ${habits.map(({ kind }) => kind).join(' ')} rate ${rate}`],
    faults: new Map(),
    log: [],
    views: new Map(),
    posted: new Map(),
    process: null,
    diesIn: null,
    full: false,
    calm: false,
    skewMs: !given && random.chance(0.3) ? random.between(-600, 600) * 1000 : 0,
    fate: [],
    newKey() {
      keys += 1;
      return `00000000-0000-4000-9000-${String(keys).padStart(12, '0')}`;
    },
    count: (fault) => void world.faults.set(fault, (world.faults.get(fault) ?? 0) + 1),
    send,
    asking(who, key, action, { transaction, currency }, amount, failsLater = false) {
      const role = world.roles.get(who) ?? 'viewer';
      const minor = amount === null ? null : minorOf(amount, currency);
      world.asks.set(key, {
        key,
        action,
        transaction,
        amount: minor,
        actor: who,
        role,
        currency,
        at: clock.now(),
        failsLater,
      });
    },
    async restart() {
      const born = clock.steady();
      const next = createProcess({
        storage,
        clock: {
          now: () => clock.now() + world.skewMs,
          steady: () => clock.steady() - born,
          sleep: clock.sleep,
        },
        ids,
        send: overLine,
        who: (id) => {
          const role = world.roles.get(id);
          return role ? { id, name: id, role } : null;
        },
        hooks: { before: onStatement, after: step },
        log: world.log,
      });
      world.process = next;
      world.diesIn = null;
      // A server that cannot write its database does not come up.
      await next.start().catch(() => kill());
    },
    kill,
    check() {
      if (unexpected) throw unexpected;
      const scene = world.scene();
      checkStep(scene);
      checkStatements(storage, scene);
    },
    scene: () => ({
      simulator,
      transactions: payments.map(({ transaction }) => transaction),
      asks: world.asks,
      approvals: world.approvals,
      rows: storage.intents(),
    }),
  };
  const ids = countingIds();
  let unexpected: Error | null = null;
  storage.clear();
  for (const [role, { each, day }] of Object.entries(LIMITS))
    for (const currency of ['USD', 'EUR'])
      storage.setLimit(role, currency, String(each / 100n), String(day / 100n));
  if (habits.some(({ kind }) => kind === 'stale-reads')) world.count('stale reads');
  if (habits.some(({ kind }) => kind === 'ignore-idempotency-key')) world.count('key ignored');
  if (habits.some(({ kind }) => kind === 'expire-idempotency-key')) world.count('key expires');
  if (world.skewMs !== 0) world.count('clock skew');

  const throughNetwork = createNetwork({ simulator, clock, random: network, pick, onMoney });

  function pick({ method }: UpstreamRequest) {
    const told = method === 'POST' ? world.fate.shift() : undefined;
    if (told !== undefined) return told;
    if (world.calm || !network.chance(method === 'POST' ? rate : rate / 3)) return null;
    const fault = network.pick(NETWORK_FAULTS);
    // A line that repeats what it carries is safe only where keys are kept.
    if (fault === 'delivered twice' && habits.some(({ kind }) => kind.endsWith('-key'))) return null;
    world.count(fault);
    return fault;
  }

  async function overLine(request: UpstreamRequest): Promise<UpstreamReply> {
    step();
    const reply = await throughNetwork(request);
    step();
    return reply;
  }

  /** I4: whatever moves money was written down durably before, with who asked for it. */
  function onMoney({ headers }: UpstreamRequest): void {
    const key = headers['idempotency-key'] ?? '';
    const times = (sent.get(key) ?? 0) + 1;
    sent.set(key, times);
    const acts = storage.durable({ intent: key });
    const asked = acts.includes('money.asked') || acts.includes('approval.asked');
    const marked = acts.filter((act) => act === 'money.sent').length;
    if (!asked || marked < times)
      unexpected ??= new Violation('I4', `${key} was sent before its record was durable`);
  }

  function onStatement(sql: string): void {
    step();
    if (world.full && /^(insert|update|delete|commit)/.test(sql)) {
      world.count('disk full');
      throw Object.assign(new Error('database or disk is full'), { errcode: SQLITE_FULL });
    }
  }

  function step(): void {
    if (world.diesIn === null || !world.process || world.process.dead()) return;
    world.diesIn -= 1;
    if (world.diesIn < 0) kill();
  }

  function kill(): void {
    world.process?.kill();
    world.process = null;
    world.diesIn = null;
  }

  function send(
    who: string,
    method: string,
    path: string,
    body?: object,
    key?: string,
    then: (body: unknown) => void = () => undefined,
  ): void {
    const full = world.full;
    if (key !== undefined && body) world.posted.set(key, { who, path, body });
    void world.process?.ask(who, method, path, body, key).then(async (reply) => {
      const text = await reply.text();
      if (text.includes(SANDBOX_PROJECT.secret))
        unexpected ??= new Violation('I5', `${path} shows the secret`);
      if (reply.status === 500 && !full && !world.full)
        unexpected ??= new Violation(
          'no crash',
          `${method} ${path} answered 500: ${JSON.stringify(world.log.at(-1))}`,
        );
      unexpected ??= unrecordedDenial(storage, reply);
      if (!reply.ok) return;
      const answer = JSON.parse(text) as Answer;
      if (key !== undefined && body) unexpected ??= wrongAnswer({ key, path, body }, answer);
      then(answer);
    });
  }

  await world.restart();
  return world;
}
