import { createEngine } from './engine/engine.ts';
import { createIdempotencyKeys } from './engine/idempotency.ts';
import type { Ledger } from './engine/ledger.ts';
import { createPayoutBook } from './engine/payout-book.ts';
import type { PayoutMode } from './engine/payout-book.ts';
import { plantedDiscrepancies } from './engine/payout-truth.ts';
import type { PlantedDiscrepancy } from './engine/payout-truth.ts';
import { statementEntries } from './engine/payout-statement.ts';
import type { StatementEntry } from './engine/payout-statement.ts';
import { createTimeline } from './engine/timeline.ts';
import { createTraffic } from './engine/traffic.ts';
import { createWebhooks } from './engine/webhooks.ts';
import type { WebhookSettings } from './engine/webhooks.ts';
import { createFaults } from './faults.ts';
import type { FaultPicker, FaultPlan, Faults } from './faults.ts';
import { bareId, isSandbox } from './http/auth.ts';
import type { Project } from './http/auth.ts';
import type { Rendering } from './http/render-context.ts';
import { serve } from './http/server.ts';
import type { Backend, Incoming } from './http/server.ts';
import { hang, replyAfter, replyBefore, sleepFor } from './http/transport.ts';
import type { PlainReply, Sleep } from './http/transport.ts';
import { SANDBOX_PROJECT } from './project.ts';
import { createWorld } from './world/world.ts';

export interface SimulatorOptions {
  readonly seed: string;
  /** Epoch milliseconds; `sleep` is used by faults that take time, and is a real timer when left out. */
  readonly clock: { now(): number; sleep?: Sleep };
  /** How many payments the world starts with. */
  readonly size: number;
  readonly project?: Project;
  readonly faults?: FaultPlan;
  /** Whether there are payouts; a sandbox project has none unless told otherwise, as the seeds say. */
  readonly payouts?: PayoutMode;
  /** The largest page; ProcessOut does not publish its own. */
  readonly pageLimitMax?: number;
  /** Where webhooks go; when left out, none are sent, and none are listed. */
  readonly webhooks?: WebhookSettings;
}

export interface Simulator {
  fetch(request: Request): Promise<Response>;
  /** What `fetch` answers with, for who has the request as text and wants the reply as text. */
  answer(request: Incoming, signal: AbortSignal): Promise<PlainReply>;
  /** Moves simulated time forward; everything due on the way happens, in order. */
  advance(ms: number): void;
  /** The world as it is at the start, relative to the clock's now; faults and traffic are off. */
  reset(): void;
  readonly traffic: SimulatedTraffic;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly payouts: SimulatedPayouts;
  /** Simulated time, epoch milliseconds. */
  now(): number;
}

/** What is true about the payouts, for tests, benchmarks and demonstrations. */
export interface SimulatedPayouts {
  /** Every discrepancy that the payouts listed now hold, and no others are there. */
  planted(): readonly PlantedDiscrepancy[];
  /** The shop's bank statement for a stretch of time, `to` excluded, with the truth about each line; epoch milliseconds. */
  statement(from: number, to: number): readonly StatementEntry[];
}

export interface SimulatedTraffic {
  on(perMinute?: number): void;
  off(): void;
  isOn(): boolean;
  /** Lets everything happen that the clock has brought, without a request. */
  tick(): void;
}

const MAX_LIMIT = 100;
const PAYMENTS_PER_MINUTE = 6;
/** Payments asked per request for what they have due: a millisecond or so, until all have told. */
const BUDGET = 20;
/** Payments read at a stretch for the first payouts: a tenth of a second or so, then others have their turn. */
const SLICE = 1000;

/** ProcessOut's server API over a simulated project: same options, clock and requests, same bytes. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, seed, project = SANDBOX_PROJECT } = options;
  const sleep = clock.sleep ?? sleepFor;
  const faults = createFaults(seed, options.faults);
  let offset = 0;
  const now = () => Math.floor(clock.now() + offset);
  const begin = () => start(options, project, now, faults, sleep);
  let run = begin();

  const tick = (budget: number) => {
    run.timeline.catchUp(budget);
    run.webhooks.release();
  };
  const date = () => new Date(now()).toUTCString();

  const answer: Simulator['answer'] = async (request, signal) => {
    const { method, url } = request;
    const rules = faults.pick(method, url.pathname);
    for (const rule of rules) {
      if (rule.kind === 'latency') await sleep(rule.ms, signal);
      if (rule.kind === 'timeout-before') await hang(signal, sleep, rule.ms);
    }
    signal.throwIfAborted();
    tick(BUDGET);
    while (/^\/(payouts|uploads)/.test(url.pathname) && !run.rendering.payouts.prepare(SLICE))
      await sleep(0, signal);
    const early = replyBefore(rules, date());
    if (early) return early;
    const reply = serve(run, request, rules);
    run.webhooks.release();
    const all = reply.rule ? [...rules, reply.rule] : rules;
    const stuck = all.find(({ kind }) => kind === 'timeout-after') ?? reply.rule;
    if (stuck?.kind === 'timeout-after' || stuck?.kind === 'timeout-before') {
      await hang(signal, sleep, stuck.ms);
    }
    return replyAfter(reply, all, date());
  };

  return {
    answer,
    async fetch(request) {
      const { method, url, headers, signal } = request;
      signal.throwIfAborted();
      const text = await request.text();
      const reply = await answer({ method, url: new URL(url), headers, text }, signal);
      return new Response(reply.body, { status: reply.status, headers: reply.headers });
    },
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError('Time only moves forward');
      offset += ms;
      tick(Number.POSITIVE_INFINITY);
    },
    reset() {
      offset = 0;
      faults.clear();
      run.webhooks.stop();
      run = begin();
    },
    traffic: {
      on(perMinute = PAYMENTS_PER_MINUTE) {
        tick(BUDGET);
        run.traffic.on(perMinute, now() * 1000);
      },
      off: () => run.traffic.off(),
      isOn: () => run.traffic.isOn(),
      tick: () => tick(BUDGET),
    },
    faults,
    ledger: {
      transaction(id) {
        tick(BUDGET);
        const place = run.engine.store.place(id);
        if (place !== null) run.timeline.payment(place);
        return run.engine.books.transaction(id);
      },
      effects: () => run.engine.books.effects(),
      effectsByKey: (key) => run.engine.books.effectsByKey(key),
      effectsByMetadata: (key, value) => run.engine.books.effectsByMetadata(key, value),
    },
    payouts: {
      planted() {
        tick(BUDGET);
        return plantedDiscrepancies(run.engine, run.rendering.payouts);
      },
      statement(from, to) {
        tick(BUDGET);
        return statementEntries(run.engine, run.rendering.payouts, from * 1000, to * 1000);
      },
    },
    now,
  };
}

function start(
  options: SimulatorOptions,
  project: Project,
  now: () => number,
  faults: FaultPicker,
  sleep: Sleep,
) {
  const projectId = bareId(project);
  const { seed, size } = options;
  const world = createWorld({ seed, now: now(), size, projectId });
  const engine = createEngine(
    `${projectId}/${seed}`,
    world,
    () => now() * 1000,
    () => rendering,
  );
  const traffic = createTraffic(seed, world);
  const timeline = createTimeline(engine, traffic);
  const rendering: Rendering = {
    engine,
    projectId,
    sandbox: isSandbox(project),
    checkoutUrl: (id) => `https://checkout.processout.com/${project.id}/${id}`,
    paymentsOf: (customerId) =>
      engine.customerPayments.of(customerId).map((place) => timeline.payment(place)),
    payouts: createPayoutBook(engine, timeline, options.payouts ?? (isSandbox(project) ? 'none' : 'planted')),
    checksInWords: false,
  };
  const webhooks = createWebhooks({
    settings: options.webhooks ?? null,
    pick: faults.pickWebhook,
    now: engine.now,
    clock: options.clock.now,
    sleep,
  });
  engine.events.onFire(webhooks.announce);
  const keys = createIdempotencyKeys();
  const maxLimit = options.pageLimitMax ?? MAX_LIMIT;
  const backend: Backend = { project, engine, timeline, webhooks, rendering, keys, maxLimit };
  return { ...backend, traffic };
}
