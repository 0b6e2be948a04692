import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TransactionPage } from '#contract/transaction.ts';
import { capabilityFor } from '#bff/core/access/route-policy.ts';
import { may, ROLES } from '#domain/access.ts';
import type { Role } from '#domain/access.ts';
import { codeOf, firstStart, hire, idOf, PEER, startOffice } from './support.ts';
import type { Browser, Rig } from './support.ts';

let rig: Rig;
let people: Record<Role, Browser>;
let payment = '';
beforeAll(async () => {
  rig = await startOffice();
  const admin = await firstStart(rig);
  people = {
    admin,
    viewer: await hire(rig, admin, 'Vera', 'viewer'),
    support: await hire(rig, admin, 'Sami', 'support'),
    finance: await hire(rig, admin, 'Fia', 'finance'),
  };
  await rig.beat();
  const page = await admin.read<TransactionPage>('/api/transactions?limit=1');
  payment = page.transactions[0]?.id ?? '';
});
afterAll(() => rig.stop());

/** Every address that can be read, with the id of a payment where one is wanted; not the stream, which has no end. */
const readable = (): string[] =>
  rig.routes
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/') && path !== '/api/live')
    .map(({ path }) => path.replace('/api/transactions/:id', `/api/transactions/${payment}`))
    .filter((path) => !path.includes(':'));

/** The names of all fields of a reply, each with its way there. */
function fieldsOf(value: unknown, way = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, `${way}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    `${way}.${name}`,
    ...fieldsOf(inner, `${way}.${name}`),
  ]);
}

/** What only administrators know of the staff, and everybody of themselves. */
const PRIVATE = /@norrland\.example|user_agent|two_factor|passkeys/;

describe('every field of every reply', () => {
  it('of the staff’s own particulars goes to administrators alone, and to everybody their own', async () => {
    const told = new Set<string>();
    const wrong: string[] = [];
    for (const path of readable())
      for (const role of ROLES) {
        const reply = await people[role].call('GET', path);
        const text = await reply.text();
        const allowed = may(role, capabilityFor('GET', path) ?? 'people');
        if ((reply.status === 403) === allowed) wrong.push(`${role} ${path}: ${String(reply.status)}`);
        if (PRIVATE.test(text)) told.add(path === '/api/me' ? path : `${role} ${path}`);
        // Where calls came from stands in one's own sessions and in the record.
        if (text.includes(PEER) && path !== '/api/me' && !(allowed && path.startsWith('/api/audit')))
          wrong.push(`${role} ${path} tells where somebody is`);
      }
    expect(wrong).toEqual([]);
    expect([...told].sort()).toEqual(['/api/me', 'admin /api/people']);
  });

  it('is the same for all who may see the object: nobody sees more of it by their role', async () => {
    for (const path of [
      `/api/transactions/${payment}`,
      '/api/transactions',
      '/api/customers',
      '/api/payouts',
    ]) {
      const seen = await Promise.all(
        ROLES.map(async (role) => [...new Set(fieldsOf(await people[role].read(path)))].sort()),
      );
      // What one may do with it differs by role, and says so with a reason.
      const same = seen.map((fields) => fields.filter((field) => !field.includes('.actions.')));
      expect(same.every((fields) => fields.join() === same[0]?.join())).toBe(true);
    }
  });

  it('is written only by who may: a role by an administrator, and by nobody for themselves', async () => {
    const id = await idOf(people.admin, 'vera@norrland.example');
    for (const role of ['viewer', 'support', 'finance'] as const)
      expect(await codeOf(await people[role].call('PATCH', `/api/people/${id}`, { role: 'admin' }))).toBe(
        '403 forbidden',
      );
    const more = { role: 'support', email: 'other@norrland.example' };
    expect(await codeOf(await people.admin.call('PATCH', `/api/people/${id}`, more))).toBe(
      '400 invalid_request',
    );
  });
});
