import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import type { Session } from '#contract/session.ts';
import type { Me, SignInWays } from '#contract/sign-in.ts';
import { SESSION_COOKIE } from '#bff/edge/sign-in/cookies.ts';
import {
  codeOf,
  cookiesSet,
  firstStart,
  hire,
  MINUTE,
  PASSWORD,
  PEER,
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

const session = (browser: Browser): Promise<Response> => browser.call('GET', '/api/session');

describe('the first start', () => {
  it('makes one administrator by a link that works once', async () => {
    expect(await ada.read<Session>('/api/session')).toMatchObject({
      actor: { name: 'Ada Nyberg', role: 'admin' },
      sign_in: true,
      identities: [],
    });
    expect(await rig.signIn.firstStartLink()).toBeNull();
    expect(await rig.browser().read<SignInWays>('/api/sign-in')).toEqual({
      password: true,
      passkey: true,
      single_sign_on: null,
      first_start: false,
    });
  });
});

describe('a session', () => {
  it('has a token of its own, kept as a hash, whatever the browser brought', async () => {
    const browser = rig.browser();
    browser.cookies.set(SESSION_COOKIE, 'planted.signature');
    await signInAs(browser, 'ada@norrland.example');
    const first = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(first).not.toContain('planted');
    await signInAs(browser, 'ada@norrland.example');
    const second = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(second).not.toBe(first);
    browser.cookies.set(SESSION_COOKIE, first);
    expect(await codeOf(await session(browser))).toBe('401 signed_out');
    const rows = await rig.db.selectFrom('sign_in_session').select('token').execute();
    for (const { token } of rows) expect(decodeURIComponent(second)).not.toContain(token);
  });

  it('is worth nothing once it has been left', async () => {
    const cookie = ada.cookies.get(SESSION_COOKIE) ?? '';
    const left = await ada.call('POST', '/api/auth/sign-out', {});
    expect([left.status, left.headers.get('Clear-Site-Data')]).toEqual([200, '"cache"']);
    expect(ada.cookies.has(SESSION_COOKIE)).toBe(false);
    ada.cookies.set(SESSION_COOKIE, cookie);
    expect(await codeOf(await session(ada))).toBe('401 signed_out');
  });

  it('is worth nothing when somebody made its cookie up', async () => {
    const [token = ''] = (ada.cookies.get(SESSION_COOKIE) ?? '').split('.');
    for (const forged of [token, `${token}.`, `${token}.AAAA`, 'x', encodeURIComponent('{"a":1}')]) {
      ada.cookies.set(SESSION_COOKIE, forged);
      expect(await codeOf(await session(ada)), forged).toBe('401 signed_out');
    }
  });

  it('is over after 15 minutes without a request, and lives on with one', async () => {
    rig.pass(14 * MINUTE);
    expect((await session(ada)).status).toBe(200);
    rig.pass(14 * MINUTE);
    expect((await session(ada)).status).toBe(200);
    rig.pass(15 * MINUTE);
    expect(await codeOf(await session(ada))).toBe('401 signed_out');
    expect(await rig.db.selectFrom('sign_in_session').select('id').execute()).toEqual([]);
  });

  it('is over after 12 hours, however busy', async () => {
    for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
      rig.pass(10 * MINUTE);
      expect((await session(ada)).status).toBe(200);
    }
    rig.pass(10 * MINUTE);
    expect(await codeOf(await session(ada))).toBe('401 signed_out');
  });

  it('can be ended from another browser, one or all others', async () => {
    const other = rig.browser();
    await signInAs(other, 'ada@norrland.example');
    const { sessions } = await ada.read<Me>('/api/me');
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const theirs = sessions.find(({ current }) => !current);
    expect((await ada.call('DELETE', `/api/me/sessions/${theirs?.id ?? ''}`)).status).toBe(200);
    expect(await codeOf(await session(other))).toBe('401 signed_out');
    await signInAs(other, 'ada@norrland.example');
    expect((await other.call('DELETE', '/api/me/sessions')).status).toBe(200);
    expect(await codeOf(await session(ada))).toBe('401 signed_out');
    expect((await session(other)).status).toBe(200);
  });

  it('that nobody came back to is not shown as one that lasts', async () => {
    await signInAs(rig.browser(), 'ada@norrland.example');
    rig.pass(10 * MINUTE);
    await session(ada);
    rig.pass(10 * MINUTE);
    expect((await ada.read<Me>('/api/me')).sessions.map(({ current }) => current)).toEqual([true]);
  });

  it('of somebody else cannot be ended by naming it', async () => {
    const sami = await hire(rig, ada, 'Sami', 'support');
    const [own] = (await ada.read<Me>('/api/me')).sessions;
    expect((await sami.call('DELETE', `/api/me/sessions/${own?.id ?? ''}`)).status).toBe(404);
    expect((await session(ada)).status).toBe(200);
  });

  it('ends live updates with itself', async () => {
    const live = await ada.call('GET', '/api/live');
    expect(live.headers.get('content-type')).toContain('text/event-stream');
    const reader = live.body?.getReader();
    await reader?.read();
    await ada.call('POST', '/api/auth/sign-out', {});
    await rig.beat();
    let last = await reader?.read();
    while (last && !last.done) last = await reader?.read();
    expect(last?.done).toBe(true);
  });
});

describe('a sign-in', () => {
  it.each([
    ['ada@norrland.example', 'not the password'],
    ['nobody@norrland.example', PASSWORD],
  ])('as %s with %s is refused in the same words', async (email, password) => {
    const reply = await signInAs(rig.browser(), email, password);
    expect(reply.status).toBe(401);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect(await reply.json()).toMatchObject({
      error: { code: 'sign_in_refused', message: 'The e-mail address or the password is not right.' },
    });
  });

  it('gives the page nothing that it could sign in with', async () => {
    const browser = rig.browser();
    const reply = await signInAs(browser, 'ada@norrland.example');
    expect(await reply.json()).toEqual({ twoFactorRedirect: false });
  });

  it('is not tried more than ten times in a quarter of an hour', async () => {
    for (let i = 0; i < 10; i += 1) {
      rig.pass(1_000);
      expect((await signInAs(rig.browser(), 'ada@norrland.example', `guess ${String(i)}`)).status).toBe(401);
    }
    rig.pass(1_000);
    const reply = await signInAs(rig.browser(), 'ADA@norrland.example');
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(600);
    rig.pass(15 * MINUTE);
    expect((await signInAs(rig.browser(), 'ada@norrland.example')).status).toBe(200);
  });

  it('is not tried faster than a few times a second by all together', async () => {
    rig.pass(10_000);
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) => signInAs(rig.browser(), `guess-${String(i)}@norrland.example`)),
    );
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/sign-in/social'],
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/callback/google'],
    ['GET', '/api/auth/sign-in/email'],
    ['POST', '/api/auth/sign-in/email/'],
    ['POST', '/api/auth/../auth/sign-up/email'],
    ['POST', '/api/auth/%73ign-up/email'],
  ])('has no other way: %s %s', async (method, path) => {
    const body =
      method === 'GET' ? undefined : { email: 'eve@evil.example', password: PASSWORD, name: 'Eve' };
    expect(await codeOf(await ada.call(method, path, body))).toBe('404 not_found');
  });

  it('notes where it came from, by the socket and not by what the caller says', async () => {
    const browser = rig.browser();
    const credentials = { email: 'ada@norrland.example', password: PASSWORD };
    const lie = { 'X-Forwarded-For': '198.51.100.66', 'X-Real-IP': '198.51.100.66' };
    await browser.call('POST', '/api/auth/sign-in/email', credentials, lie);
    const { sessions } = await browser.read<Me>('/api/me');
    expect(sessions.find(({ current }) => current)?.ip).toBe(PEER);
    const { entries } = await ada.read<AuditPage>('/api/audit?act=session.signed_in&limit=1');
    expect(entries[0]?.facts).toMatchObject({ by: 'password', from: PEER });
  });

  it('takes no field that it does not know, and no call of another page', async () => {
    const credentials = { email: 'ada@norrland.example', password: PASSWORD };
    const more = { ...credentials, callbackURL: 'https://evil.example' };
    expect(await codeOf(await ada.call('POST', '/api/auth/sign-in/email', more))).toBe('400 invalid_request');
    for (const headers of [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'X-Counterfoil': '0' },
    ]) {
      const reply = await ada.call('POST', '/api/auth/sign-in/email', credentials, headers);
      expect(await codeOf(reply), JSON.stringify(headers)).toBe('403 forbidden');
    }
  });

  it('is on record, with those that failed, and without their secrets', async () => {
    await signInAs(rig.browser(), 'ada@norrland.example', 'canary-password');
    await signInAs(rig.browser(), 'ada@norrland.example');
    await ada.call('POST', '/api/sign-in/confirm', { password: PASSWORD });
    const { entries } = await ada.read<AuditPage>('/api/audit?limit=100&order=asc');
    expect(entries.map(({ act }) => act)).toEqual([
      'person.joined',
      'session.signed_in',
      'session.refused',
      'session.signed_in',
      'session.confirmed',
    ]);
    const me = await ada.read<Me>('/api/me');
    expect(entries[2]).toMatchObject({ actor: null, object_id: me.id });
    expect(JSON.stringify([entries, rig.lines])).not.toMatch(/canary|battery|norrland\.example/);
    expect(await ada.read('/api/audit/chain')).toMatchObject({ intact: true });
  });

  it('changes its password with the old one, and ends every other session', async () => {
    const other = rig.browser();
    await signInAs(other, 'ada@norrland.example');
    const change = { currentPassword: 'wrong', newPassword: 'another long one' };
    expect((await ada.call('POST', '/api/auth/change-password', change)).status).toBe(401);
    const right = { ...change, currentPassword: PASSWORD };
    expect((await ada.call('POST', '/api/auth/change-password', right)).status).toBe(200);
    expect((await session(ada)).status).toBe(200);
    expect(await codeOf(await session(other))).toBe('401 signed_out');
    rig.pass(2_000);
    expect((await signInAs(other, 'ada@norrland.example')).status).toBe(401);
    expect((await signInAs(other, 'ada@norrland.example', 'another long one')).status).toBe(200);
  });
});

describe('every cookie', () => {
  it('is for this host alone, out of reach of scripts and of other sites', () => {
    expect(cookiesSet.length).toBeGreaterThan(20);
    for (const cookie of cookiesSet) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; Secure(;|$)/i);
      expect(cookie).toMatch(/; HttpOnly(;|$)/i);
      expect(cookie).toMatch(/; Path=\/(;|$)/i);
      expect(cookie).not.toMatch(/; Domain=/i);
      expect(cookie).toMatch(/; SameSite=Strict(;|$)/i);
    }
  });
});
