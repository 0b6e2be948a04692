import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invitation } from '#contract/people.ts';
import { AUTH_ROUTES } from '#bff/edge/sign-in/auth-routes.ts';
import { SESSION_COOKIE } from '#bff/edge/sign-in/cookies.ts';
import { firstStart, PASSWORD, startOffice } from './support.ts';
import type { Browser, Rig } from './support.ts';

let rig: Rig;
let ada: Browser;
let firstLink = '';
beforeAll(async () => {
  rig = await startOffice();
  firstLink = (await rig.signIn.firstStartLink()) ?? '';
  ada = await firstStart(rig);
});
afterAll(() => rig.stop());

describe('addresses', () => {
  it('carry no one-time link: what counts stands behind the #, which browsers send to nobody', async () => {
    const reply = await ada.call('POST', '/api/people', { email: 'jo@norrland.example', role: 'viewer' });
    const { link } = (await reply.json()) as Invitation;
    for (const one of [firstLink, link]) {
      const { search, pathname, hash } = new URL(one);
      expect([search, pathname.split('/').length]).toEqual(['', 2]);
      expect(hash).toMatch(/^#[\w-]{43}$/);
    }
  });

  it('sign in nobody: a password, a code, a token or a session in one is not looked at', async () => {
    const session = encodeURIComponent(ada.cookies.get(SESSION_COOKIE) ?? '');
    const secrets = `email=ada@norrland.example&password=${encodeURIComponent(PASSWORD)}&code=123456&token=${session}&session_token=${session}`;
    const stranger = rig.browser();
    for (const { method, path } of AUTH_ROUTES.filter((route) => route.body !== null)) {
      const reply = await stranger.call(method, `/api/auth${path}?${secrets}`, {});
      expect([path, reply.status >= 400]).toEqual([path, true]);
      rig.pass(1_000);
    }
    expect((await stranger.call('GET', `/api/session?${secrets}`)).status).toBe(401);
    expect(stranger.cookies.size).toBe(0);
  });

  it('are written into the log without what was asked for in them', async () => {
    rig.lines.length = 0;
    await ada.call('GET', '/api/transactions?q=anna@shop.example', undefined, {
      Origin: 'https://evil.example',
    });
    await ada.call('POST', '/nowhere?token=canary', {});
    const told = JSON.stringify(rig.lines);
    expect(rig.lines.length).toBeGreaterThanOrEqual(2);
    expect(told).not.toMatch(/canary|anna|\?/);
  });
});
