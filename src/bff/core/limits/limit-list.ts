import type { LimitBody, RefundLimitView } from '#contract/limits.ts';
import type { Actor } from '#contract/session.ts';
import { defaultLimit, LIMIT_CURRENCIES, LIMITED_ROLES } from '#domain/limits.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { Db } from '../store/schema.ts';

/** Every limit that counts: those that were set, and those that Counterfoil comes with. */
export async function listLimits(db: Db): Promise<RefundLimitView[]> {
  const set = await db.selectFrom('refund_limit').selectAll().execute();
  const currencies = [...new Set([...LIMIT_CURRENCIES, ...set.map(({ currency }) => currency)])].sort();
  return LIMITED_ROLES.flatMap((role) =>
    currencies.flatMap((currency): RefundLimitView[] => {
      const own = set.find((row) => row.role === role && row.currency === currency);
      if (own) return [{ ...own, set_at: formatMillis(own.set_at) }];
      const given = defaultLimit(role, currency);
      return given === null ? [] : [{ role, currency, ...given, set_by: null, set_at: null }];
    }),
  );
}

export async function setLimit(db: Db, limit: LimitBody, actor: Actor, now: number): Promise<void> {
  const { role, currency, ...amounts } = limit;
  const change = { ...amounts, set_by: actor.name, set_at: now };
  await db
    .insertInto('refund_limit')
    .values({ role, currency, ...change })
    .onConflict((conflict) => conflict.columns(['role', 'currency']).doUpdateSet(change))
    .execute();
}
