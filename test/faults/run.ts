import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUGS } from './bugs/bugs.ts';
import { tryToCatch } from './bugs/catch.ts';
import type { Catch } from './bugs/catch.ts';
import { runStories } from './aimed/run-stories.ts';
import { runCrashes } from './crashes/run-crashes.ts';
import { runKills } from './kills/run-kills.ts';
import { runModel } from './model/run-model.ts';
import { runRaces } from './races/run-races.ts';
import { countsInWords, quantile } from './report.ts';
import { runSockets } from './sockets/run-sockets.ts';

/**
 * `npm run test:faults`: the fault plan of docs/faults.md in full. Ends with 1 when an invariant broke or a planted bug
 * went unnoticed. `npm run test:faults -- 500` runs so many seeds instead of 10,000.
 */
const SEEDS = Number(process.argv[2] ?? 10_000);
const BUG_SEEDS = 400;
const KILLS = 300;
const SOCKET_FAULTS = 2_000;

let failures = 0;

async function section(name: string, run: () => Promise<string[]>): Promise<void> {
  const started = performance.now();
  const lines = await run();
  console.log(`\n== ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  for (const line of lines) console.log(line);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

const seededRuns = () =>
  section('Seeded runs of the model', async () => {
    const { seeds, steps, faults, phases, settledMs, violations, cpuSeconds } = await runModel(SEEDS);
    failures += violations.length;
    return [
      `${seeds} seeds, ${steps} steps, ${(seeds / cpuSeconds).toFixed(0)} seeds per second of one core`,
      `faults: ${countsInWords(faults)}`,
      `intents: ${countsInWords(phases)}`,
      `to a final state, in simulated time: p50 ${seconds(quantile(settledMs, 0.5))}, p99 ${seconds(quantile(settledMs, 0.99))}`,
      `violations: ${violations.length}${violations.length === 0 ? `, so fewer than 1 in ${Math.floor(seeds / 3)} runs (95 %)` : ''}`,
      ...violations.slice(0, 20),
    ];
  });

const crashPoints = () =>
  section('Crash points', async () => {
    const { runs, points, violations } = await runCrashes();
    failures += violations.length;
    return [`${points} points in ${runs} runs, violations: ${violations.length}`, ...violations.slice(0, 20)];
  });

const stories = () =>
  section('Stories', async () => {
    const violations = await runStories();
    failures += violations.length;
    return [`violations: ${violations.length}`, ...violations];
  });

const races = () =>
  section('Races', async () => {
    const { orders, violations } = await runRaces();
    failures += violations.length;
    return [`${orders} orders, violations: ${violations.length}`, ...violations.slice(0, 20)];
  });

const killedProcesses = () =>
  section('Killed processes', async () => {
    const { kills, starting, atStep, inFlight, asked, final, violations } = await runKills(KILLS);
    failures += violations.length;
    return [
      `${kills} kills: ${atStep} at a chosen step, ${inFlight} at any time while something was asked for, ${starting} while it was starting`,
      `${asked} asked for, ${final} of them stored, violations: ${violations.length}`,
      ...violations,
    ];
  });

const brokenSockets = () =>
  section('Broken sockets', async () => {
    const { faults, asked, final, violations } = await runSockets(SOCKET_FAULTS);
    failures += violations.length;
    return [
      `faults: ${countsInWords(faults)}`,
      `${asked} asked for, ${final} of them stored, violations: ${violations.length}`,
      ...violations.slice(0, 20),
    ];
  });

const plantedBugs = () =>
  section('Planted bugs', async () => {
    const caught: Catch[] = [];
    const waiting = [...BUGS];
    const work = async (): Promise<void> => {
      for (let bug = waiting.shift(); bug; bug = waiting.shift())
        caught.push(await tryToCatch(bug, BUG_SEEDS));
    };
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
    const missed = caught.filter(({ by }) => by === null);
    failures += missed.length;
    const needed = caught.flatMap(({ seeds }) => seeds ?? []);
    return [
      `${BUGS.length - missed.length} of ${BUGS.length} caught; ${needed.length} by seeds, after ${quantile(needed, 0.5)} seeds in the middle and ${Math.max(...needed)} at most`,
      ...missed.map(({ bug }) => `not caught: ${bug}`),
    ];
  });

async function inTurn(layers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const layer of layers) await layer();
}

// Some forty threads and three hundred processes load the same modules: only the first of them compiles each.
const compiled = mkdtempSync(join(tmpdir(), 'counterfoil-compiled-'));
process.env['NODE_COMPILE_CACHE'] = compiled;

// What computes and what mostly waits, side by side.
const started = performance.now();
try {
  await Promise.all([
    inTurn([stories, seededRuns, crashPoints, races, plantedBugs]),
    killedProcesses(),
    brokenSockets(),
  ]);
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
console.log(`\nAll of it took ${seconds(performance.now() - started)}.`);

process.exitCode = failures > 0 ? 1 : 0;
