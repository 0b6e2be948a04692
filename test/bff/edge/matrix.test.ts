import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBody } from '#contract/errors.ts';
import {
  addressOf,
  CALLERS,
  METHODS,
  ORIGINS,
  passesEdge,
  requestOf,
  SITES,
  startMatrix,
  verdictOf,
} from './matrix-support.ts';
import type { Probe, Verdict } from './matrix-support.ts';

let rig: Awaited<ReturnType<typeof startMatrix>>;
beforeAll(async () => void (rig = await startMatrix()));
afterAll(() => rig.test.stop());

/** Paths that the product answers, each once, with what they answer to. */
function routeTable(): Map<string, Set<string>> {
  const table = new Map<string, Set<string>>();
  for (const { method, path } of rig.test.bff.routes) {
    const address = addressOf(path);
    table.set(address, (table.get(address) ?? new Set()).add(method));
  }
  return table;
}

/** Whether some route answers, also by a parameter that happens to fit. */
function answering(): (method: string, path: string) => boolean {
  const patterns = rig.test.bff.routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`),
  }));
  return (method, path) => patterns.some((one) => one.method === method && one.pattern.test(path));
}

function* probes(path: string): Generator<Probe> {
  let turn = 0;
  for (const method of METHODS)
    for (const site of SITES)
      for (const origin of ORIGINS)
        for (const marked of [true, false]) {
          // Who asks matters only to what the edge lets through: there everybody asks, elsewhere they take turns.
          const role = CALLERS[(turn += 1) % CALLERS.length] ?? null;
          const callers = marked && passesEdge({ site, origin }) ? CALLERS : [role];
          for (const caller of callers) yield { path, method, site, origin, marked, role: caller };
        }
}

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'reporting-endpoints': 'policy="/policy-reports"',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** What is missing or wrong in the headers of a reply; every reply has them, whatever its status. */
function headerFaults({ headers }: Response): string[] {
  const faults = Object.entries(HEADERS).flatMap(([name, value]) =>
    headers.get(name) === value ? [] : [name],
  );
  const policy = headers.get('content-security-policy') ?? '';
  if (!/^default-src 'none'; .+trusted-types 'none'/.test(policy)) faults.push('content-security-policy');
  if (!policy.includes('; report-to policy; report-uri /policy-reports; '))
    faults.push('no reports of the policy');
  if (/unsafe-|\*/.test(policy)) faults.push('a loose policy');
  if (!headers.get('permissions-policy')?.includes('camera=()')) faults.push('permissions-policy');
  if ([...headers.keys()].some((name) => name.startsWith('access-control-'))) faults.push('CORS');
  if (headers.has('x-powered-by') || headers.has('server')) faults.push('a banner');
  return faults;
}

async function statusOf(probe: Probe): Promise<{ status: number; faults: string[] }> {
  const reply = await rig.handler(requestOf(probe));
  const faults = headerFaults(reply);
  if (!reply.headers.get('cache-control')?.includes('no-store')) faults.push('cache-control');
  if (reply.body !== null && !/^[a-z]+\/[a-z-]+/.test(reply.headers.get('content-type') ?? ''))
    faults.push('content-type');
  await reply.body?.cancel();
  return { status: reply.status, faults };
}

function fits(verdict: Verdict, status: number): boolean {
  return verdict === 'reached' ? ![401, 403, 405, 500].includes(status) : status === verdict;
}

describe('every route, by every method, from everywhere, by everybody', () => {
  it('is answered exactly where the rules say so; nothing refused reaches ProcessOut', async () => {
    const answered = answering();
    const paths = [...routeTable().keys()].filter((path) => path.startsWith('/api/'));
    const wrong: unknown[] = [];
    let asked = 0;
    for (const path of paths) {
      for (const probe of probes(path)) {
        const verdict = verdictOf(probe, answered);
        const before = rig.test.asked.length;
        const { status, faults } = await statusOf(probe);
        const leaked = verdict !== 'reached' && rig.test.asked.length !== before;
        if (!fits(verdict, status) || faults.length > 0 || leaked)
          wrong.push({ ...probe, verdict, status, faults, leaked });
        asked += 1;
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    // The whole matrix of the requirements: 9 methods x 5 sites x 4 origins x with and without the mark, on every path.
    expect(asked).toBeGreaterThanOrEqual(paths.length * METHODS.length * 5 * 4 * 2);
    expect(paths.length).toBeGreaterThan(30);
  });

  it('writes down every request that it turns away', async () => {
    const before = rig.refused.length;
    let turnedAway = 0;
    for (const probe of probes('/api/session')) {
      if (probe.method === 'OPTIONS' || !passesEdge(probe)) turnedAway += 1;
      else continue;
      await rig.handler(requestOf(probe));
    }
    expect(rig.refused.length - before).toBe(turnedAway);
  });

  it('finds nothing at an address that no route has', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/transactions/a/b/c',
      '/nowhere',
      '/.git/config',
    ]) {
      for (const method of METHODS.slice(0, 6)) {
        const probe: Probe = {
          path,
          method,
          site: 'same-origin',
          origin: ORIGINS[0],
          marked: true,
          role: 'finance',
        };
        const reply = await rig.handler(requestOf(probe));
        expect([path, method, [403, 404, 405].includes(reply.status)]).toEqual([path, method, true]);
        expect(headerFaults(reply)).toEqual([]);
        if (method !== 'HEAD') expect(errorBody.parse(await reply.json()).error.message).not.toBe('');
      }
    }
  });

  it('has no route that answers to every method, which this matrix would not see', () => {
    const folder = new URL('../../../src/bff/core/routes/', import.meta.url);
    const open = readdirSync(folder).filter((name) =>
      /routes\.(all|on|mount|use)\(/.test(readFileSync(new URL(name, folder), 'utf8')),
    );
    // It refuses all that is not POST.
    expect(open).toEqual(['webhooks.ts']);
  });
});
