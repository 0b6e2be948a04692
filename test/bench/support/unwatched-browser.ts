import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, ensureChromium } from '../../e2e/support/chromium.ts';

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
  /** Opens an address in a context of its own, where nothing is cached or stored. */
  visit<T>(url: string, visited: Visited): Promise<T>;
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

type Send = <T>(method: string, params?: object, sessionId?: string) => Promise<T>;

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

async function connect(address: string): Promise<{ send: Send; close: () => void }> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = 0;
  const send: Send = <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as T);
      });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }));
    });
  return { send, close: () => socket.close() };
}

async function visit<T>(send: Send, url: string, { slowdown, before, told }: Visited): Promise<T> {
  const { browserContextId } = await send<{ browserContextId: string }>('Target.createBrowserContext');
  const place = { url: 'about:blank', browserContextId, width: 1440, height: 900 };
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', place);
  const attached = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const inPage = <R>(method: string, params: object) => send<R>(method, params, attached.sessionId);
  await inPage('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // Without this the script before the page's own is not run; it watches no script.
  await inPage('Page.enable', {});
  await inPage('Page.addScriptToEvaluateOnNewDocument', { source: before });
  await inPage('Page.navigate', { url });
  for (;;) {
    await pause(LOOK_AGAIN_MS);
    const expression = `JSON.stringify(${told})`;
    const { result } = await inPage<{ result: { value?: string } }>('Runtime.evaluate', { expression });
    const value = JSON.parse(result.value ?? 'null') as T | null;
    if (value === null) continue;
    await send('Target.disposeBrowserContext', { browserContextId });
    return value;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
