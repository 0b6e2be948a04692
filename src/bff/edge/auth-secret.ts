import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/**
 * The secret that signs sessions, where none was set: made once and kept beside the database, for its owner's eyes only.
 * @returns a sentence instead when it cannot be had
 */
export function keptAuthSecret(databaseFile: string): Result<string, string> {
  const file = `${databaseFile}.auth-secret`;
  try {
    const kept = readIfThere(file);
    if (kept !== null && kept.length >= 32) return ok(kept);
    const made = randomBytes(32).toString('base64url');
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'w' });
    chmodSync(file, 0o600);
    return ok(made);
  } catch {
    return fail(`COUNTERFOIL_AUTH_SECRET is missing, and none could be kept in ${file}: set it.`);
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

export type CompleteSignIn = SignInSettings & { readonly secret: string };

/** The settings with a secret: the one that was set, or the one kept beside the database. */
export function withSecret(settings: SignInSettings, databaseFile: string): Result<CompleteSignIn, string> {
  const secret = settings.secret === null ? keptAuthSecret(databaseFile) : ok(settings.secret);
  return secret.ok ? ok({ ...settings, secret: secret.value }) : secret;
}
