import { setTimeout } from 'node:timers/promises';
import type { Bff } from '#bff/core/app.ts';
import { percentile } from './row.ts';
import type { Bench, Row } from './row.ts';
import { openOfflineBff, timeOf } from './support/offline-bff.ts';
import { reportFile } from './support/report-file.ts';

const REPORTS = ['overview', 'paid-out', 'fees', 'delay', 'month-end'] as const;

interface Period {
  readonly what: string;
  readonly query: string;
}

const STOCKHOLM = 'zone=Europe/Stockholm';
/** The payments of the files are one a minute, until the first of March 2026. */
const MONTH: Period = {
  what: 'a month',
  query: `period_gte=2026-01-31T23:00:00Z&period_lt=2026-02-28T23:00:00Z&${STOCKHOLM}`,
};
const YEARS: Period = {
  what: 'three years by the day',
  query: `period_gte=2023-03-01T00:00:00Z&period_lt=2026-03-01T00:00:00Z&${STOCKHOLM}`,
};

const SIZES = [
  { rows: 100_000, month: 100, years: 500 },
  { rows: 1_000_000, month: 200, years: 2_000 },
] as const;
const ROUNDS = 5;
/** The longest that a report may keep others from their turn. */
const TURN_MS = 50;

interface Measured {
  readonly report: string;
  readonly times: readonly number[];
  readonly turn: number;
}

async function measure(bff: Bff, { query }: Period): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const report of REPORTS) {
    const times: number[] = [];
    await timeOf(bff, `/api/reports/${report}?${query}`);
    const turn = await longestTurn(async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        times.push(await timeOf(bff, `/api/reports/${report}?${query}`));
        // Requests come from the network: two are never one turn.
        await setTimeout(2);
      }
    });
    measured.push({ report, times, turn });
  }
  return measured;
}

/** The longest turn, in time of this process: what others do on the machine is not its fault. */
async function longestTurn(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let turn = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(turn);
    longest = Math.max(longest, (user + system) / 1000);
    turn = process.threadCpuUsage();
  }, 1);
  await work();
  clearInterval(timer);
  return longest;
}

function rowsOf(what: string, measured: readonly Measured[], budget: number): Row[] {
  const byTime = measured.toSorted((a, b) => percentile(b.times, 95) - percentile(a.times, 95));
  const [slowest] = byTime;
  const p95 = percentile(slowest?.times ?? [], 95);
  const turn = Math.max(...measured.map((one) => one.turn));
  const all = byTime.map(({ report, times }) => `${report} ${percentile(times, 50).toFixed(0)}`);
  return [
    {
      what: `reports of ${what}, the slowest (${slowest?.report ?? ''}), p95; medians: ${all.join(', ')} ms`,
      ours: `${p95.toFixed(0)} ms`,
      budget: `at most ${String(budget)} ms`,
      holds: p95 <= budget,
    },
    {
      what: `longest time that others wait for their turn meanwhile`,
      ours: `${turn.toFixed(0)} ms`,
      budget: `at most ${String(TURN_MS)} ms`,
      holds: turn <= TURN_MS,
    },
  ];
}

/** Every report over a large mirror, through the whole BFF: of a month, as a page asks, and of three years. */
export const reportsBench: Bench = {
  name: 'reports',
  async run() {
    const rows: Row[] = [];
    for (const { rows: size, month, years } of SIZES) {
      const bff = await openOfflineBff(await reportFile(size));
      try {
        const over = `over ${size.toLocaleString('en')} payments`;
        rows.push(...rowsOf(`${MONTH.what} ${over}`, await measure(bff, MONTH), month));
        rows.push(...rowsOf(`${YEARS.what} ${over}`, await measure(bff, YEARS), years));
      } finally {
        await bff.stop();
      }
    }
    return rows;
  },
};
