import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { AS_APP } from '#test/contract/support/call.ts';
import { chromiumArgs, ensureChromium } from '../e2e/support/chromium.ts';
import { msRow, spread } from './row.ts';
import type { Bench, Row } from './row.ts';
import { startBff, startNode } from './support/process.ts';
import { worstInteraction } from './support/interactions.ts';
import { repeated } from './support/repeated.ts';
import { NOTE_ROWS_PAINTED } from './support/rows-painted.ts';
import { openUnwatchedBrowser } from './support/unwatched-browser.ts';
import type { UnwatchedBrowser } from './support/unwatched-browser.ts';
import { visit } from './support/visit.ts';

const PORTS = { sandbox: 8830, bff: 8831 } as const;
const bffUrl = `http://127.0.0.1:${String(PORTS.bff)}`;

const firstRow = (page: Page) => page.locator('[data-row-link]').first();

interface ColdLoad {
  readonly list: number;
  readonly paint: number;
}

/** From the beginning of the navigation until the first rows are painted, as somebody has it whom nobody watches. */
function coldLoad(browser: UnwatchedBrowser, slowdown: number): Promise<ColdLoad> {
  return browser.visit(`${bffUrl}/transactions`, {
    slowdown,
    before: NOTE_ROWS_PAINTED,
    told: `globalThis.__rowsPainted === undefined ? null : {
      list: globalThis.__rowsPainted,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    }`,
  });
}

async function coldLoads(slowdown: number): Promise<readonly ColdLoad[]> {
  const browser = await openUnwatchedBrowser();
  try {
    return await repeated(() => coldLoad(browser, slowdown));
  } finally {
    await browser.close();
  }
}

/** What support does in a minute; the worst event of it all, input to next paint. */
async function tour(browser: Browser, slowdown: number): Promise<number> {
  const { page, leave } = await visit(browser, slowdown);
  await page.goto(`${bffUrl}/transactions`);
  await firstRow(page).waitFor();
  await page.getByRole('button', { name: 'Currency' }).click();
  await page.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByRole('link', { name: 'Newer' }).click();
  await page.getByRole('link', { name: /^Succeeded/ }).click();
  // Among what succeeded is what went back in full, and cannot be refunded again.
  await page
    .getByRole('row', { name: /\bCaptured\b/ })
    .locator('[data-row-link]')
    .first()
    .click();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  await page
    .getByRole('button', { name: 'Refund' })
    .or(page.getByRole('link', { name: 'Refund' }))
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  const worst = await worstInteraction(page);
  await leave();
  return worst;
}

/** From the click to the content, with the mouse resting on the row before. */
async function rowToDetail(browser: Browser): Promise<number> {
  const { page, leave } = await visit(browser, 1);
  await page.goto(`${bffUrl}/transactions`);
  await firstRow(page).hover();
  await page.waitForTimeout(600);
  const took = await page.evaluate(async () => {
    const started = performance.now();
    document.querySelector<HTMLElement>('[data-row-link]')?.click();
    while (![...document.querySelectorAll('h2')].some((each) => each.textContent === 'What happened')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - started;
  });
  await leave();
  return took;
}

interface Charts {
  readonly painted: number;
  readonly walked: number;
}

/**
 * From the last answer that a page of charts waits for until all of them are painted, and until all answer the pointer and
 * the arrow keys; nothing is cached.
 */
async function chartsAfterData(browser: Browser): Promise<Charts> {
  const { page, leave } = await visit(browser, 1);
  await page.goto(`${bffUrl}/reports`, { waitUntil: 'commit' });
  const took = await page.evaluate(async () => {
    // A frame begins after the one before was painted.
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const paintedWith = async (mark: string) => {
      const charts = () => [...document.querySelectorAll('figure')].filter((one) => one.querySelector(mark));
      while (charts().length < 4) await frame();
      await frame();
      return performance.now();
    };
    const painted = await paintedWith('svg a');
    const walked = await paintedWith('[role="application"]');
    const answers = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/api\/(reports|unsettled)\//.test(name));
    const data = Math.max(...answers.map((entry) => (entry as PerformanceResourceTiming).responseEnd));
    return { painted: painted - data, walked: walked - data };
  });
  await leave();
  return took;
}

async function measure(browser: Browser): Promise<readonly Row[]> {
  const fast = await coldLoads(1);
  const slow = await coldLoads(4);
  const charts = await repeated(() => chartsAfterData(browser));
  return [
    msRow(
      'cold load to a usable list',
      fast.map(({ list }) => list),
      700,
    ),
    msRow(
      'cold load to a usable list, 4x slower CPU',
      slow.map(({ list }) => list),
      2_000,
    ),
    msRow(
      'first paint of the frame, 4x slower CPU',
      slow.map(({ paint }) => paint),
      1_200,
    ),
    msRow('worst interaction of a tour', await repeated(() => tour(browser, 1)), 50),
    msRow('worst interaction of a tour, 4x slower CPU', await repeated(() => tour(browser, 4)), 150),
    msRow('row to detail after resting on the row', await repeated(() => rowToDetail(browser)), 100),
    msRow(
      'charts after their data',
      charts.map(({ painted }) => painted),
      200,
    ),
    {
      what: 'charts that answer the pointer and the keys, after their data',
      ours: spread(
        charts.map(({ walked }) => walked),
        'ms',
      ),
      budget: 'none',
      holds: true,
    },
  ];
}

/** The app in a real Chromium against the production server and the sandbox. */
export const browserBench: Bench = {
  name: 'browser',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'));
    const here = (file: string) => join(import.meta.dirname, '../..', file);
    const sandbox = await startNode(here('mocks/sandbox.ts'), [], /8830/, {
      SANDBOX_PORT: String(PORTS.sandbox),
    });
    const bff = await startBff(PORTS.bff, {
      PROCESSOUT_PROJECT_ID: 'test-proj_sandbox',
      PROCESSOUT_SECRET: 'key_sandbox_counterfoil',
      PROCESSOUT_API_URL: `http://127.0.0.1:${String(PORTS.sandbox)}`,
      DATABASE_URL: join(folder, 'bench.db'),
    });
    await untilMirrored();
    const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] });
    try {
      return await measure(browser);
    } finally {
      await browser.close();
      await Promise.all([bff.stop(), sandbox.stop()]);
      rmSync(folder, { recursive: true });
    }
  },
};

/** Until the server rests: what it still reads would be measured as the browser's. */
async function untilMirrored(): Promise<void> {
  const lists = ['transactions', 'customers', 'events', 'payouts'].map((list) => `${list}?limit=10`);
  for (const path of [...lists, 'unsettled/groups']) await untilComplete(path);
}

async function untilComplete(path: string): Promise<void> {
  for (;;) {
    const reply = await fetch(`${bffUrl}/api/${path}`, { headers: AS_APP });
    const { coverage, complete } = (await reply.json()) as {
      coverage?: { complete: boolean };
      complete?: boolean;
    };
    if (complete ?? coverage?.complete) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
