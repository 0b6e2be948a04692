import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AS_APP } from './support/call.ts';
import { endAll, freePort, projectId, secret, startBff } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterfoil-start-'));
const DATABASE_URL = join(folder, 'counterfoil.db');
const PROCESSOUT_API_URL = 'http://127.0.0.1:9';

afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the production server', () => {
  it.each([
    ['PROCESSOUT_PROJECT_ID', ''],
    ['PROCESSOUT_SECRET', ''],
    ['PROCESSOUT_API_URL', 'http://api.processout.com'],
    ['PORT', 'eighty'],
    ['COUNTERFOIL_URL', 'http://counterfoil.example'],
    ['DATABASE_URL', 'postgres://localhost/counterfoil'],
  ])('does not start with %s=%s, and says why in one sentence', async (name, value) => {
    const settings = { DATABASE_URL, PROCESSOUT_API_URL, COUNTERFOIL_SANDBOX_IDENTITIES: '0' };
    const bff = await startBff({ ...settings, [name]: value }, null);
    expect(await bff.exited).toBe(1);
    expect(bff.output()).toMatch(new RegExp(`^${name} [^\n]+\\.\n$`));
  });

  it('does not start on a port that is taken', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const bff = await startBff({ DATABASE_URL, PROCESSOUT_API_URL, PORT: String(port) }, null);
    expect(await bff.exited).toBe(1);
    expect(bff.output()).toContain(`PORT ${port} cannot be listened on`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('does not share its database with another', async () => {
    const first = await startBff({ DATABASE_URL, PROCESSOUT_API_URL });
    const second = await startBff({ DATABASE_URL, PROCESSOUT_API_URL }, null);
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^Another Counterfoil is using [^\n]+\.\n$/);
    expect(await first.end('SIGTERM')).toBe(0);
  });

  it('starts while ProcessOut is down, says where it is, and prints no secret', async () => {
    const bff = await startBff({ DATABASE_URL, PROCESSOUT_API_URL });
    expect((await fetch(`${bff.url}/healthz`)).status).toBe(200);
    expect(await bff.end('SIGTERM')).toBe(0);
    expect(bff.output()).toContain(`Counterfoil is at ${bff.url}\n`);
    expect(bff.output()).not.toContain(secret);
    expect(bff.output()).not.toContain(btoa(`${projectId}:${secret}`));
  });

  it('prints one link for the first administrator, whose end is in no log and works once', async () => {
    const bff = await startBff({
      DATABASE_URL: join(folder, 'people.db'),
      PROCESSOUT_API_URL,
      COUNTERFOIL_SANDBOX_IDENTITIES: '0',
    });
    const [, token] = /http:\/\/localhost:\d+\/first-start#([\w-]{43})\n/.exec(bff.output()) ?? [];
    const create = () =>
      fetch(`${bff.url}/api/sign-in/first`, {
        method: 'POST',
        headers: { ...AS_APP, 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, name: 'Ada', email: 'ada@shop.example', password: 'a long password' }),
      });
    const created = await create();
    expect(created.status).toBe(200);
    expect(created.headers.get('set-cookie')).toMatch(/^__Host-.+HttpOnly.+SameSite=Strict/i);
    expect((await create()).status).toBe(401);
    expect((await fetch(`${bff.url}/api/session`, { headers: AS_APP })).status).toBe(401);
    expect(bff.output().split(token ?? '')).toHaveLength(2);
    expect(await bff.end('SIGTERM')).toBe(0);
  });
});
