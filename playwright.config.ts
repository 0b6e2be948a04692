import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium } from './test/e2e/support/chromium.ts';
import type { WorkerOptions } from './test/e2e/support/test.ts';

const demoUrl = 'http://127.0.0.1:4174';
const executablePath = findChromium();

/** One suite, two targets. `npm run build` and `npm run build:demo` come first; `npm test` does that. */
export default defineConfig<object, WorkerOptions>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    serviceWorkers: 'allow',
    // Recording costs a quarter of the suite's time: COUNTERFOIL_TRACE=1 for the test that one is looking into.
    trace: process.env['COUNTERFOIL_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumArgs, ...(executablePath && { executablePath }) },
  },
  projects: [
    // Nobody signs in to the demo.
    {
      name: 'demo',
      testIgnore: '**/sign-in.spec.ts',
      use: { target: 'demo', baseURL: demoUrl },
    },
    // The panel of the demo is the one thing that production does not have.
    { name: 'node', testIgnore: '**/demo-panel.spec.ts', use: { target: 'node' } },
  ],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --mode demo --port ${new URL(demoUrl).port}`,
    url: demoUrl,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
  },
});
