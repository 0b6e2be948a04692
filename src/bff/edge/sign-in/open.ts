import { Kysely } from 'kysely';
import type { Dialect } from 'kysely';
import { createAudit } from '#bff/core/audit/audit.ts';
import type { Log } from '#bff/core/ports.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { keptAuthSecret } from '../auth-secret.ts';
import type { SignInSettings } from '../sign-in-settings.ts';
import { systemClock, systemIds, systemSha256 } from '../system-ports.ts';
import { createSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

type Complete = SignInSettings & { readonly secret: string };

/** The settings with a secret: the one that was set, or the one kept beside the database. */
export function withSecret(settings: SignInSettings, databaseFile: string): Result<Complete, string> {
  const secret = settings.secret === null ? keptAuthSecret(databaseFile) : ok(settings.secret);
  return secret.ok ? ok({ ...settings, secret: secret.value }) : secret;
}

/** Sign-in over the server's own database, clock and chance. */
export function openSignIn({
  dialect,
  log,
  ...settings
}: Complete & { readonly dialect: Dialect; readonly log: Log }): SignIn {
  const db = new Kysely<Schema>({ dialect });
  return createSignIn({
    ...settings,
    db,
    log,
    ids: systemIds,
    now: systemClock.now,
    audit: createAudit(db, { clock: systemClock, sha256: systemSha256 }),
  });
}

/** How this machine's own browsers may name it. */
export function loopbackHosts(port: number): string[] {
  return [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
}
