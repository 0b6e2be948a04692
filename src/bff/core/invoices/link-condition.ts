import { sql } from 'kysely';
import type { InvoiceState } from '#domain/invoice.ts';
import type { Condition } from '../mirror/lists/criteria.ts';
import { unindexed } from '../store/index-hints.ts';
import type { Db } from '../store/schema.ts';

/** Ingested payments have no invoice (facts sheet, section 4). Most shops have none of them, and then nothing is asked. */
export async function hasUninvoiced(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from "transaction" where invoice_id is null limit 1`.execute(db);
  return rows.length > 0;
}

/** What invoices in these states have beyond their payment's status; null when that says it all. */
export function ownCondition(
  states: readonly InvoiceState[] | undefined,
  uninvoiced: boolean,
  now: number,
): Condition | null {
  const parts: Condition[] = [];
  if (uninvoiced) parts.push(sql`${unindexed('t.invoice_id')} is not null`);
  const [unpaid, expired] = [states?.includes('unpaid'), states?.includes('expired')];
  if (unpaid !== expired)
    parts.push(
      unpaid
        ? sql`(t.link_expires_at is null or ${unindexed('t.link_expires_at')} > ${now})`
        : sql`(t.link_expires_at is null or ${unindexed('t.link_expires_at')} <= ${now})`,
    );
  return parts.length === 0 ? null : sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** From their own index: there are few of either. */
export const UNINVOICED: Condition = sql`t.position in (
  select u.position from "transaction" u where u.invoice_id is null)`;

export function expiredBy(now: number): Condition {
  return sql`t.position in (select l.position from "transaction" l where l.link_expires_at <= ${now})`;
}
