import { inThread } from '../thread.ts';
import type { Bug, Layer } from './bugs.ts';
import type { BugJob } from './worker.ts';

export interface Catch {
  readonly bug: string;
  /** The layer that noticed it; null when the one that must did not. */
  readonly by: Layer | null;
  /** How many seeds it took. */
  readonly seeds?: number;
}

/** Plants a bug in a thread of its own, and lets the layer that must notice it run until an invariant breaks. */
export function tryToCatch(bug: Bug, seeds: number): Promise<Catch> {
  const job: BugJob = { bug, seeds };
  return inThread(new URL('worker.ts', import.meta.url), job);
}
