import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { vi } from 'vitest';
import { COMPILED } from '../../support/compiled.ts';

// Real processes, on a machine that may be busy with everything else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A server of this product as a process of its own, spoken to over real HTTP. */
export interface ServerProcess {
  readonly url: string;
  /** Everything it has printed. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the end; the exit code, or null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

export const projectId = 'test-proj_sandbox';
export const secret = 'key_sandbox_counterfoil';

const running = new Set<ServerProcess>();

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a script that serves on `port`; `waitFor` is asked until it answers, unless it is null. */
export async function startProcess(
  script: string,
  port: number,
  env: Record<string, string>,
  waitFor: string | null,
): Promise<ServerProcess> {
  let printed = '';
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...COMPILED, PATH: process.env['PATH'] ?? '', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const server: ServerProcess = {
    url: `http://127.0.0.1:${port}`,
    output: () => printed,
    exited,
    signal: (signal) => void child.kill(signal),
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
  running.add(server);
  void exited.then(() => running.delete(server));
  if (waitFor !== null)
    await until(
      `${server.url}${waitFor}`,
      () => child.exitCode === null,
      () => printed,
    );
  return server;
}

async function until(url: string, alive: () => boolean, printed: () => string): Promise<void> {
  while (alive()) {
    if (await fetch(url).catch(() => null)) return;
    await wait(20);
  }
  throw new Error(`${url} did not come up:\n${printed()}`);
}

/** Ends whatever a test left running. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.end('SIGKILL')));
}

export async function startSandbox(env: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort();
  return startProcess(
    'mocks/sandbox.ts',
    port,
    { SANDBOX_PORT: String(port), SANDBOX_TRANSACTIONS: '300', ...env },
    '/',
  );
}

/** Starts the production server. It needs the built app, which is made when it is missing. */
export async function startBff(
  env: Record<string, string>,
  waitFor: string | null = '/healthz',
): Promise<ServerProcess> {
  if (!existsSync('dist/index.html')) spawnSync(process.execPath, ['.config/build-if-missing.js']);
  const port = Number(env['PORT'] ?? (await freePort()));
  const settings = {
    PORT: String(port),
    PROCESSOUT_PROJECT_ID: projectId,
    PROCESSOUT_SECRET: secret,
    // Who signs in is tested elsewhere: here one acts as somebody of the sandbox.
    COUNTERFOIL_SANDBOX_IDENTITIES: '1',
    ...env,
  };
  return startProcess('src/bff/node.ts', port, settings, waitFor);
}
