import { inThread } from '../model/run-model.ts';
import type { Bug } from './bugs.ts';

export interface Catch {
  readonly bug: string;
  /** How many seeds it took; null when none of them showed it. */
  readonly seeds: number | null;
  readonly by: string;
}

/** Plants a bug and runs seeds until an invariant breaks. */
export async function tryToCatch(bug: Bug, seeds: number): Promise<Catch> {
  const summary = await inThread({ from: 0, to: seeds, bug, stopAtFirst: true });
  const [by] = summary.violations;
  return { bug: bug.name, seeds: by === undefined ? null : summary.seeds, by: by?.split(':')[0] ?? '' };
}
