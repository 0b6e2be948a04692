import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '#contract/audit.ts';
import type { People } from '#contract/people.ts';
import type { Session } from '#contract/session.ts';
import type { Me, SignInWays } from '#contract/sign-in.ts';
import { LOGIN_STATE_COOKIE, SESSION_COOKIE } from '#bff/edge/sign-in/cookies.ts';
import { openCompany } from './company.ts';
import type { Company } from './company.ts';
import {
  codeOf,
  cookiesSet,
  firstStart,
  idOf,
  invite,
  MINUTE,
  startOffice,
  URL_OF,
  PEER,
} from './support.ts';
import type { Browser, Rig } from './support.ts';

let company: Company;
let rig: Rig;
let ada: Browser;
beforeAll(async () => {
  company = await openCompany(URL_OF);
});
afterAll(() => company.close());
beforeEach(async () => {
  company.person = { email: 'sami@norrland.example', email_verified: true };
  rig = await startOffice({ singleSignOn: company.singleSignOn });
  ada = await firstStart(rig);
});
afterEach(() => rig.stop());

afterEach(() => void (company.signedInAgo = 0));

const REFUSED = '/sign-in?error=single_sign_on';
/** How a browser comes back from another site. */
const AS_PAGE = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};

async function start(browser: Browser, callbackURL = '/payouts?tab=open'): Promise<string> {
  const body = {
    provider: 'single-sign-on',
    callbackURL,
    errorCallbackURL: '/sign-in',
    disableRedirect: true,
  };
  const reply = await browser.call('POST', '/api/auth/sign-in/social', body);
  if (!reply.ok) throw new Error(await reply.text());
  return ((await reply.json()) as { url: string }).url;
}

/** The page that the browser is led to at the end. */
async function comeBack(browser: Browser, address: string): Promise<string | null> {
  const reply = await browser.call('GET', address.slice(URL_OF.length), undefined, {
    ...AS_PAGE,
    'X-Counterfoil': '0',
  });
  expect(reply.status).toBe(303);
  return reply.headers.get('Location');
}

const whole = async (browser: Browser): Promise<string | null> =>
  comeBack(browser, await company.follow(await start(browser)));

describe('single sign-on', () => {
  it('is offered by its name', async () => {
    expect(await rig.browser().read<SignInWays>('/api/sign-in')).toMatchObject({
      single_sign_on: { name: 'Norrland ID' },
    });
  });

  it('lets in who was invited, with the role that was given here, back where they were', async () => {
    await invite(ada, 'sami@norrland.example', 'support');
    const sami = rig.browser();
    expect(await whole(sami)).toBe('/payouts?tab=open');
    expect(await sami.read<Session>('/api/session')).toMatchObject({
      actor: { name: 'Sami Virtanen', role: 'support' },
    });
    expect(await sami.read<Me>('/api/me')).toMatchObject({ password: false });
    expect(await whole(rig.browser())).toBe('/payouts?tab=open');
    const { entries } = await ada.read<AuditPage>('/api/audit?act=session.signed_in&limit=10');
    expect(entries.slice(0, 2).map(({ facts }) => facts)).toEqual([
      { by: 'single sign-on', from: PEER },
      { by: 'single sign-on', from: PEER },
    ]);
    const kept = await rig.db.selectFrom('sign_in_account').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/eyJ/);
  });

  it('sends state, nonce and a challenge, and keeps its state for this host alone', async () => {
    const url = new URL(await start(rig.browser()));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${URL_OF}/api/auth/callback/single-sign-on`,
    });
    expect(url.searchParams.get('state')).toMatch(/^.{32,}$/);
    expect(url.searchParams.get('nonce')).toMatch(/^.{32,}$/);
    const state = cookiesSet.filter((cookie) => cookie.startsWith(`${LOGIN_STATE_COOKIE}=`)).at(-1);
    expect(state).toMatch(/; Path=\//);
    expect(state).toMatch(/; HttpOnly/);
    expect(state).toMatch(/; Secure/);
    expect(state).toMatch(/; SameSite=Lax/i);
  });

  it('lets in nobody who was not invited, is not vouched for, or is disabled', async () => {
    const stranger = rig.browser();
    expect(await whole(stranger)).toBe(REFUSED);
    expect(stranger.cookies.has(SESSION_COOKIE)).toBe(false);

    await invite(ada, 'sami@norrland.example', 'support');
    company.person = { email: 'sami@norrland.example', email_verified: false };
    expect(await whole(rig.browser())).toBe(REFUSED);

    const id = await idOf(ada, 'sami@norrland.example');
    await ada.call('PATCH', `/api/people/${id}`, { state: 'disabled' });
    company.person = { email: 'sami@norrland.example', email_verified: true };
    const disabled = rig.browser();
    expect(await whole(disabled)).toBe(REFUSED);
    expect(await codeOf(await disabled.call('GET', '/api/session'))).toBe('401 signed_out');
    const { people } = await ada.read<People>('/api/people');
    expect(people.map(({ email, state }) => [email, state])).toEqual([
      ['ada@norrland.example', 'active'],
      ['sami@norrland.example', 'disabled'],
    ]);
  });

  it('is as fresh as the proof at the company’s: minutes old there is minutes old here', async () => {
    await invite(ada, 'sami@norrland.example', 'admin');
    const sami = rig.browser();
    const change = () => sami.call('POST', '/api/people', { email: 'jo@norrland.example', role: 'viewer' });
    expect(await whole(sami)).toBe('/payouts?tab=open');
    expect((await change()).status).toBe(201);

    const asked = new URL(await start(rig.browser())).searchParams;
    expect([asked.get('max_age'), asked.get('prompt')]).toEqual(['43200', null]);
    company.signedInAgo = 10 * MINUTE;
    const later = rig.browser();
    expect(await whole(later)).toBe('/payouts?tab=open');
    const body = { email: 'jo@norrland.example', role: 'viewer' };
    expect(await codeOf(await later.call('POST', '/api/people', body))).toBe('403 fresh_sign_in_needed');

    const again = new URL(await start(later)).searchParams;
    expect([again.get('max_age'), again.get('prompt')]).toEqual(['0', 'login']);
    company.signedInAgo = 0;
    rig.pass(2_000);
    expect(await whole(later)).toBe('/payouts?tab=open');
    expect((await later.call('POST', '/api/people', body)).status).toBe(201);
  });

  it('takes no answer that this browser did not ask for, and none twice', async () => {
    await invite(ada, 'sami@norrland.example', 'support');
    const sami = rig.browser();
    const address = await company.follow(await start(sami));
    expect(await comeBack(rig.browser(), address)).toBe(REFUSED);
    const tampered = address.replace(/state=[^&]+/, `state=${'x'.repeat(32)}`);
    expect(await comeBack(sami, tampered)).toBe(REFUSED);
    const again = await company.follow(await start(sami));
    expect(await comeBack(sami, again)).toBe('/payouts?tab=open');
    const thief = rig.browser();
    for (const [name, value] of sami.cookies) if (name === LOGIN_STATE_COOKIE) thief.cookies.set(name, value);
    expect(await comeBack(thief, again)).toBe(REFUSED);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb'])(
    'leads back to no other address: %s',
    async (callbackURL) => {
      const body = { provider: 'single-sign-on', callbackURL };
      expect(await codeOf(await ada.call('POST', '/api/auth/sign-in/social', body))).toBe(
        '400 invalid_request',
      );
    },
  );

  it.each([
    [{ ...AS_PAGE, 'Sec-Fetch-Mode': 'cors' }],
    [{ ...AS_PAGE, 'Sec-Fetch-Dest': 'iframe' }],
    [{ ...AS_PAGE, Origin: 'https://evil.example' }],
    [{ ...AS_PAGE, Host: 'evil.example' }],
  ])('comes back as a page of this host only: %j', async (headers) => {
    const reply = await ada.call(
      'GET',
      '/api/auth/callback/single-sign-on?code=x&state=y',
      undefined,
      headers,
    );
    expect(await codeOf(reply)).toBe('403 forbidden');
    expect(await codeOf(await ada.call('POST', '/api/auth/callback/single-sign-on', {}))).toBe(
      '404 not_found',
    );
  });

  it('says so when the provider cannot be reached, and holds up no other way in', async () => {
    await rig.stop();
    rig = await startOffice({ singleSignOn: { ...company.singleSignOn, issuer: 'http://127.0.0.1:9' } });
    ada = await firstStart(rig);
    const body = { provider: 'single-sign-on', callbackURL: '/' };
    const reply = await rig.browser().call('POST', '/api/auth/sign-in/social', body);
    expect(await codeOf(reply)).toBe('503 upstream_unavailable');
  });
});
