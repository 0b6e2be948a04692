import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '#contract/session.ts';
import type { Me } from '#contract/sign-in.ts';
import { SESSION_COOKIE } from '#bff/edge/sign-in/cookies.ts';
import { codeOf, firstStart, hire, MINUTE, PASSWORD, signInAs, startOffice } from './support.ts';
import type { Browser, Rig } from './support.ts';

const EMAIL = 'ada@norrland.example';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows at `at` (RFC 6238). */
function codeAt(uri: string, at: number): string {
  const base32 = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...base32].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

let rig: Rig;
let ada: Browser;
let uri: string;
let backupCodes: string[];
beforeEach(async () => {
  rig = await startOffice();
  ada = await firstStart(rig);
  const enabled = await ada.call('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI, ...codes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
  uri = totpURI;
  backupCodes = codes.backupCodes;
  const verified = await ada.call('POST', '/api/auth/two-factor/verify-totp', {
    code: codeAt(uri, Date.now()),
  });
  expect(verified.status).toBe(200);
});
afterEach(() => rig.stop());

const enter = (browser: Browser, code: string) =>
  browser.call('POST', '/api/auth/two-factor/verify-totp', { code });

async function afterPassword(): Promise<Browser> {
  rig.pass(MINUTE);
  const browser = rig.browser();
  const reply = await signInAs(browser, EMAIL);
  expect(await reply.json()).toEqual({ twoFactorRedirect: true });
  return browser;
}

describe('an authenticator', () => {
  it('stands between the password and a session', async () => {
    const browser = await afterPassword();
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
    expect(await codeOf(await browser.call('GET', '/api/session'))).toBe('401 signed_out');
    expect((await enter(browser, codeAt(uri, Date.now()))).status).toBe(200);
    expect(await browser.read<Session>('/api/session')).toMatchObject({ actor: { name: 'Ada Nyberg' } });
    expect(await browser.read<Me>('/api/me')).toMatchObject({ two_factor: true, password: true });
  });

  it('refuses a wrong code, and the right one after five wrong ones', async () => {
    const browser = await afterPassword();
    const right = codeAt(uri, Date.now());
    const wrong = right === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i += 1) {
      rig.pass(1_000);
      expect(await codeOf(await enter(browser, wrong))).toBe('401 sign_in_refused');
    }
    rig.pass(1_000);
    expect((await enter(browser, right)).status).toBeGreaterThanOrEqual(400);
    expect(browser.cookies.has(SESSION_COOKIE)).toBe(false);
  });

  it('refuses a code that was used, also for another browser', async () => {
    const code = codeAt(uri, Date.now() + MINUTE);
    expect((await enter(await afterPassword(), code)).status).toBe(200);
    rig.pass(-MINUTE);
    const second = await afterPassword();
    const reply = await enter(second, code);
    expect(await codeOf(reply)).toBe('401 sign_in_refused');
    expect(await codeOf(await second.call('GET', '/api/session'))).toBe('401 signed_out');
  });

  it('gives way to a backup code, once', async () => {
    const [code = ''] = backupCodes;
    const path = '/api/auth/two-factor/verify-backup-code';
    expect((await (await afterPassword()).call('POST', path, { code })).status).toBe(200);
    const second = await afterPassword();
    expect(await codeOf(await second.call('POST', path, { code }))).toBe('401 sign_in_refused');
    expect(second.cookies.has(SESSION_COOKIE)).toBe(false);
  });

  it('is on record when it was set up, and a password alone is no sign-in', async () => {
    await signInAs(ada, EMAIL);
    await enter(await afterPassword(), codeAt(uri, Date.now()));
    const entries = await rig.db.selectFrom('audit').select(['act', 'facts']).orderBy('seq').execute();
    expect(entries.map(({ act, facts }) => `${act} ${facts}`)).toEqual([
      'person.joined {"by":"first start","from":"203.0.113.20"}',
      'session.signed_in {"by":"first start","from":"203.0.113.20"}',
      'account.changed {"by":"authenticator set up","from":"203.0.113.20"}',
      'session.signed_in {"by":"password and authenticator","from":"203.0.113.20"}',
    ]);
  });

  it('is asked for when one confirms, too', async () => {
    rig.pass(MINUTE);
    const before = ada.cookies.get(SESSION_COOKIE);
    const confirm = (body: object) => ada.call('POST', '/api/sign-in/confirm', body);
    expect(await codeOf(await confirm({ password: PASSWORD }))).toBe('401 sign_in_refused');
    expect(await codeOf(await confirm({ password: PASSWORD, code: '000000' }))).toBe('401 sign_in_refused');
    expect(ada.cookies.get(SESSION_COOKIE)).toBe(before);
    const code = codeAt(uri, Date.now());
    expect((await confirm({ password: PASSWORD, code })).status).toBe(200);
    expect(ada.cookies.get(SESSION_COOKIE)).not.toBe(before);
    expect(await codeOf(await confirm({ password: PASSWORD, code }))).toBe('401 sign_in_refused');
  });

  it('is taken away with the password only', async () => {
    const disable = (password: string) => ada.call('POST', '/api/auth/two-factor/disable', { password });
    expect(await codeOf(await disable('wrong'))).toBe('401 sign_in_refused');
    expect((await disable(PASSWORD)).status).toBe(200);
    expect(await ada.read<Me>('/api/me')).toMatchObject({ two_factor: false });
  });
});

describe('where a second factor is demanded of those who move money', () => {
  it('they can do nothing but set it up, and not take it away again; others are left alone', async () => {
    const strict = await startOffice({ secondFactor: 'money' });
    const admin = await firstStart(strict);
    const fia = await hire(strict, admin, 'Fia', 'finance');
    expect((await admin.call('GET', '/api/people')).status).toBe(200);
    const calls = [
      ['GET', '/api/transactions'],
      ['GET', '/api/live'],
      ['GET', '/api/payouts/summary.csv'],
      ['POST', `/api/transactions/tr_${'0'.repeat(32)}/void`],
      ['POST', `/api/intents/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/approve`],
    ] as const;
    for (const [method, path] of calls) {
      const reply = await fia.call(method, path, method === 'POST' ? {} : undefined);
      expect([path, await codeOf(reply)]).toEqual([path, '403 second_factor_needed']);
    }
    expect((await fia.call('GET', '/api/session')).status).toBe(200);
    expect((await fia.read<Me>('/api/me')).second_factor_needed).toBe(true);

    strict.pass(1_000);
    const enabled = await fia.call('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
    const { totpURI } = (await enabled.json()) as { totpURI: string };
    expect(await codeOf(await fia.call('GET', '/api/transactions'))).toBe('403 second_factor_needed');
    expect((await enter(fia, codeAt(totpURI, Date.now()))).status).toBe(200);
    expect((await fia.call('GET', '/api/transactions')).status).toBe(200);
    expect((await fia.read<Me>('/api/me')).second_factor_needed).toBe(false);
    const away = await fia.call('POST', '/api/auth/two-factor/disable', { password: PASSWORD });
    expect(await codeOf(away)).toBe('409 action_not_allowed');
    await strict.stop();
  });
});
