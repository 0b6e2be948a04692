import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '#contract/session.ts';
import type { Me, SignInWays } from '#contract/sign-in.ts';
import { SESSION_COOKIE } from '#bff/edge/sign-in/cookies.ts';
import { createSoftwareKey } from './software-key.ts';
import type { SoftwareKey } from './software-key.ts';
import { codeOf, firstStart, hire, idOf, MINUTE, startOffice, URL_OF } from './support.ts';
import type { Browser, Rig } from './support.ts';

type Options = Parameters<SoftwareKey['create']>[0] & { userVerification?: string };

let rig: Rig;
let ada: Browser;
beforeEach(async () => {
  rig = await startOffice();
  ada = await firstStart(rig);
});
afterEach(() => rig.stop());

async function add(browser: Browser, key: SoftwareKey, origin = URL_OF): Promise<Response> {
  const options = await browser.read<Options>('/api/auth/passkey/generate-register-options?name=Laptop');
  const response = key.create(options, origin);
  return browser.call('POST', '/api/auth/passkey/verify-registration', { response, name: 'Laptop' });
}

async function use(browser: Browser, key: SoftwareKey, origin = URL_OF): Promise<Response> {
  const options = await browser.read<Options>('/api/auth/passkey/generate-authenticate-options');
  expect(options.userVerification).toBe('required');
  const response = key.get(options, origin);
  return browser.call('POST', '/api/auth/passkey/verify-authentication', { response });
}

describe('a passkey', () => {
  it('signs in by itself, until it is taken away', async () => {
    const key = createSoftwareKey('localhost');
    expect((await add(ada, key)).status).toBe(200);
    const [passkey] = (await ada.read<Me>('/api/me')).passkeys;
    expect(passkey).toMatchObject({ name: 'Laptop' });
    const browser = rig.browser();
    const reply = await use(browser, key);
    expect(await reply.json()).toEqual({});
    expect(await browser.read<Session>('/api/session')).toMatchObject({ actor: { name: 'Ada Nyberg' } });
    const gone = await ada.call('POST', '/api/auth/passkey/delete-passkey', { id: passkey?.id });
    expect(gone.status).toBe(200);
    expect(await codeOf(await use(rig.browser(), key))).toBe('401 sign_in_refused');
  });

  it('confirms who is signed in, in a session of its own', async () => {
    const key = createSoftwareKey('localhost');
    await add(ada, key);
    rig.pass(6 * MINUTE);
    const before = ada.cookies.get(SESSION_COOKIE);
    const person = { email: 'eve@norrland.example', role: 'viewer' };
    expect(await codeOf(await ada.call('POST', '/api/people', person))).toBe('403 fresh_sign_in_needed');
    expect((await use(ada, key)).status).toBe(200);
    expect((await ada.call('POST', '/api/people', person)).status).toBe(201);
    ada.cookies.set(SESSION_COOKIE, before ?? '');
    expect(await codeOf(await ada.call('GET', '/api/session'))).toBe('401 signed_out');
  });

  it('counts only where its owner was asked, and for this address', async () => {
    expect((await add(ada, createSoftwareKey('localhost', false))).ok).toBe(false);
    expect((await add(ada, createSoftwareKey('localhost'), 'https://evil.example')).ok).toBe(false);
    expect((await add(ada, createSoftwareKey('evil.example'))).ok).toBe(false);
    expect((await ada.read<Me>('/api/me')).passkeys).toEqual([]);
    const key = createSoftwareKey('localhost');
    await add(ada, key);
    rig.pass(2_000);
    expect((await use(rig.browser(), key, 'https://evil.example')).ok).toBe(false);
    expect((await use(rig.browser(), createSoftwareKey('localhost'))).ok).toBe(false);
  });

  it('is nobody’s to take away but its owner’s, and needs a fresh sign-in to add', async () => {
    await add(ada, createSoftwareKey('localhost'));
    const [passkey] = (await ada.read<Me>('/api/me')).passkeys;
    const sami = await hire(rig, ada, 'Sami', 'admin');
    const theft = await sami.call('POST', '/api/auth/passkey/delete-passkey', { id: passkey?.id });
    expect(theft.ok).toBe(false);
    expect((await ada.read<Me>('/api/me')).passkeys).toHaveLength(1);
    rig.pass(6 * MINUTE);
    const options = await ada.call('GET', '/api/auth/passkey/generate-register-options');
    expect(await codeOf(options)).toBe('403 fresh_sign_in_needed');
  });

  it('of somebody who was disabled opens nothing', async () => {
    const key = createSoftwareKey('localhost');
    const sami = await hire(rig, ada, 'Sami', 'finance');
    await add(sami, key);
    const id = await idOf(ada, 'sami@norrland.example');
    await ada.call('PATCH', `/api/people/${id}`, { state: 'disabled' });
    rig.pass(2_000);
    expect((await use(sami, key)).ok).toBe(false);
    expect(await codeOf(await sami.call('GET', '/api/session'))).toBe('401 signed_out');
  });

  it('is not offered at an address of numbers', async () => {
    const headers = { Host: '127.0.0.1:8787' };
    const reply = await rig.browser().call('GET', '/api/sign-in', undefined, headers);
    expect(((await reply.json()) as SignInWays).passkey).toBe(false);
  });
});
