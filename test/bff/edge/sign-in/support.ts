import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { vi } from 'vitest';
import { createBff } from '#bff/core/app.ts';
import { viaFetch } from '../../../support/via-fetch.ts';
import { createAudit } from '#bff/core/audit/audit.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { createEdge } from '#bff/edge/edge.ts';
import { sharedDialect } from '#bff/edge/shared-dialect.ts';
import type { SingleSignOn } from '#bff/edge/sign-in/auth.ts';
import type { SecondFactor } from '#bff/edge/sign-in/second-factor.ts';
import { createSignIn } from '#bff/edge/sign-in/sign-in.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import { systemSha256 } from '#bff/edge/system-ports.ts';
import type { Invitation, People } from '#contract/people.ts';
import type { Role } from '#domain/access.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { createFakeClock, START } from '#test/bff/support/fake-clock.ts';
import { collectingLog, countingIds } from '#test/bff/support/start-bff.ts';
import type { LogLine } from '#test/bff/support/start-bff.ts';

export const URL_OF = 'http://localhost:8787';
export const MINUTE = 60_000;
/** Where every browser of these tests calls from. */
export const PEER = '203.0.113.20';
export const PASSWORD = 'correct horse battery';

export type Rig = Awaited<ReturnType<typeof startOffice>>;

/** The whole server behind its real edge, in this process. Its time stands still until it is moved; the library reads Date. */
export async function startOffice(
  options: { readonly singleSignOn?: SingleSignOn; readonly secondFactor?: SecondFactor } = {},
) {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  const now = (): number => Date.now();
  const fake = createFakeClock();
  const clock = { ...fake, now };
  const lines: LogLine[] = [];
  const log = collectingLog(lines);
  const ids = countingIds();
  const dialect = sharedDialect(
    nodeSqliteDialect(new DatabaseSync(':memory:', { enableForeignKeyConstraints: true })),
  );
  const db = new Kysely<Schema>({ dialect });
  const simulator = createSimulator({ seed: 'sign-in', size: 5, clock });
  const signIn = createSignIn({
    db,
    audit: createAudit(db, { clock, sha256: systemSha256 }),
    ids,
    log,
    now,
    url: URL_OF,
    secret: 'a-secret-of-this-test-alone-0123456789-abcdef',
    times: { idleMs: 15 * MINUTE, absoluteMs: 12 * 60 * MINUTE, freshMs: 5 * MINUTE },
    singleSignOn: options.singleSignOn ?? null,
    secondFactor: options.secondFactor ?? 'optional',
  });
  const bff = createBff({
    clock,
    ids,
    log,
    sha256: systemSha256,
    upstream: {
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      send: viaFetch('https://api.processout.test', simulator.fetch),
    },
    database: dialect,
    identify: signIn.identify,
    staff: signIn.staff,
    project: { id: SANDBOX_PROJECT.id, name: 'Test shop', environment: 'sandbox' },
  });
  const handler = createEdge({
    api: bff.fetch,
    signIn,
    files: () => null,
    allowedHosts: new Set(['localhost:8787', '127.0.0.1:8787']),
    publicOrigin: URL_OF,
    ids,
    now,
    log,
  });
  await bff.start();
  return {
    db,
    handler,
    signIn,
    routes: bff.routes,
    lines,
    browser: () => openBrowser(handler),
    /** Lets what happens every few seconds happen once. */
    beat: () => fake.advance(15_000),
    pass: (ms: number) => void vi.setSystemTime(Date.now() + ms),
    async stop() {
      await bff.stop();
      vi.useRealTimers();
    },
  };
}

/** Every cookie that any reply of the run set, with its attributes. */
export const cookiesSet: string[] = [];

/** A browser with its own cookies: it sends what the app's pages send. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  read<T>(path: string): Promise<T>;
}

function openBrowser(handler: (request: Request, peer: string) => Promise<Response>): Browser {
  const cookies = new Map<string, string>();
  const call: Browser['call'] = async (method, path, body, headers = {}) => {
    const reply = await handler(
      new Request(`${URL_OF}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          Host: 'localhost:8787',
          'X-Counterfoil': '1',
          'Sec-Fetch-Site': 'same-origin',
          ...(cookies.size > 0 && { Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
          ...(method !== 'GET' && { Origin: URL_OF, 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
      PEER,
    );
    for (const line of reply.headers.getSetCookie()) {
      cookiesSet.push(line);
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };
  return {
    cookies,
    call,
    async read<T>(path: string): Promise<T> {
      const reply = await call('GET', path);
      if (!reply.ok) throw new Error(`${path} answered ${String(reply.status)}: ${await reply.text()}`);
      return (await reply.json()) as T;
    },
  };
}

/** The administrator who was first. */
export async function firstStart(rig: Rig, email = 'ada@norrland.example'): Promise<Browser> {
  const link = (await rig.signIn.firstStartLink()) ?? '';
  const browser = rig.browser();
  const reply = await browser.call('POST', '/api/sign-in/first', {
    token: link.split('#')[1],
    name: 'Ada Nyberg',
    email,
    password: PASSWORD,
  });
  if (!reply.ok) throw new Error(await reply.text());
  return browser;
}

export async function invite(admin: Browser, email: string, role: Role): Promise<string> {
  const reply = await admin.call('POST', '/api/people', { email, role });
  if (!reply.ok) throw new Error(await reply.text());
  return ((await reply.json()) as Invitation).link.split('#')[1] ?? '';
}

/** Somebody whom the administrator invited, and who joined. */
export async function hire(rig: Rig, admin: Browser, name: string, role: Role): Promise<Browser> {
  const token = await invite(admin, `${name.toLowerCase()}@norrland.example`, role);
  const browser = rig.browser();
  const reply = await browser.call('POST', '/api/sign-in/join', { token, name, password: PASSWORD });
  if (!reply.ok) throw new Error(await reply.text());
  return browser;
}

export async function idOf(admin: Browser, email: string): Promise<string> {
  const { people } = await admin.read<People>('/api/people');
  return people.find((person) => person.email === email)?.id ?? '';
}

export async function codeOf(reply: Response): Promise<string> {
  const { error } = (await reply.json()) as { error: { code: string } };
  return `${String(reply.status)} ${error.code}`;
}

export function signInAs(browser: Browser, email: string, password = PASSWORD): Promise<Response> {
  return browser.call('POST', '/api/auth/sign-in/email', { email, password });
}
