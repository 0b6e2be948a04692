import type { Db } from '#bff/core/store/schema.ts';
import { hashOf } from './hashed-tokens.ts';

/** Longer than an authenticator's code is taken by the library: 30 seconds, and 30 before and after. */
const KEPT_MS = 5 * 60_000;

/** Notes that a person's code was taken. @returns false when it had been before */
export async function takeCode(db: Db, personId: string, code: string, now: number): Promise<boolean> {
  await db
    .deleteFrom('used_code')
    .where('used_at', '<', now - KEPT_MS)
    .execute();
  const taken = await db
    .insertInto('used_code')
    .values({ person_id: personId, code: hashOf(`${personId} ${code}`), used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
