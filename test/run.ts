import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { chromiumVersion, ensureChromium } from './e2e/support/chromium.ts';

/**
 * `npm test`: everything that a change must pass, in the order in which it fails fastest. A failing stage does not
 * stop the later ones, so that one run shows all there is to mend. What failed is said again at the end, for whoever
 * sees only the end of a long record; the last line is `N passed, N failed`.
 */
interface Tally {
  readonly passed: number;
  readonly failures: readonly Failure[];
}

interface Failure {
  readonly name: string;
  readonly message: string;
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
  const failures = tallies.flatMap((one) => one.failures);
  if (failures.length > 0) console.log('\n== what failed');
  for (const failure of failures) console.log(inShort(failure));
  const passed = tallies.reduce((total, one) => total + one.passed, 0);
  console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
}

/** A name and the lines of a message that usually say why. */
function inShort({ name, message }: Failure): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 25);
  return `\n--- ${name}\n${lines.join('\n')}`;
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
  const count = tally.failures.length;
  console.log(`== ${name}: ${count > 0 ? `FAILED (${count})` : 'passed'} in ${seconds} s`);
  return tally;
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
async function single(script: string, ...args: string[]): Promise<Tally> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (printed) console.log(printed.trimEnd());
  if (status === 0) return { passed: 1, failures: [] };
  return { passed: 0, failures: [{ name: [script, ...args].join(' '), message: printed }] };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[] | null;
  }[];
}

function runVitest(): Tally {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const ok = node(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  const report = readReport<VitestReport>(vitestReport);
  return tally('vitest', ok, report?.numPassedTests, report?.testResults.flatMap(failuresOfFile));
}

function failuresOfFile({ name, status, message, assertionResults }: VitestFile): Failure[] {
  const file = relative('.', name);
  // A file that could not even be loaded has no tests to count.
  if (status === 'failed' && assertionResults.length === 0) return [{ name: file, message }];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => ({
      name: `${file} › ${test.fullName}`,
      message: test.failureMessages?.join('\n') ?? '',
    }));
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly PlaywrightError[];
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[];
    }[];
  }[];
}

interface PlaywrightError {
  readonly message?: string;
}

function runPlaywright(): Tally {
  try {
    console.log(chromiumVersion(ensureChromium()));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return { passed: 0, failures: [{ name: 'Chromium', message }] };
  }
  const ok = node(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  });
  const report = readReport<PlaywrightReport>(playwrightReport);
  const failures = [
    ...(report?.suites.flatMap(failuresOfSuite) ?? []),
    ...(report?.errors.map((error) => ({ name: 'playwright', message: error.message ?? '' })) ?? []),
  ];
  return tally('playwright', ok, report?.stats.expected, failures);
}

function failuresOfSuite({ title, suites = [], specs }: PlaywrightSuite): Failure[] {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        name: `${title} › ${spec.title} [${projectName}]`,
        message: results.flatMap(({ errors }) => errors.map(({ message }) => message ?? '')).join('\n'),
      })),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** A runner that reports failure by its exit code alone still counts as one failure. */
function tally(name: string, ok: boolean, passed = 0, failures: readonly Failure[] = []): Tally {
  if (ok || failures.length > 0) return { passed, failures };
  return { passed, failures: [{ name, message: 'It ended with a failure of its own.' }] };
}

function readReport<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

process.exitCode = await main();
