import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import type { People } from '#contract/people.ts';
import type { Session } from '#contract/session.ts';
import {
  codeOf,
  firstStart,
  hire,
  idOf,
  invite,
  MINUTE,
  PASSWORD,
  signInAs,
  startOffice,
} from './support.ts';
import type { Browser, Rig } from './support.ts';

let rig: Rig;
let ada: Browser;
beforeEach(async () => {
  rig = await startOffice();
  ada = await firstStart(rig);
});
afterEach(() => rig.stop());

const change = (id: string, body: object) => ada.call('PATCH', `/api/people/${id}`, body);
const session = (browser: Browser) => browser.call('GET', '/api/session');
const join = (token: string, browser = rig.browser()) =>
  browser.call('POST', '/api/sign-in/join', { token, name: 'Sami Virtanen', password: PASSWORD });

describe('an invitation', () => {
  it('makes somebody one of the staff, once, with the role that was given', async () => {
    const token = await invite(ada, 'Sami@Norrland.example', 'support');
    const sami = rig.browser();
    expect((await join(token, sami)).status).toBe(200);
    expect(await sami.read<Session>('/api/session')).toMatchObject({
      actor: { name: 'Sami Virtanen', role: 'support' },
    });
    expect(await codeOf(await join(token))).toBe('401 sign_in_refused');
    const { people } = await ada.read<People>('/api/people');
    expect(people.map(({ email, role, state }) => [email, role, state])).toEqual([
      ['ada@norrland.example', 'admin', 'active'],
      ['sami@norrland.example', 'support', 'active'],
    ]);
  });

  it('is void after three days, and once there is another', async () => {
    const first = await invite(ada, 'sami@norrland.example', 'support');
    const second = await invite(ada, 'sami@norrland.example', 'viewer');
    expect(await codeOf(await join(first))).toBe('401 sign_in_refused');
    rig.pass(3 * 24 * 60 * MINUTE);
    expect(await codeOf(await join(second))).toBe('401 sign_in_refused');
    expect(await codeOf(await signInAs(rig.browser(), 'sami@norrland.example'))).toBe('401 sign_in_refused');
  });

  it('is for administrators to give, and to nobody who is here', async () => {
    const sami = await hire(rig, ada, 'Sami', 'finance');
    const body = { email: 'eve@norrland.example', role: 'admin' };
    expect(await codeOf(await sami.call('POST', '/api/people', body))).toBe('403 forbidden');
    expect(await codeOf(await sami.call('GET', '/api/people'))).toBe('403 forbidden');
    const again = { email: 'sami@norrland.example', role: 'admin' };
    expect(await codeOf(await ada.call('POST', '/api/people', again))).toBe('400 invalid_request');
  });

  it('of the first start is void after a day, and when another was printed', async () => {
    await rig.stop();
    rig = await startOffice();
    const old = await rig.signIn.firstStartLink();
    const newer = await rig.signIn.firstStartLink();
    const create = (link: string | null) =>
      rig.browser().call('POST', '/api/sign-in/first', {
        token: link?.split('#')[1],
        name: 'Ada',
        email: 'ada@norrland.example',
        password: PASSWORD,
      });
    expect(await codeOf(await create(old))).toBe('401 sign_in_refused');
    rig.pass(24 * 60 * MINUTE);
    expect(await codeOf(await create(newer))).toBe('401 sign_in_refused');
    const last = await rig.signIn.firstStartLink();
    rig.pass(1_000);
    const both = await Promise.all([create(last), create(last)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });
});

describe('a change of somebody', () => {
  it('counts with their next call', async () => {
    const sami = await hire(rig, ada, 'Sami', 'finance');
    const id = await idOf(ada, 'sami@norrland.example');
    expect((await sami.call('GET', '/api/audit')).status).toBe(200);
    expect((await change(id, { role: 'viewer' })).status).toBe(200);
    expect(await codeOf(await sami.call('GET', '/api/audit'))).toBe('403 forbidden');
    expect((await change(id, { state: 'disabled' })).status).toBe(200);
    expect(await codeOf(await session(sami))).toBe('401 signed_out');
    rig.pass(MINUTE);
    expect(await codeOf(await signInAs(rig.browser(), 'sami@norrland.example'))).toBe('401 sign_in_refused');
    expect((await change(id, { state: 'active' })).status).toBe(200);
    expect(await codeOf(await session(sami))).toBe('401 signed_out');
    rig.pass(MINUTE);
    expect((await signInAs(sami, 'sami@norrland.example')).status).toBe(200);
    expect((await ada.call('DELETE', `/api/people/${id}/sessions`)).status).toBe(200);
    expect(await codeOf(await session(sami))).toBe('401 signed_out');
    const { entries } = await ada.read<AuditPage>('/api/audit?act=person.changed&order=asc&limit=10');
    expect(entries.map(({ actor, object_id, facts }) => [actor?.name, object_id, facts['after']])).toEqual([
      ['Ada Nyberg', id, 'Viewer, active'],
      ['Ada Nyberg', id, 'Viewer, disabled'],
      ['Ada Nyberg', id, 'Viewer, active'],
    ]);
  });

  it('is never one of oneself, and leaves an administrator', async () => {
    const own = await idOf(ada, 'ada@norrland.example');
    for (const body of [{ role: 'finance' }, { state: 'disabled' }])
      expect(await codeOf(await change(own, body))).toBe('409 action_not_allowed');
    const eve = await hire(rig, ada, 'Eve', 'admin');
    expect((await eve.call('PATCH', `/api/people/${own}`, { role: 'viewer' })).status).toBe(200);
    const hers = await idOf(eve, 'eve@norrland.example');
    expect(await codeOf(await eve.call('PATCH', `/api/people/${hers}`, { role: 'viewer' }))).toBe(
      '409 action_not_allowed',
    );
  });

  it.each([
    ['POST', '/api/people', { email: 'eve@norrland.example', role: 'viewer' }],
    ['PUT', '/api/limits', { role: 'support', currency: 'EUR', per_refund: '1', per_day: '2' }],
  ])('needs a sign-in of the last five minutes: %s %s', async (method, path, body) => {
    rig.pass(5 * MINUTE);
    expect(await codeOf(await ada.call(method, path, body))).toBe('403 fresh_sign_in_needed');
    expect((await ada.call('GET', '/api/people')).status).toBe(200);
    expect((await ada.call('POST', '/api/sign-in/confirm', { password: 'wrong' })).status).toBe(401);
    expect(await codeOf(await ada.call(method, path, body))).toBe('403 fresh_sign_in_needed');
    rig.pass(1_000);
    expect((await ada.call('POST', '/api/sign-in/confirm', { password: PASSWORD })).status).toBe(200);
    expect((await ada.call(method, path, body)).ok).toBe(true);
  });
});
