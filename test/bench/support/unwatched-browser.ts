import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, ensureChromium } from '../../e2e/support/chromium.ts';
import { connect } from './devtools.ts';
import type { Send } from './devtools.ts';
import { memoryMiB } from './page-memory.ts';

export interface Visited {
  /** How many times slower than it is the CPU shall seem. */
  readonly slowdown: number;
  /** A script that runs before the page's own. */
  readonly before: string;
  /** An expression that is null until there is something to tell, then JSON. */
  readonly told: string;
}

/**
 * A Chromium that no debugger watches. With one, as Playwright's pages have it, every error object that a script makes has
 * its place in the source looked up, which reads all of the script again: people wait for none of that.
 */
export interface UnwatchedBrowser {
  /** Opens an address in a context of its own, where nothing is cached or stored, and leaves when it has told. */
  visit<T>(url: string, visited: Visited): Promise<T>;
  /** The same, and in the end how much memory the page and its workers hold, in MiB. */
  weigh(url: string, visited: Visited): Promise<number>;
  close(): Promise<void>;
}

const READY_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 100;

export async function openUnwatchedBrowser(): Promise<UnwatchedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-chromium-'));
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const child = spawn(ensureChromium(), [...chromiumArgs, ...args], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const { send, close } = await connect(await addressIn(folder));
  return {
    visit: (url, visited) => visit(send, url, visited),
    weigh: (url, visited) => weigh(send, url, visited),
    close: async () => {
      close();
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Chromium writes its port and path into its folder when it listens. */
async function addressIn(folder: string): Promise<string> {
  const file = join(folder, 'DevToolsActivePort');
  for (let waited = 0; waited < READY_WITHIN_MS; waited += LOOK_AGAIN_MS) {
    await pause(LOOK_AGAIN_MS);
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
  }
  throw new Error('Chromium did not start in time.');
}

interface Opened {
  readonly inPage: <R>(method: string, params: object) => Promise<R>;
  readonly context: string;
}

async function open(send: Send): Promise<Opened> {
  const { browserContextId } = await send<{ browserContextId: string }>('Target.createBrowserContext');
  const place = { url: 'about:blank', browserContextId, width: 1440, height: 900 };
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', place);
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  return { inPage: (method, params) => send(method, params, sessionId), context: browserContextId };
}

async function untilTold<T>(
  { inPage }: Opened,
  url: string,
  { slowdown, before, told }: Visited,
): Promise<T> {
  await inPage('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // Without this the script before the page's own is not run; it watches no script.
  await inPage('Page.enable', {});
  await inPage('Page.addScriptToEvaluateOnNewDocument', { source: before });
  await inPage('Page.navigate', { url });
  const expression = `JSON.stringify(${told})`;
  for (;;) {
    await pause(LOOK_AGAIN_MS);
    const { result } = await inPage<{ result: { value?: string } }>('Runtime.evaluate', { expression });
    const value = JSON.parse(result.value ?? 'null') as T | null;
    if (value !== null) return value;
  }
}

async function visit<T>(send: Send, url: string, visited: Visited): Promise<T> {
  const opened = await open(send);
  const told = await untilTold<T>(opened, url, visited);
  await leave(send, opened);
  return told;
}

async function weigh(send: Send, url: string, visited: Visited): Promise<number> {
  const opened = await open(send);
  // Workers can be asked only by who attached to them as they started.
  const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  await opened.inPage('Target.setAutoAttach', attach);
  await untilTold(opened, url, visited);
  const weight = await memoryMiB(send, opened.context);
  await leave(send, opened);
  return weight;
}

async function leave(send: Send, { context }: Opened): Promise<void> {
  await send('Target.disposeBrowserContext', { browserContextId: context });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
