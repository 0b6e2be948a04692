import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from './bugs.ts';
import type { Catch } from './catch.ts';
import { plant } from './plant.ts';

/** What a thread is given: a bug to plant, and how many seeds it may take to notice it. */
export interface BugJob {
  readonly bug: Bug;
  readonly seeds: number;
}

const { bug, seeds } = workerData as BugJob;
plant(bug);

// Loaded after the bug is planted.
const { createStorage } = await import('../world/storage.ts');
const storage = await createStorage();

/** Only the layer that must notice it runs: what others would find takes its time for nothing. */
async function look(): Promise<Catch> {
  switch (bug.noticedBy ?? 'seeds') {
    case 'seeds': {
      const { runSeed } = await import('../model/run-seed.ts');
      for (let seed = 0; seed < seeds; seed += 1)
        if ((await runSeed(seed, storage)).violation !== null)
          return { bug: bug.name, by: 'seeds', seeds: seed + 1 };
      return { bug: bug.name, by: null };
    }
    case 'stories': {
      const { playStories } = await import('../aimed/play-stories.ts');
      return found('stories', await playStories(storage));
    }
    case 'races': {
      const { exploreRaces } = await import('../races/explore.ts');
      return found('races', (await exploreRaces(storage, true)).violations);
    }
    case 'crash points': {
      const { ACTS, runCrashPoints } = await import('../crashes/crash-points.ts');
      return found('crash points', (await runCrashPoints(storage, ACTS, true)).violations);
    }
  }
}

function found(by: NonNullable<Catch['by']>, violations: readonly string[]): Catch {
  return { bug: bug.name, by: violations.length > 0 ? by : null };
}

parentPort?.postMessage(await look());
