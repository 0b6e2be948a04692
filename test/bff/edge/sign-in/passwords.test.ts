import { fc } from '#test/support/properties.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyWeak } from '#bff/edge/sign-in/password-choice.ts';
import type { AuditPage } from '#contract/audit.ts';
import type { Invitation } from '#contract/people.ts';
import { codeOf, firstStart, hire, idOf, invite, PASSWORD, signInAs, startOffice } from './support.ts';
import type { Browser, Rig } from './support.ts';

describe('a password that is chosen', () => {
  it.each([
    '1qaz2wsx3edc',
    'QWERTY123456',
    'Password1234!',
    '!!!unbelievable2024',
    'abcabcabcabc',
    'aaaaaaaaaaaaaaa',
    'passwordpassword',
    '123456789012',
    '987654321098',
    'abcdefghijklm',
    'Counterfoil!1',
    'adanyberg2026',
  ])('is not %s', (password) =>
    expect(whyWeak(password, ['Ada Nyberg', 'ada@norrland.example'])).not.toBeNull(),
  );

  it.each([
    PASSWORD,
    'aaaab bbbbc ccccd',
    'ada eats four green plums',
    'x9$Kq-27vv!Lm',
    '日本語のとても長い合い言葉です',
    '770951284436',
  ])('may be %s, whatever signs it has', (password) => expect(whyWeak(password, ['Ada Nyberg'])).toBeNull());

  it('is judged in an instant, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 128 }), (password) => {
        const reason = whyWeak(password, ['Ada']);
        expect(reason === null || reason.startsWith('is ') || reason.startsWith('repeats ')).toBe(true);
      }),
    );
    expect(whyWeak('ab'.repeat(64), [])).toBe('repeats itself, or counts on');
  });
});

describe('people and their passwords', () => {
  let rig: Rig;
  let ada: Browser;
  beforeEach(async () => {
    rig = await startOffice();
    ada = await firstStart(rig);
  });
  afterEach(() => rig.stop());

  const reset = (link: string, password: string): Promise<Response> =>
    rig.browser().call('POST', '/api/sign-in/reset', { token: link.split('#')[1], password });

  it('a common one is refused by name, and the link still counts', async () => {
    const token = await invite(ada, 'jo@norrland.example', 'finance');
    const join = (password: string) =>
      rig.browser().call('POST', '/api/sign-in/join', { token, name: 'Jo Ek', password });
    const refused = await join('password123456');
    const { error } = (await refused.json()) as { error: { fields: Record<string, string> } };
    expect([refused.status, error.fields['password']]).toEqual([
      400,
      'is one of those that are tried first: choose another',
    ]);
    expect((await join('a long one for Jo alone')).status).toBe(200);
    const body = { currentPassword: PASSWORD, newPassword: 'qwertyuiop123' };
    expect(await codeOf(await ada.call('POST', '/api/auth/change-password', body))).toBe(
      '400 invalid_request',
    );
  });

  it('who forgot theirs gets a link from an administrator: out everywhere, and in with the new one only', async () => {
    const jo = await hire(rig, ada, 'Jo', 'finance');
    const id = await idOf(ada, 'jo@norrland.example');
    const made = await ada.call('POST', `/api/people/${id}/reset`, {});
    const { link } = (await made.json()) as Invitation;
    expect(made.status).toBe(201);
    expect(new URL(link).pathname).toBe('/reset');
    expect(await codeOf(await jo.call('GET', '/api/session'))).toBe('401 signed_out');

    expect(await codeOf(await reset(link, 'qwertyuiop123'))).toBe('400 invalid_request');
    const done = await reset(link, 'another long secret');
    expect([done.status, done.headers.getSetCookie()]).toEqual([200, []]);
    expect(await codeOf(await reset(link, 'yet another long one'))).toBe('401 sign_in_refused');
    rig.pass(2_000);
    expect((await signInAs(jo, 'jo@norrland.example', PASSWORD)).status).toBe(401);
    expect((await signInAs(jo, 'jo@norrland.example', 'another long secret')).status).toBe(200);
    const { entries } = await ada.read<AuditPage>('/api/audit?limit=10');
    expect(entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['person.reset', 'account.changed']),
    );
    expect(JSON.stringify(entries)).not.toContain('another long secret');
  });

  it('such a link is for others, for a day, and for nobody who is disabled', async () => {
    const jo = await hire(rig, ada, 'Jo', 'viewer');
    const id = await idOf(ada, 'jo@norrland.example');
    const own = await idOf(ada, 'ada@norrland.example');
    expect(await codeOf(await ada.call('POST', `/api/people/${own}/reset`, {}))).toBe(
      '409 action_not_allowed',
    );
    expect(await codeOf(await jo.call('POST', `/api/people/${id}/reset`, {}))).toBe('403 forbidden');
    const linkOf = async () =>
      ((await (await ada.call('POST', `/api/people/${id}/reset`, {})).json()) as Invitation).link;
    const first = await linkOf();
    const second = await linkOf();
    expect((await reset(first, 'another long secret')).status).toBe(401);
    await ada.call('PATCH', `/api/people/${id}`, { state: 'disabled' });
    expect((await reset(second, 'another long secret')).status).toBe(401);
    await ada.call('PATCH', `/api/people/${id}`, { state: 'active' });
    const third = await linkOf();
    rig.pass(24 * 3_600_000);
    expect((await reset(third, 'another long secret')).status).toBe(401);
  });
});
