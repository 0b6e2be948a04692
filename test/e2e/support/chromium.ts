import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Keeps the browser off the network that the tests do not need, whatever Chromium was found. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The path of a Chromium that can be run: `CHROMIUM_PATH`, then one on the PATH, then Playwright's own. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return wanted;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
}

/**
 * Finds a Chromium, or installs one: Debian's package where we may, Playwright's own build elsewhere.
 * @returns its path
 * @throws Error with one sentence when there is none and none could be installed
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const installed = installDebianPackage() || installPlaywrightBuild();
  const path = installed ? findChromium() : undefined;
  if (path) return path;
  throw new Error(
    'No Chromium was found and none could be installed: install the chromium package, or set CHROMIUM_PATH.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installDebianPackage(): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !succeeds('sudo', ['-n', 'true'])) return false;
  const run = (...args: string[]): boolean =>
    isRoot ? succeeds('apt-get', args) : succeeds('sudo', ['-n', 'apt-get', ...args]);
  run('update', '-qq');
  return run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

function installPlaywrightBuild(): boolean {
  return succeeds(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}

function succeeds(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** The version line of the Chromium at `path`, for the log. */
export function chromiumVersion(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
