import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `npm run start:sandbox`: the simulator over HTTP and the production server against it, each a process of its own as
 * in real life. The database is temporary. One Ctrl-C stops both.
 */
const port = process.env['PORT'] ?? '8787';
const sandboxPort = process.env['SANDBOX_PORT'] ?? '8790';
const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-sandbox-'));
const children: ChildProcess[] = [];
let stopping = false;

/** Detached, so that a Ctrl-C in the terminal comes here alone and each child is told to stop once. */
function launch(script: string, env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path], {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
  });
  child.once('exit', (code) => void stop(code ?? 1));
  children.push(child);
  return child;
}

/** Waits until `url` answers; false when everything is being stopped meanwhile. */
async function answers(url: string): Promise<boolean> {
  while (!stopping && !(await fetch(url).catch(() => null))) await wait(50);
  return !stopping;
}

/** Stops what is running, last started first, and leaves nothing behind. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const child of children.toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = exitCode;
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

launch('sandbox.ts', {
  SANDBOX_PORT: sandboxPort,
  SANDBOX_WEBHOOK_URL: process.env['SANDBOX_WEBHOOK_URL'] || `http://127.0.0.1:${port}/webhooks/processout`,
});
if (await answers(sandboxUrl)) {
  launch('../src/bff/node.ts', {
    PORT: port,
    PROCESSOUT_PROJECT_ID: 'test-proj_sandbox',
    PROCESSOUT_SECRET: 'key_sandbox_counterfoil',
    PROCESSOUT_SECRET_FILE: '',
    PROCESSOUT_API_URL: sandboxUrl,
    DATABASE_URL: join(folder, 'counterfoil.db'),
    COUNTERFOIL_SANDBOX_IDENTITIES: '1',
  });
  if (await answers(`http://127.0.0.1:${port}/healthz`)) {
    process.stderr.write(`Open http://127.0.0.1:${port} (sandbox data; Ctrl-C stops both).\n`);
  }
}
