import { Kysely } from 'kysely';
import type { Dialect } from 'kysely';
import { createAudit } from '#bff/core/audit/audit.ts';
import type { Log } from '#bff/core/ports.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import type { CompleteSignIn } from '../auth-secret.ts';
import { systemClock, systemIds, systemSha256 } from '../system-ports.ts';
import { createSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

/** Sign-in over the server's own database, clock and chance. */
export function openSignIn({
  dialect,
  log,
  ...settings
}: CompleteSignIn & { readonly dialect: Dialect; readonly log: Log }): SignIn {
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
