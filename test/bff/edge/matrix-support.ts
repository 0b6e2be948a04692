import { capabilityFor } from '#bff/core/access/route-policy.ts';
import { createEdge } from '#bff/edge/edge.ts';
import { ROLES, may } from '#domain/access.ts';
import type { Role } from '#domain/access.ts';
import { countingIds, startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { id } from '#test/bff/support/wire.ts';

export const ORIGIN = 'http://127.0.0.1:8787';
export const SITES = ['same-origin', 'same-site', 'cross-site', 'none', null] as const;
export const ORIGINS = [ORIGIN, 'https://evil.example', 'null', null] as const;
export const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
] as const;
export const CALLERS = [...ROLES, null] as const;

/** One request of the matrix; `role` is null where nobody is signed in. */
export interface Probe {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly site: (typeof SITES)[number];
  readonly origin: (typeof ORIGINS)[number];
  readonly marked: boolean;
  readonly role: Role | null;
}

interface MatrixRig {
  readonly test: TestBff;
  readonly handler: (request: Request) => Promise<Response>;
  /** What the log said, line by line. */
  readonly refused: string[];
}

/** The shipped edge around the shipped core, over a simulated ProcessOut; who calls is told by a header of this test's own. */
export async function startMatrix(): Promise<MatrixRig> {
  const test = await startBff({
    size: 3,
    identify: (request) => {
      const role = (request.headers.get('X-Test-Role') ?? 'finance') as Role | 'nobody';
      return Promise.resolve(role === 'nobody' ? null : { id: role, name: `The ${role}`, role });
    },
  });
  await test.synced();
  const refused: string[] = [];
  let time = 0;
  const handler = createEdge({
    api: test.bff.fetch,
    files: (request) => (new URL(request.url).pathname === '/' ? new Response('page') : null),
    allowedHosts: new Set([new URL(ORIGIN).host]),
    ids: countingIds(),
    // A second passes with every look at the clock, so that no rate is exceeded.
    now: () => (time += 1_000),
    log: { info: () => undefined, warn: (event) => void refused.push(event), error: () => undefined },
  });
  return { test, handler, refused };
}

/** A path that the route answers, with ids that look like ids. */
export function addressOf(path: string): string {
  return path.replace(/:\w+Id\b|:id\b/g, id('tr', 1)).replace(/:\w+/g, 'x');
}

export function requestOf({ path, method, site, origin, marked, role }: Probe): Request {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (site !== null) headers.set('Sec-Fetch-Site', site);
  if (origin !== null) headers.set('Origin', origin);
  if (marked) headers.set('X-Counterfoil', '1');
  headers.set('X-Test-Role', role ?? 'nobody');
  const hasBody = !['GET', 'HEAD', 'TRACE', 'CONNECT'].includes(method);
  const settable = method === 'TRACE' || method === 'CONNECT' ? 'GET' : method;
  const request = new Request(`${ORIGIN}${path}`, {
    method: settable,
    headers,
    ...(hasBody && { body: '{}' }),
  });
  // No page and no fetch can make these two; a socket can.
  return settable === method ? request : Object.defineProperty(request, 'method', { value: method });
}

export type Verdict = 401 | 403 | 405 | 'reached';

/** What must become of a request to the API, by the rules alone: method, then origin, then mark, then who, then whether. */
export function verdictOf(probe: Probe, answered: (method: string, path: string) => boolean): Verdict {
  const { path, method, role } = probe;
  if (['OPTIONS', 'TRACE', 'CONNECT'].includes(method)) return 405;
  if (!passesEdge(probe) || !probe.marked) return 403;
  if (role === null) return 401;
  const capability = capabilityFor(method, path);
  const isAnswered = answered(method === 'HEAD' ? 'GET' : method, path);
  if (capability === null) return isAnswered ? 403 : 405;
  if (!may(role, capability)) return 403;
  return isAnswered ? 'reached' : 405;
}

export function passesEdge({ site, origin }: Pick<Probe, 'site' | 'origin'>): boolean {
  // Fail closed: a caller of whom nothing says that it is this origin's page is refused.
  if (site === null && origin === null) return false;
  return (site === 'same-origin' || site === null) && (origin === ORIGIN || origin === null);
}
