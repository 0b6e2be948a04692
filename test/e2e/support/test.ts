import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createNodeStack } from './node-stack.ts';
import type { NodeStack } from './node-stack.ts';
import { watchConsole } from './quiet.ts';
import type { Quiet } from './quiet.ts';
import { demoWorld, sandboxWorld } from './world.ts';
import type { World } from './world.ts';

export { expect };

/** `demo`: everything in the page. `node`: the production BFF against the sandbox. */
export type Target = 'demo' | 'node';

/** Bytes per second that nothing here comes near. */
const UNLIMITED = 1e9;

/** A machine without a network still reaches itself; its Chromium would call every page offline. */
export async function keepOnline(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: UNLIMITED,
    uploadThroughput: UNLIMITED,
    connectionType: 'ethernet',
  });
}

/** The servers of one worker, and whether the test before left its mark on them. */
export interface Servers {
  readonly stack: NodeStack;
  touched: boolean;
}

export interface TestFixtures {
  world: World;
  quiet: Quiet;
  freshServers: undefined;
  online: undefined;
}

export interface WorkerOptions {
  target: Target;
  /** How many payments the world starts with. */
  payments: number;
}

export interface WorkerFixtures extends WorkerOptions {
  servers: Servers | null;
}

/**
 * The suite's `test`. Each test finds the world as it was seeded: in the demo because every test opens a page of its own,
 * on Node because a test that sent anything but reads, or used `world`, has its servers replaced before the next one.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  target: ['demo', { option: true, scope: 'worker' }],
  // Enough for every status, few enough to be mirrored at once: each page of the demo mirrors a world of its own.
  payments: [240, { option: true, scope: 'worker' }],

  servers: [
    async ({ target, payments }, use, worker) => {
      if (target === 'demo') return use(null);
      const stack = createNodeStack(worker.parallelIndex, { payments });
      await stack.start();
      await use({ stack, touched: false });
      await stack.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ baseURL, servers }, use) => use(servers ? servers.stack.url : baseURL),

  freshServers: [
    async ({ servers, payments, context }, use, info) => {
      if (!servers) {
        await context.addInitScript(
          (count) => Object.assign(globalThis, { __counterfoilDemoPayments: count }),
          payments,
        );
        return use(undefined);
      }
      if (servers.touched) {
        await servers.stack.stop();
        await servers.stack.start();
        servers.touched = false;
      }
      context.on('request', (request) => {
        if (request.method() !== 'GET') servers.touched = true;
      });
      await use(undefined);
      if (info.status !== info.expectedStatus) await info.attach('servers', { body: servers.stack.output() });
    },
    { auto: true, timeout: 120_000 },
  ],

  online: [
    async ({ page }, use) => {
      await keepOnline(page);
      await use(undefined);
    },
    { auto: true },
  ],

  world: async ({ servers, page }, use) => {
    if (!servers) return use(demoWorld(page));
    servers.touched = true;
    await use(sandboxWorld(servers.stack.sandboxUrl));
  },

  quiet: [
    async ({ context }, use) => {
      const quiet = watchConsole(context);
      await use(quiet);
      expect(quiet.unexpected(), 'unexpected output in the browser console').toEqual([]);
    },
    { auto: true },
  ],
});
