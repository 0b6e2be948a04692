import { DatabaseSync } from 'node:sqlite';
import type { CallRates } from '#bff/core/access/call-rates.ts';
import { viaFetch } from '../../support/via-fetch.ts';
import { createBff } from '#bff/core/app.ts';
import type { Bff } from '#bff/core/app.ts';
import type { MirrorPace } from '#bff/core/mirror/mirror.ts';
import type { Log, LogFields, Ports } from '#bff/core/ports.ts';
import { systemSha256 } from '#bff/edge/system-ports.ts';
import { nodeSqliteDialect } from '#bff/edge/sqlite-dialect.ts';
import type { Actor, Environment } from '#contract/session.ts';
import { SANDBOX_PROJECT } from '#mocks/processout/project.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import type { Simulator, SimulatorOptions } from '#mocks/processout/simulator.ts';
import { createFakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

export interface TestBffOptions extends Partial<
  Pick<SimulatorOptions, 'seed' | 'size' | 'faults' | 'pageLimitMax' | 'payouts'>
> {
  /** Upstream instead of a simulator of this harness's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: FakeClock;
  /** Opened again, it is the same database: for tests of restarts. A fresh one in memory when left out. */
  readonly database?: DatabaseSync;
  readonly identify?: (request: Request) => Promise<Actor | null>;
  readonly callRates?: CallRates;
  /** Who signs in here; nobody does when left out. */
  readonly staff?: Ports['staff'];
  readonly pace?: MirrorPace;
  readonly environment?: Environment;
  /** The project's id; the sandbox's when left out. */
  readonly projectId?: string;
}

/** The BFF in this process, over a simulated ProcessOut and a clock that stands still until it is moved. */
export interface TestBff {
  readonly bff: Bff;
  readonly clock: FakeClock;
  /** Sets the machine's own clock by so many milliseconds, and nothing else. */
  jump(ms: number): void;
  readonly simulator: Simulator;
  readonly log: LogLine[];
  /** What was asked upstream so far: "GET /transactions". */
  readonly asked: string[];
  /** A request as the web app sends it. */
  get(path: string): Promise<Response>;
  /** As `get`, and the JSON body of the reply, which must be a success. */
  read<T>(path: string): Promise<T>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** As `post`, with another method. */
  send(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Lets time pass until the whole list is mirrored. */
  synced(): Promise<void>;
  stop(): Promise<void>;
}

export const OPERATOR: Actor = { id: 'operator', name: 'Test Operator', role: 'finance' };
export const ORIGIN = 'http://counterfoil.test';

/** Builds the parts and starts them, with 60 payments unless told otherwise. Stop it at the end of the test. */
export async function startBff(options: TestBffOptions = {}): Promise<TestBff> {
  const clock = options.clock ?? createFakeClock();
  const simulator = createSimulator({
    seed: options.seed ?? 'test',
    size: options.size ?? 60,
    clock,
    ...(options.faults && { faults: options.faults }),
    ...(options.pageLimitMax !== undefined && { pageLimitMax: options.pageLimitMax }),
    ...(options.payouts && { payouts: options.payouts }),
  });
  const log: LogLine[] = [];
  const asked: string[] = [];
  const upstream = options.fetch ?? simulator.fetch;
  let jumped = 0;
  const ownClock = { ...clock, now: () => clock.now() + jumped };
  const bff = createBff(
    testPorts({ ...options, clock: ownClock }, log, (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return upstream(request);
    }),
    options.pace,
  );
  await bff.start();

  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { 'X-Counterfoil': '1', ...(init.headers as Record<string, string> | undefined) };
    return bff.fetch(new Request(`${ORIGIN}${path}`, { ...init, headers }));
  };
  const read = async <T>(path: string): Promise<T> => {
    const reply = await send(path);
    if (!reply.ok) throw new Error(`${path} answered ${String(reply.status)}: ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  const sendBody: TestBff['send'] = (method, path, body, headers = {}) =>
    send(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return {
    bff,
    clock,
    jump(ms) {
      jumped += ms;
    },
    simulator,
    log,
    asked,
    get: (path) => send(path),
    read,
    post: (path, body, headers) => sendBody('POST', path, body, headers),
    send: sendBody,
    async synced() {
      for (let i = 0; i < 200; i += 1) {
        await clock.settle();
        const { coverage } = await read<{ coverage: { complete: boolean } }>('/api/sync');
        if (coverage.complete) return;
        await clock.advance(1_000);
      }
      throw new Error('The mirror did not become complete');
    },
    stop: () => bff.stop(),
  };
}

function testPorts(
  options: TestBffOptions & { readonly clock: FakeClock },
  lines: LogLine[],
  fetch: (request: Request) => Promise<Response>,
): Ports {
  return {
    clock: options.clock,
    ids: countingIds(),
    log: collectingLog(lines),
    sha256: systemSha256,
    upstream: {
      projectId: SANDBOX_PROJECT.id,
      secret: SANDBOX_PROJECT.secret,
      send: viaFetch('https://api.processout.test', fetch),
    },
    database: nodeSqliteDialect(options.database ?? new DatabaseSync(':memory:')),
    ...(options.callRates && { callRates: options.callRates }),
    identify: options.identify ?? (() => Promise.resolve(OPERATOR)),
    ...(options.staff && { staff: options.staff }),
    project: {
      id: options.projectId ?? SANDBOX_PROJECT.id,
      name: 'Test shop',
      environment: options.environment ?? 'sandbox',
    },
  };
}

/** UUIDs that differ from each other and are the same in every run. */
export function countingIds(): Ports['ids'] {
  let count = 0;
  return {
    uuid() {
      count += 1;
      const hex = (Math.imul(count, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
      return `${hex}-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
  };
}

export function collectingLog(lines: LogLine[]): Log {
  const line =
    (level: LogLine['level']) =>
    (event: string, fields: LogFields = {}): void =>
      void lines.push({ level, event, fields });
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
