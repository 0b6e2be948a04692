import { preview } from 'vite';
import { msRow } from './row.ts';
import type { Bench, Row } from './row.ts';
import { repeated } from './support/repeated.ts';
import { NOTE_ROWS_PAINTED } from './support/rows-painted.ts';
import { openUnwatchedBrowser } from './support/unwatched-browser.ts';
import type { Visited } from './support/unwatched-browser.ts';

const PORT = 8832;
const LIST = `http://127.0.0.1:${String(PORT)}/transactions`;
const MEMORY_MIB = 150;

interface Start {
  readonly row: number;
  readonly mirrored: number;
}

/** Leaves in `__mirrored` when the page, which asks ten times a second, learns that all payments are mirrored. */
const NOTE_MIRRORED = `addEventListener('DOMContentLoaded', async () => {
  const isComplete = async () => {
    if (globalThis.__rowsPainted === undefined) return false;
    const reply = await fetch('/api/sync', { headers: { 'X-Counterfoil': '1' } });
    return (await reply.json()).coverage.complete;
  };
  while (!(await isComplete())) await new Promise((resolve) => setTimeout(resolve, 100));
  globalThis.__mirrored = performance.now();
});`;

const START: Visited = {
  slowdown: 1,
  before: `${NOTE_ROWS_PAINTED}\n${NOTE_MIRRORED}`,
  told: `globalThis.__mirrored === undefined ? null : {
    row: globalThis.__rowsPainted,
    mirrored: globalThis.__mirrored,
  }`,
};

/** From the beginning of the navigation, as somebody has it whom nobody watches. */
async function starts(): Promise<readonly Start[]> {
  const browser = await openUnwatchedBrowser();
  try {
    return await repeated(() => browser.visit<Start>(LIST, START));
  } finally {
    await browser.close();
  }
}

async function memoryMiB(): Promise<number> {
  const browser = await openUnwatchedBrowser();
  try {
    return await browser.weigh(LIST, START);
  } finally {
    await browser.close();
  }
}

async function measure(): Promise<readonly Row[]> {
  const begun = await starts();
  const memory = await memoryMiB();
  return [
    msRow(
      'first rows of the demo, with nothing cached',
      begun.map(({ row }) => row),
      1_000,
    ),
    msRow(
      '5,000 transactions mirrored in the page',
      begun.map(({ mirrored }) => mirrored),
      3_000,
    ),
    {
      what: 'memory of the demo page and its workers, 5,000 transactions mirrored',
      ours: `${memory.toFixed(0)} MiB`,
      budget: `at most ${String(MEMORY_MIB)} MiB`,
      holds: memory <= MEMORY_MIB,
    },
  ];
}

/** The demo in a real Chromium: page, backend and simulator on one machine, and no server but for its files. */
export const demoBench: Bench = {
  name: 'demo',
  async run() {
    const server = await preview({
      mode: 'demo',
      preview: { port: PORT, host: '127.0.0.1', strictPort: true },
    });
    try {
      return await measure();
    } finally {
      await server.close();
    }
  },
};
