import { inThread } from '../thread.ts';

/** All stories, in a thread of their own; one line for each that broke an invariant. */
export function runStories(): Promise<string[]> {
  return inThread(new URL('worker.ts', import.meta.url), null);
}
