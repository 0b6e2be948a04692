import type { Kysely } from 'kysely';
import type { Actor } from '#contract/session.ts';
import { defaultLimit, freeRefund, isLimited } from '#domain/limits.ts';
import type { LimitedRole, RefundLimit } from '#domain/limits.ts';
import { money, sum, zero } from '#domain/money.ts';
import type { Money } from '#domain/money.ts';
import type { Role } from '#domain/access.ts';
import { compiledOnce } from '../store/compiled-once.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

const DAY_MS = 86_400_000;

/** What a person may refund now in one go without a second one. Zero for roles that do not refund. */
export async function freeRefundOf(
  db: Db,
  actor: Pick<Actor, 'id' | 'role'>,
  currency: string,
  now: number,
): Promise<Money> {
  const limit = await limitOf(db, actor.role, currency);
  return limit === null ? zero(currency) : freeRefund(limit, await spentBy(db, actor.id, currency, now));
}

export async function limitOf(db: Db, role: Role, currency: string): Promise<RefundLimit | null> {
  if (!isLimited(role)) return null;
  const [set] = await limitsSet(db, role, currency);
  return set ?? defaultLimit(role, currency);
}

const limitsSet = compiledOnce((db, role: LimitedRole, currency: string) =>
  db
    .selectFrom('refund_limit')
    .select(['per_refund', 'per_day'])
    .where('role', '=', role)
    .where('currency', '=', currency),
);

/** What a person refunded in the last 24 hours without a second one, and what of it is under way. */
async function spentBy(db: Db, actorId: string, currency: string, now: number): Promise<Money> {
  const rows = await refundedSince(db, actorId, currency, now - DAY_MS);
  return sum(
    rows.map(({ amount }) => money(amount ?? '0', currency)),
    currency,
  );
}

const refundedSince = compiledOnce((db, actorId: string, currency: string, since: number) =>
  db
    .selectFrom('intent')
    .select('amount')
    .where('actor_id', '=', actorId)
    .where('created_at', '>', since)
    .where('action', '=', 'refund')
    .where('currency', '=', currency)
    .where('phase', 'not in', ['failed', 'awaiting'])
    .where('decided_by_id', 'is', null),
);
