import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { signInWays } from '#contract/sign-in.ts';
import type { ConfirmBody, FirstBody, JoinBody, ResetBody } from '#contract/sign-in.ts';
import { get, post } from './client.ts';
import { tellAllTabs, WAYS_IN } from './sign-in-news.ts';

const anything = z.unknown();
const afterPassword = z.object({ twoFactorRedirect: z.boolean() });
const elsewhere = z.object({ url: z.string() });

/** As which the server knows the company's own sign-in. */
const SINGLE_SIGN_ON = 'single-sign-on';

export function signInWaysQuery() {
  return queryOptions({
    queryKey: [WAYS_IN],
    queryFn: ({ signal }) => get(signInWays, '/sign-in', signal),
    staleTime: 60_000,
  });
}

async function send<T>(schema: z.ZodMiniType<T>, path: string, body: unknown): Promise<T> {
  return (await post(schema, path, body, crypto.randomUUID())).value;
}

/** @returns whether a code is wanted before one is in */
export async function signInWithPassword(email: string, password: string): Promise<{ codeWanted: boolean }> {
  const { twoFactorRedirect } = await send(afterPassword, '/auth/sign-in/email', { email, password });
  return { codeWanted: twoFactorRedirect };
}

/** The authenticator's six digits, or a backup code, which counts once. */
export async function signInWithCode(text: string): Promise<void> {
  const code = text.replaceAll(/\s/g, '');
  const way = /^\d{6}$/.test(code) ? 'verify-totp' : 'verify-backup-code';
  await send(anything, `/auth/two-factor/${way}`, { code });
}

/** Goes to the company's own sign-in, which comes back to `next`, or here with why not. */
export async function startSingleSignOn(next: string): Promise<void> {
  const { url } = await send(elsewhere, '/auth/sign-in/social', {
    provider: SINGLE_SIGN_ON,
    callbackURL: next,
    errorCallbackURL: '/sign-in',
    disableRedirect: true,
  });
  location.assign(url);
}

export const sendFirst = (body: FirstBody): Promise<unknown> => send(anything, '/sign-in/first', body);
export const sendJoin = (body: JoinBody): Promise<unknown> => send(anything, '/sign-in/join', body);
export const sendReset = (body: ResetBody): Promise<unknown> => send(anything, '/sign-in/reset', body);
export const sendConfirm = (body: ConfirmBody): Promise<unknown> => send(anything, '/sign-in/confirm', body);

/** Ends this session. The page is loaded anew, so that nothing that was read stays in memory. */
export async function signOut(): Promise<void> {
  await send(anything, '/auth/sign-out', {});
  tellAllTabs('signed_out');
  location.assign('/sign-in');
}
