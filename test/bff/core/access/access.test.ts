import { afterEach, describe, expect, it } from 'vitest';
import { capabilityFor } from '#bff/core/access/route-policy.ts';
import type { AuditPage } from '#contract/audit.ts';
import { ROLES, refusalOf } from '#domain/access.ts';
import type { Role } from '#domain/access.ts';
import { startBff } from '#test/bff/support/start-bff.ts';
import type { TestBff } from '#test/bff/support/start-bff.ts';
import { id } from '#test/bff/support/wire.ts';

let rig: TestBff;
afterEach(() => rig.stop());

/** Somebody of each role, chosen by a header that only this test knows. */
async function startWithRoles(): Promise<void> {
  rig = await startBff({
    size: 3,
    identify: (request) => {
      const role = (request.headers.get('X-Test-Role') ?? 'admin') as Role;
      return Promise.resolve({ id: role, name: `The ${role}`, role });
    },
  });
}

function call(method: string, path: string, role: Role): Promise<Response> {
  const address = path.replace(/:\w+Id\b|:id\b/g, id('tr', 1)).replace(/:\w+/g, 'x');
  return rig.bff.fetch(
    new Request(`https://counterfoil.test${address}`, {
      method,
      headers: { 'X-Counterfoil': '1', 'X-Test-Role': role, 'Content-Type': 'application/json' },
      ...(method !== 'GET' && { body: '{}' }),
    }),
  );
}

describe('every route', () => {
  it('has a rule that says who may call it', async () => {
    await startWithRoles();
    const open = rig.bff.routes.filter(({ path }) => path.startsWith('/api/'));
    expect(open.length).toBeGreaterThan(25);
    const without = open.filter(
      ({ method, path }) => capabilityFor(method, path.replace(/:\w+/g, 'x')) === null,
    );
    expect(without).toEqual([]);
    expect(rig.bff.routes.filter(({ path }) => !path.startsWith('/api/'))).toEqual([
      { method: 'POST', path: '/webhooks/processout' },
    ]);
  });

  it('is refused to everybody while nobody can say who they are, and says nothing of why', async () => {
    rig = await startBff({
      size: 3,
      identify: () => Promise.reject(new Error('canary: the table of sessions is gone')),
    });
    await rig.clock.advance(1_000);
    const before = rig.asked.length;
    for (const { method, path } of rig.bff.routes) {
      if (!path.startsWith('/api/')) continue;
      const reply = await call(method, path, 'admin');
      expect([path, reply.status]).toEqual([path, 500]);
      expect(await reply.text()).not.toMatch(/canary|\.ts:/);
    }
    expect(rig.asked.length).toBe(before);
  });

  it('is refused to each role that may not call it, before anything else happens, and written down', async () => {
    await startWithRoles();
    const before = rig.asked.filter((line) => !line.startsWith('GET ')).length;
    let denied = 0;
    for (const { method, path } of rig.bff.routes) {
      const capability = capabilityFor(method, path.replace(/:\w+/g, 'x'));
      if (capability === null || path === '/api/live') continue;
      for (const role of ROLES) {
        const refusal = refusalOf(role, capability);
        const reply = await call(method, path, role);
        expect([path, role, reply.status === 403]).toEqual([path, role, refusal !== null]);
        if (refusal === null) continue;
        denied += 1;
        expect(await reply.json()).toMatchObject({ error: { code: 'forbidden', message: refusal } });
      }
    }
    expect(denied).toBeGreaterThan(20);
    expect(rig.asked.filter((line) => !line.startsWith('GET ')).length).toBe(before);
    const { coverage } = await rig.read<AuditPage>('/api/audit?act=call.denied&limit=1');
    expect(coverage.indexed).toBeGreaterThanOrEqual(denied);
  });
});
