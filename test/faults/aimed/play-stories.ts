import { violationOf } from '../model/run-seed.ts';
import { createWorld } from '../model/world.ts';
import type { Storage } from '../world/storage.ts';
import { STORIES } from './stories.ts';

/** Plays all stories; one line for each that broke an invariant. */
export async function playStories(storage: Storage): Promise<string[]> {
  const violations: string[] = [];
  for (const story of STORIES) {
    const world = await createWorld('story', storage, story);
    const violation = await violationOf(world, storage, () => story.play(world));
    if (violation !== null) violations.push(`${violation} (${story.name})`);
  }
  return violations;
}
