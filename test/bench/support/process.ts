import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;

type Env = Readonly<Record<string, string>>;

/** Starts `node FILE ARGS`, resolves when its output matches `ready`, and can stop it. */
export async function startNode(
  file: string,
  args: readonly string[],
  ready: RegExp,
  env: Env = {},
  flags: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...flags, file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilOutput(child, ready, file);
  return { pid: child.pid ?? 0, stop: () => stop(child) };
}

const ROOT = join(import.meta.dirname, '../../..');
const BFF = join(ROOT, 'src/bff/node.ts');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { start: string };
};
/** How much memory `npm start` lets Node take (docs/decisions/0030-a-small-young-generation.md). */
const BFF_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--max-'));

/** Starts the production server as `npm start` does. */
export function startBff(port: number, env: Env): Promise<Running> {
  const ready = new RegExp(`127\\.0\\.0\\.1:${String(port)}`);
  return startNode(
    BFF,
    [],
    ready,
    { COUNTERFOIL_SANDBOX_IDENTITIES: '1', PORT: String(port), ...env },
    BFF_FLAGS,
  );
}

function untilOutput(child: ChildProcess, ready: RegExp, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const timer = setTimeout(
      () => reject(new Error(`${file} was not ready in time:\n${seen}`)),
      READY_WITHIN_MS,
    );
    const look = (chunk: Buffer) => {
      if (seen.length < 100_000) seen += chunk.toString();
      if (!ready.test(seen)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}:\n${seen}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Resident memory of a process in MiB, as Linux counts it. */
export function residentMiB(pid: number): number {
  const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  return Number(kib) / 1024;
}
