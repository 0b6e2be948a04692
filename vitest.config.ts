import { defineConfig } from 'vitest/config';

/** Rules and views, and the simulator: they leave nothing behind in the thread that they ran in. */
const pure = [
  'test/domain/**',
  'test/contract-schemas/**',
  'test/web/**',
  'test/mocks/processout/**',
  'test/bff/core/processout/**',
  'test/bff/core/journal/**',
].map((folder) => `${folder}/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['test/setup.ts'],
    // Two workers suit the two cores of a small CI machine; threads start faster than processes.
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      // One thread after another of their files spends most of its time on loading what the one before had loaded.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/**', ...pure],
        },
      },
    ],
  },
});
