import type { UpstreamProblem } from '../../processout/upstream.ts';
import type { WirePayout } from '../../processout/wire-payout.ts';
import { createLoop } from '../loop.ts';
import { OWED_AT_ONCE, storeWanted } from '../../settlement/owed-store.ts';
import { createResourceKeeper } from '../resources/resource-keeper.ts';
import type { MirrorParts } from '../store-keeper.ts';
import { createItemWalk } from './item-walk.ts';
import { PAYOUTS } from './payouts.ts';
import { createProver } from './prover.ts';

interface Pace {
  /** How often to look for payouts that are new or changed: no event tells of them. */
  readonly lookMs: number;
  /** How often to see what is to be proved anew. */
  readonly proveMs: number;
}

/** Keeps payouts, their items and their proofs in step with ProcessOut. */
export interface PayoutMirror {
  start(): void;
  /** Lets the walks begin; until then nothing is asked for. */
  open(): void;
  /** Looks for news now. */
  nudge(): void;
  ended(): Promise<unknown>;
  /** Reads payouts again that something happened to. */
  readAgain(ids: readonly string[], signal: AbortSignal): Promise<UpstreamProblem | null>;
  /** Stores a payout that was just read live from `readAt` on (epoch milliseconds). */
  note(payout: WirePayout, readAt: number): Promise<void>;
}

export function createPayoutMirror(parts: MirrorParts, pace: Pace, signal: AbortSignal): PayoutMirror {
  const { ports } = parts;
  const keeper = createResourceKeeper(parts, PAYOUTS);
  const walk = createItemWalk(parts, () => proving.wake());
  const prove = createProver(parts, walk.isBusy);
  let isOpen = false;

  const looking = createLoop({
    ports,
    signal,
    name: 'payouts',
    everyMs: pace.lookMs,
    step: async () => {
      if (!isOpen) return { kind: 'done' };
      const step = await keeper.step(signal);
      if (step.kind !== 'problem') walking.wake();
      return step;
    },
  });
  const walking = createLoop({
    ports,
    signal,
    name: 'payout items',
    everyMs: pace.lookMs,
    step: async () => {
      const step = await walk.step(isOpen, signal);
      if (step.kind === 'done') proving.wake();
      return step;
    },
  });
  const proving = createLoop({ ports, signal, name: 'proofs', everyMs: pace.proveMs, step: prove });
  const owing = createLoop({
    ports,
    signal,
    name: 'owed',
    everyMs: pace.proveMs,
    step: async () => ({ kind: (await storeWanted(parts.db)) < OWED_AT_ONCE ? 'done' : 'more' }),
  });
  const loops = [looking, walking, proving, owing];

  return {
    start() {
      for (const loop of loops) loop.start({ atOnce: false });
    },
    open() {
      if (isOpen) return;
      isOpen = true;
      looking.wake();
    },
    nudge: () => looking.wake(),
    async readAgain(ids, stopped) {
      const problem = await keeper.readAgain(ids, stopped);
      if (ids.length > 0) walking.wake();
      return problem;
    },
    ended: () => Promise.all(loops.map((loop) => loop.ended())),
    async note(payout, readAt) {
      await keeper.keep(
        { items: [payout], skipped: [], lastId: payout.id, hasMore: false, totalCount: 0 },
        readAt,
      );
      walk.wantFirst(payout.id);
      walking.wake();
    },
  };
}
