import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { me } from '#contract/sign-in.ts';
import { get, post, write } from './client.ts';

const anything = z.unknown();
const authenticator = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const backupCodes = z.object({ backupCodes: z.array(z.string()) });

/** An authenticator app to be: its secret as an `otpauth:` address, and the codes for when it is lost. */
export type Authenticator = z.infer<typeof authenticator>;

export function meQuery() {
  return queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => get(me, '/me', signal),
    staleTime: 5_000,
  });
}

async function send<T>(schema: z.ZodMiniType<T>, path: string, body: unknown): Promise<T> {
  return (await post(schema, path, body, crypto.randomUUID())).value;
}

/** The other sessions end: whoever knew the old password is out. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await send(anything, '/auth/change-password', { currentPassword, newPassword });
}

/** Nothing changes until a code of the new authenticator was taken. */
export function startAuthenticator(password: string): Promise<Authenticator> {
  return send(authenticator, '/auth/two-factor/enable', { password });
}

export async function finishAuthenticator(code: string): Promise<void> {
  await send(anything, '/auth/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') });
}

export async function removeAuthenticator(password: string): Promise<void> {
  await send(anything, '/auth/two-factor/disable', { password });
}

/** The earlier ones are void from then on. */
export async function newBackupCodes(password: string): Promise<readonly string[]> {
  return (await send(backupCodes, '/auth/two-factor/generate-backup-codes', { password })).backupCodes;
}

/** Ends one session, or with null all others than this one. */
export async function endSession(id: string | null): Promise<void> {
  const path = id === null ? '/me/sessions' : `/me/sessions/${encodeURIComponent(id)}`;
  await write('DELETE', anything, path, {}, crypto.randomUUID());
}
