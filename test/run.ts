import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumVersion, ensureChromium } from './e2e/support/chromium.ts';

/**
 * `npm test`: everything that a change must pass, in the order in which it fails fastest. A failing stage does not
 * stop the later ones, so that one run shows all there is to mend. The last line is `N passed, N failed`.
 */
interface Tally {
  passed: number;
  failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'counterfoil-test-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

interface Stage {
  readonly name: string;
  readonly run: () => Tally | Promise<Tally>;
}

/** Linting takes as long as the four others together, and each works on one core: it goes beside them. */
const beside: readonly (readonly Stage[])[] = [
  [
    { name: 'types', run: () => single('node_modules/typescript7/bin/tsc', '-b', '--force') },
    {
      name: 'format',
      run: () => single('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    },
    { name: 'build', run: () => single('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn') },
    {
      name: 'build of the demo',
      run: () => single('node_modules/vite/bin/vite.js', 'build', '--mode', 'demo', '--logLevel', 'warn'),
    },
  ],
  [{ name: 'lint', run: () => single('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0') }],
];

/** These take both cores, one after the other. */
const after: readonly Stage[] = [
  { name: 'unit, integration and contract tests', run: runVitest },
  { name: 'browser tests', run: runPlaywright },
];

async function main(): Promise<number> {
  console.log(`\n== ${beside.flatMap((stages) => stages.map(({ name }) => name)).join(', ')}`);
  const tallies = (await Promise.all(beside.map(inTurn))).flat();
  for (const stage of after) {
    console.log(`\n== ${stage.name}`);
    tallies.push(await perform(stage));
  }
  rmSync(reports, { recursive: true, force: true });
  const failed = sum(tallies.map((one) => one.failed));
  console.log(`\n${sum(tallies.map((one) => one.passed))} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

async function inTurn(stages: readonly Stage[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const stage of stages) tallies.push(await perform(stage));
  return tallies;
}

async function perform({ name, run }: Stage): Promise<Tally> {
  const started = performance.now();
  const tally = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`== ${name}: ${tally.failed > 0 ? `FAILED (${tally.failed})` : 'passed'} in ${seconds} s`);
  return tally;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Runs a script under this Node; its output goes straight to the terminal. */
function node(args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status, signal } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (signal) console.error(`It was ended by ${signal}.`);
  return status === 0;
}

/** Runs a script that says something only where it finds something, and lets it say that in one piece. */
async function single(...args: string[]): Promise<Tally> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (printed) console.log(printed.trimEnd());
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function runVitest(): Tally {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const ok = node(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  const report = readReport<VitestReport>(vitestReport);
  // A file that could not even be loaded has no tests to count.
  const unloaded = report?.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  );
  return tally(ok, report?.numPassedTests, (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0));
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

function runPlaywright(): Tally {
  try {
    console.log(chromiumVersion(ensureChromium()));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  const ok = node(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  });
  const report = readReport<PlaywrightReport>(playwrightReport);
  const failed = report && report.stats.unexpected + report.stats.flaky + report.errors.length;
  return tally(ok, report?.stats.expected, failed);
}

/** A runner that reports failure by its exit code alone still counts as one failure. */
function tally(ok: boolean, passed = 0, failed = 0): Tally {
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readReport<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

process.exitCode = await main();
