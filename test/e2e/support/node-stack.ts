import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AS_APP } from '#test/contract/support/call.ts';
import { COMPILED } from '#test/support/compiled.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export interface StackOptions {
  /** How many payments the sandbox starts with. */
  readonly payments: number;
  /** People sign in, as in production; without it anybody acts as any of the sandbox's people. */
  readonly signIn?: boolean;
}

/** The sandbox and the production BFF against it, both over real HTTP, with a database of their own. */
export interface NodeStack {
  readonly url: string;
  readonly sandboxUrl: string;
  /** The file of the BFF's database while it runs. */
  databaseFile(): string;
  /** What both servers have printed since they started. */
  output(): string;
  /** @param settings further ones of the BFF */
  start(settings?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param index which pair of ports to use, so that parallel workers never meet: 8788 and 8791, then 8798 and 8801
 */
export function createNodeStack(index: number, { payments, signIn = false }: StackOptions): NodeStack {
  const port = 8788 + 10 * index;
  const sandboxPort = 8791 + 10 * index;
  const bffUrl = `http://127.0.0.1:${port}`;
  // A passkey belongs to a name, never to an address of numbers.
  const url = signIn ? `http://localhost:${port}` : bffUrl;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  let children: ChildProcess[] = [];
  let folder: string | undefined;
  let printed = '';

  const databaseFile = (): string => join(folder ?? '', 'counterfoil.sqlite');

  function launch(script: string, env: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...COMPILED, ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    }
    children.push(child);
    return child;
  }

  async function start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    printed = '';
    folder = mkdtempSync(join(tmpdir(), 'counterfoil-e2e-'));
    const sandbox = launch('mocks/sandbox.ts', {
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_TRANSACTIONS: String(payments),
      SANDBOX_WEBHOOK_URL: `${bffUrl}/webhooks/processout`,
    });
    await answered(sandbox, sandboxUrl);
    const bff = launch('src/bff/node.ts', {
      PORT: String(port),
      PROCESSOUT_PROJECT_ID: 'test-proj_sandbox',
      PROCESSOUT_SECRET: 'key_sandbox_counterfoil',
      PROCESSOUT_API_URL: sandboxUrl,
      DATABASE_URL: databaseFile(),
      ...(!signIn && { COUNTERFOIL_SANDBOX_IDENTITIES: '1' }),
      ...settings,
    });
    if (signIn) await answered(bff, bffUrl, () => Promise.resolve(printed.includes('/first-start#')));
    else await answered(bff, `${bffUrl}/api/sync`, mirrorIsComplete);
  }

  /** Asks until there is an answer that satisfies `done`; fails at once when the server has gone. */
  async function answered(
    server: ChildProcess,
    address: string,
    done: (response: Response) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && server.exitCode === null) {
      const response = await fetch(address, { headers: AS_APP }).catch(() => null);
      if (response && (await done(response))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await stop();
    throw new Error(`${address} did not come up. The servers printed:\n${printed}`);
  }

  async function stop(): Promise<void> {
    await Promise.all(children.map(end));
    children = [];
    if (folder) rmSync(folder, { recursive: true, force: true });
  }

  return { url, sandboxUrl, databaseFile, output: () => printed, start, stop };
}

async function mirrorIsComplete(response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const state = (await response.json()) as { coverage: { complete: boolean } };
  return state.coverage.complete;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(hard);
}
