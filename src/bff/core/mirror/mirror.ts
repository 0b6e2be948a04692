import type { Coverage } from '#contract/page.ts';
import type { SyncState } from '#contract/sync.ts';
import type { Kysely } from 'kysely';
import type { MirrorNotes } from '../context.ts';
import type { LiveBus } from '../live.ts';
import type { Ports } from '../ports.ts';
import type { UpstreamClient, UpstreamProblem } from '../processout/upstream.ts';
import type { WireTransaction } from '../processout/wire-transaction.ts';
import type { Schema } from '../store/schema.ts';
import { createAnnouncer } from './announcer.ts';
import { transactionList } from './transaction-list.ts';
import { readCoverage } from './coverage.ts';
import { CUSTOMERS } from './customers/customers.ts';
import { EVENTS } from './events/events.ts';
import { createGatewayDirectory } from './gateway-names.ts';
import { createFill } from './list-walk.ts';
import type { Step } from './list-walk.ts';
import { createLoop } from './loop.ts';
import { createPayoutMirror } from './payouts/payout-mirror.ts';
import { createResourceKeeper } from './resources/resource-keeper.ts';
import { announce, keepPage, readAgain } from './store-keeper.ts';
import type { MirrorParts } from './store-keeper.ts';
import { createSweep } from './sweep.ts';
import { readSyncState } from './sync-state.ts';
import { markTail, tailStep } from './tail.ts';
import { readWalk } from './walk-state.ts';
import { createWriter } from './writer.ts';

export interface MirrorPace {
  /** How often to look for new events. */
  readonly tailMs: number;
  readonly sweepMs: number;
}

export const DEFAULT_PACE: MirrorPace = { tailMs: 3_000, sweepMs: 60_000 };

/** All else comes after what people look at first: when all payments are here, or so many pages of a longer list. */
const PAGES_FIRST = 100;

/** How long what was read by the way is collected before it is stored. */
const NOTES_PAUSE_MS = 100;

/** The local copy of the upstream list and what keeps it in step. */
export interface Mirror extends MirrorNotes {
  start(): void;
  /** Ends the walks and waits for what they are writing. */
  stop(): Promise<void>;
  /** Looks for new events now, for example because a webhook came. */
  nudge(): void;
  /** Looks for what no event tells of now, for example because time was moved. */
  lookRound(): void;
  coverage(): Promise<Coverage>;
  sync(): Promise<SyncState>;
}

interface Needs {
  readonly ports: Ports;
  readonly upstream: UpstreamClient;
  readonly db: Kysely<Schema>;
  readonly live: LiveBus;
}

export function createMirror({ ports, upstream, db, live }: Needs, pace: MirrorPace = DEFAULT_PACE): Mirror {
  const { clock } = ports;
  const stopping = new AbortController();
  const { signal } = stopping;
  const readSync = () => readSyncState(db, upstream);
  const announcer = createAnnouncer({ clock, live, readSync, signal });
  const gateways = createGatewayDirectory(upstream, clock);
  const parts: MirrorParts = { ports, upstream, db, gateways, announcer, writer: createWriter(db) };
  const fillOnce = createFill(parts, transactionList(parts));
  const sweepOnce = createSweep(parts);
  const customers = createResourceKeeper(parts, CUSTOMERS);
  const events = createResourceKeeper(parts, EVENTS);
  const payouts = createPayoutMirror(parts, { lookMs: pace.sweepMs, proveMs: pace.tailMs }, signal);
  const wanted = new Set<string>();
  const noted = new Map<string, WireTransaction>();
  let looked = false;
  let marked = false;
  let pagesFilled = 0;
  let othersOpen = false;

  const refreshing = createLoop({ ports, signal, name: 'refresh', everyMs: null, step: refreshWanted });
  const noting = createLoop({ ports, signal, name: 'notes', everyMs: null, step: keepNoted });
  const tailing = createLoop({ ports, signal, name: 'tail', everyMs: pace.tailMs, step: tail });
  const sweeping = createLoop({ ports, signal, name: 'sweep', everyMs: pace.sweepMs, step: sweep });
  const resources = [customers, events].map((keeper) =>
    createLoop({
      ports,
      signal,
      name: keeper.name,
      everyMs: pace.sweepMs,
      step: async () => (marked && othersOpen ? keeper.step(signal) : { kind: 'done' }),
    }),
  );
  const filling = createLoop({ ports, signal, name: 'backfill', everyMs: pace.sweepMs, step: fill });

  /** Together and a little later, so that whoever opens a payment does not wait for the disk. */
  async function keepNoted(): Promise<Step> {
    const readAt = clock.now();
    await clock.sleep(NOTES_PAUSE_MS, signal);
    const items = [...noted.values()];
    noted.clear();
    const page = { items, skipped: [], lastId: null, hasMore: false, totalCount: 0 };
    await announce(parts, await keepPage(parts, page, readAt));
    return { kind: 'done' };
  }

  async function refreshWanted(): Promise<Step> {
    const ids = [...wanted];
    wanted.clear();
    const problem = await readAgain(parts, ids, signal);
    if (problem === null) return { kind: 'done' };
    for (const id of ids) wanted.add(id);
    return { kind: 'problem', problem };
  }

  async function sweep(): Promise<Step> {
    const problem = await sweepOnce(signal);
    return problem === null ? { kind: 'done' } : { kind: 'problem', problem };
  }

  async function tail(): Promise<Step> {
    const unmarked = await mark();
    if (unmarked) return { kind: 'problem', problem: unmarked };
    const step = await tailStep(parts, { events, customers, payouts }, signal);
    // Its place was lost, so the lists must be walked again.
    if (!(await readWalk(db, 'events'))) {
      marked = false;
      filling.wake();
    }
    announcer.syncChanged();
    return step;
  }

  /** Every walk needs the tail's mark first: what happens meanwhile must be in the events after it. */
  async function mark(): Promise<UpstreamProblem | null> {
    const problem = await markTail(parts, signal);
    if (problem === null && !marked) {
      marked = true;
      if (othersOpen) for (const loop of resources) loop.wake();
    }
    return problem;
  }

  /** Lets the walks of the other lists begin beside the payments. */
  function openOthers(): void {
    if (othersOpen) return;
    othersOpen = true;
    for (const loop of resources) loop.wake();
    payouts.open();
  }

  async function fill(): Promise<Step> {
    const [unmarked, unnamed] = await Promise.all([mark(), gateways.require(signal)]);
    const problem = unmarked ?? unnamed;
    if (problem) return { kind: 'problem', problem };
    const step = await fillOnce(signal);
    pagesFilled += 1;
    // Payments that cannot be read hold nothing else up.
    if (step.kind !== 'more' || pagesFilled >= PAGES_FIRST) openOthers();
    if (!looked) tailing.wake();
    looked = true;
    announcer.syncChanged();
    return step;
  }

  upstream.onHealth(() => announcer.syncChanged());

  return {
    start() {
      refreshing.start({ atOnce: false });
      noting.start({ atOnce: false });
      filling.start({ atOnce: true });
      tailing.start({ atOnce: false });
      sweeping.start({ atOnce: false });
      for (const loop of resources) loop.start({ atOnce: false });
      payouts.start();
    },
    async stop() {
      stopping.abort();
      const loops = [refreshing, noting, filling, tailing, sweeping, ...resources, payouts];
      await Promise.all(loops.map((loop) => loop.ended()));
    },
    nudge: () => tailing.wake(),
    lookRound() {
      tailing.wake();
      payouts.nudge();
    },
    note(transaction) {
      noted.set(transaction.id, transaction);
      noting.wake();
    },
    refresh(id) {
      wanted.add(id);
      refreshing.wake();
    },
    notePayout: payouts.note,
    async refreshCustomer(id) {
      // What cannot be read now comes with the events, or with the patrol.
      await customers.readAgain([id], signal);
    },
    coverage: () => readCoverage(db),
    sync: readSync,
  };
}
