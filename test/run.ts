import { spawnSync } from 'node:child_process';
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

const stages: { name: string; run: () => Tally }[] = [
  { name: 'types', run: () => single('node_modules/typescript7/bin/tsc', '-b', '--force') },
  { name: 'lint', run: () => single('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  {
    name: 'format',
    run: () => single('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  },
  { name: 'build', run: () => single('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn') },
  {
    name: 'build of the demo',
    run: () => single('node_modules/vite/bin/vite.js', 'build', '--mode', 'demo', '--logLevel', 'warn'),
  },
  { name: 'unit, integration and contract tests', run: runVitest },
  { name: 'browser tests', run: runPlaywright },
];

function main(): number {
  const total: Tally = { passed: 0, failed: 0 };
  for (const stage of stages) {
    console.log(`\n== ${stage.name}`);
    const started = performance.now();
    const { passed, failed } = stage.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`== ${stage.name}: ${failed > 0 ? `FAILED (${failed})` : 'passed'} in ${seconds} s`);
    total.passed += passed;
    total.failed += failed;
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
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

function single(...args: string[]): Tally {
  return node(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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

process.exitCode = main();
