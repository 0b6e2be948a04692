import { crashesOf } from '../crashes/run-crashes.ts';
import { runSeeds } from '../model/run-model.ts';
import { runRaces } from '../races/run-races.ts';
import type { Bug } from './bugs.ts';

export interface Catch {
  readonly bug: string;
  /** How many seeds it took; null when none of them showed it. */
  readonly seeds: number | null;
  /** The layer that noticed it; null when none did. */
  readonly by: 'seeds' | 'races' | 'crash points' | null;
}

/** Plants a bug and runs seeds until an invariant breaks; where none does, the races and the crash points. */
export async function tryToCatch(bug: Bug, seeds: number): Promise<Catch> {
  const { name } = bug;
  const summary = await runSeeds({ from: 0, to: seeds, bug, stopAtFirst: true });
  if (summary.violations.length > 0) return { bug: name, seeds: summary.seeds, by: 'seeds' };
  if ((await runRaces(bug)).violations.length > 0) return { bug: name, seeds: null, by: 'races' };
  const { violations } = await crashesOf(['refund', 'capture'], bug);
  return { bug: name, seeds: null, by: violations.length > 0 ? 'crash points' : null };
}
