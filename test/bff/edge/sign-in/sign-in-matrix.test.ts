import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUTH_ROUTES } from '#bff/edge/sign-in/auth-routes.ts';
import { METHODS, ORIGINS, passesEdge, requestOf, SITES } from '../matrix-support.ts';
import type { Probe } from '../matrix-support.ts';
import { startOffice } from './support.ts';
import type { Rig } from './support.ts';

let rig: Rig;
beforeAll(async () => void (rig = await startOffice()));
afterAll(() => rig.stop());

function* probes(path: string): Generator<Probe> {
  for (const method of METHODS)
    for (const site of SITES)
      for (const origin of ORIGINS)
        for (const marked of [true, false]) yield { path, method, site, origin, marked, role: null };
}

/** Null where the call may go on to the sign-in, which has its own answer. */
function refusalOf(probe: Probe): 403 | 405 | null {
  if (['OPTIONS', 'TRACE', 'CONNECT'].includes(probe.method)) return 405;
  return passesEdge(probe) && probe.marked ? null : 403;
}

it('takes every call of the sign-in through the same choke point, by every method from everywhere', async () => {
  const wrong: unknown[] = [];
  const paths = [
    '/api/sign-in',
    '/api/sign-in/confirm',
    '/api/sign-in/reset',
    ...AUTH_ROUTES.map(({ path }) => `/api/auth${path}`),
  ];
  for (const path of paths) {
    for (const probe of probes(path)) {
      const reply = await rig.handler(requestOf(probe));
      await reply.body?.cancel();
      const refusal = refusalOf(probe);
      const fits = refusal === null ? reply.status !== 500 : reply.status === refusal;
      const setsCookie = refusal !== null && reply.headers.getSetCookie().length > 0;
      const policy = reply.headers.get('content-security-policy') ?? '';
      if (!fits || setsCookie || !policy.startsWith("default-src 'none'"))
        wrong.push({ ...probe, refusal, status: reply.status, setsCookie });
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(paths.length).toBeGreaterThan(8);
});
