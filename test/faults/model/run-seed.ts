import { createHash } from 'node:crypto';
import { Kysely } from 'kysely';
import { checkChain } from '#bff/core/audit/chain.ts';
import type { IntentRow, Phase } from '#bff/core/store/journal-tables.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemSha256 } from '#bff/edge/system-ports.ts';
import { checkEnd, isWaitingForPerson, Violation } from '../invariants.ts';
import type { Storage } from '../world/storage.ts';
import { act, stateOutcome } from './commands.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

export interface RunResult {
  readonly seed: number;
  readonly steps: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly phases: ReadonlyMap<Phase | 'waits for a person', number>;
  /** From being asked for to its final state, by the product's own clock, where nobody else is waited for. */
  readonly settledMs: readonly number[];
  readonly trace: readonly string[];
  /** Of the trace: the same seed gives the same one. */
  readonly digest: string;
  readonly violation: string | null;
}

/** What a run's faults are given to end in, and its intents to become final (I3). */
const LAST_SEND_MS = 125_000;
const LIVENESS_MS = 900_000;
/** An open intent is asked about at least so often. */
const SLOWEST_CHECK_MS = 310_000;

/** One run of the model, checked after every step. The same seed gives the same run. */
export async function runSeed(seed: number, storage: Storage): Promise<RunResult> {
  const world = await createWorld(`faults/${seed}`, storage);
  const length = world.random.between(8, 16);
  let steps = 0;
  const violation = await violationOf(world, storage, async () => {
    for (; steps < length; steps += 1) {
      const said = await act(world);
      note(world, said);
      world.check();
    }
  });
  return { seed, steps, ...outcome(world), faults: world.faults, ...traceOf(world), violation };
}

/** Lets things happen in a world, and then lets it come to rest; the first invariant that broke, null when none did. */
export async function violationOf(
  world: World,
  storage: Storage,
  happen: () => Promise<void>,
): Promise<string | null> {
  try {
    await happen();
    await comeToRest(world);
    await checkChained(storage);
    return null;
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return error.message;
  } finally {
    world.kill();
  }
}

/** Nothing goes wrong any more, and time passes. */
async function comeToRest(world: World): Promise<void> {
  world.calm = true;
  world.full = false;
  world.diesIn = null;
  if (!world.process) await world.restart();
  await world.clock.advance(LAST_SEND_MS);
  note(world, 'calm');
  world.check();
  // Where all is final already only a late failure can follow.
  const isOpen = ({ phase }: IntentRow): boolean => phase !== 'done' && phase !== 'failed';
  if (world.storage.intents().some(isOpen)) await world.clock.advance(LIVENESS_MS);
  // A refund that fails later is learnt of when the mirror sees its payment change.
  world.simulator.advance(2 * 86_400_000);
  world.process?.news(world.payments.map(({ transaction }) => transaction));
  await world.clock.advance(SLOWEST_CHECK_MS);
  note(world, 'rest');
  world.check();
  checkEnd(world.scene());
  await closeWhatIsLeft(world);
}

/** A colleague who asked for none of it looks at the PSP and says what became of each. */
async function closeWhatIsLeft(world: World): Promise<void> {
  const left = world.storage.intents().filter(isWaitingForPerson);
  if (left.length === 0) return;
  for (const row of left) {
    world.count('closed by a person');
    note(world, await stateOutcome(world, 'ada', row));
  }
  await world.clock.advance(LAST_SEND_MS);
  world.check();
  checkEnd(world.scene());
  if (world.storage.intents().some(isWaitingForPerson))
    throw new Violation('I3', 'what was left to a person could not be closed');
}

async function checkChained(storage: Storage): Promise<void> {
  const connection = storage.open({ before: () => undefined, after: () => undefined });
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(connection) });
  const chain = await checkChain(db, systemSha256);
  if (!chain.intact) throw new Violation('I4', `the audit chain is broken at record ${chain.at}`);
}

function note(world: World, said: string): void {
  const rows = world.storage.intents().map(({ id, phase, sends }) => `${id.slice(-3)}:${phase}/${sends}`);
  const effects = world.simulator.ledger.effects().length;
  world.trace.push(`${said} | ${rows.join(' ')} | ${effects} effects`);
}

function outcome({ storage }: World): Pick<RunResult, 'phases' | 'settledMs'> {
  const phases = new Map<Phase | 'waits for a person', number>();
  const settledMs: number[] = [];
  for (const row of storage.intents()) {
    const name = isWaitingForPerson(row) ? 'waits for a person' : row.phase;
    phases.set(name, (phases.get(name) ?? 0) + 1);
    const isFinal = row.phase === 'done' || row.phase === 'failed';
    // What a person decides, a PSP confirms later or fails later takes its own time.
    const isOurs = row.decided_at === null && row.currency === 'USD' && row.error_code !== 'refund.failed';
    if (isFinal && isOurs) settledMs.push(Math.max(0, row.updated_at - row.created_at));
  }
  return { phases, settledMs };
}

function traceOf({ trace }: World): Pick<RunResult, 'trace' | 'digest'> {
  return { trace, digest: createHash('sha256').update(trace.join('\n')).digest('hex').slice(0, 16) };
}
