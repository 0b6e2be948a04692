import { describe, expect, test, vi } from 'vitest';
import { runStories } from './aimed/run-stories.ts';
import { BUGS } from './bugs/bugs.ts';
import { tryToCatch } from './bugs/catch.ts';
import { crashesOf } from './crashes/run-crashes.ts';
import { runSeeds } from './model/run-model.ts';
import { runSeed } from './model/run-seed.ts';
import { createStorage } from './world/storage.ts';

// Nothing here waits, but a busy machine is slow.
vi.setConfig({ testTimeout: 240_000 });

/** The short form of `npm run test:faults` (docs/faults.md). */
describe('the journal under fire', () => {
  test('keeps every invariant after every step of seeded runs', async () => {
    const { seeds, violations } = await runSeeds({ from: 0, to: 100 });
    expect(violations).toEqual([]);
    expect(seeds).toBe(100);
  });

  test('keeps them in the stories that chance seldom tells', async () => {
    expect(await runStories()).toEqual([]);
  });

  test('plays a seed again to the letter', async () => {
    const storage = await createStorage();
    const first = await runSeed(1_234, storage);
    expect((await runSeed(1_234, storage)).trace).toEqual(first.trace);
  });

  test('survives a process that dies at any step of a refund', async () => {
    const { points, violations } = await crashesOf(['refund']);
    expect(violations).toEqual([]);
    expect(points).toBeGreaterThan(100);
  });

  const quick = ['sent before it is marked as sent', 'an unclear answer is called done'];
  test.each(BUGS.filter(({ name }) => quick.includes(name)))('notices a planted bug: $name', async (bug) => {
    expect(await tryToCatch(bug, 60)).toMatchObject({ by: 'seeds' });
  });
});
