import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CustomerTotal } from '#contract/customer.ts';
import { formatDecimal } from '#domain/money.ts';
import { STATUS_GROUPS } from '#domain/transaction.ts';
import { among } from '../store/among.ts';
import { unindexed } from '../store/index-hints.ts';
import type { Schema } from '../store/schema.ts';

interface Sums {
  readonly currency: string;
  readonly payments: number;
  readonly captured: number;
  readonly refunded: number;
  readonly disputed: number;
  readonly failed: number;
}

/** What a customer paid, per currency, most payments first: from the payments that are mirrored. */
export async function customerTotals(db: Kysely<Schema>, customerId: string): Promise<CustomerTotal[]> {
  const counted = (statuses: readonly string[]) =>
    sql`sum(case when ${among('f.status', statuses)} then 1 else 0 end)`;
  const { rows } = await sql<Sums>`
    select f.currency, count(*) as payments, sum(t.captured_amount) as captured, sum(t.refunded_amount) as refunded,
      ${counted(STATUS_GROUPS.disputed)} as disputed, ${counted(STATUS_GROUPS.failed)} as failed
    from "transaction" t join facet f on f.id = t.facet
    where t.customer_id = ${customerId} group by f.currency order by 2 desc, 1`.execute(db);
  return rows.map(({ currency, payments, captured, refunded, disputed, failed }) => {
    const text = (minor: number): string => formatDecimal({ minor: BigInt(minor), currency });
    return {
      currency,
      payments,
      captured: text(captured),
      refunded: text(refunded),
      kept: text(captured - refunded),
      disputed,
      failed,
    };
  });
}

/** How many mirrored invoices of theirs can be paid still, by a link that has not expired at `now`. */
export async function countUnpaid(db: Kysely<Schema>, customerId: string, now: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from "transaction" t
    where t.customer_id = ${customerId} and ${unindexed('t.link_expires_at')} > ${now}`.execute(db);
  return rows[0]?.count ?? 0;
}
