import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { ATTENTION_ROWS } from '#contract/attention.ts';
import type { AttentionGroup, Stake } from '#contract/attention.ts';
import { add, formatDecimal, money, zero } from '#domain/money.ts';
import { toIntent } from '../journal/intent-view.ts';
import { snapshotOf } from '../journal/snapshot.ts';
import { rowsAt } from '../mirror/lists/rows.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import type { Schema } from '../store/schema.ts';

/** An intent that was left to a person, with the place of its payment in the mirror, null while that is not there. */
type Left = IntentRow & { readonly position: number | null };

/**
 * Payments with an intent that was left to a person, the longest waiting first; at stake is what was asked for. The
 * journal alone tells which they are: money that nobody knows about does not wait for the mirror.
 */
export async function readUnconfirmed(db: Kysely<Schema>): Promise<AttentionGroup> {
  const { rows } = await sql<Left>`
    select i.*, t.position from intent i left join "transaction" t on t.id = i.transaction_id
    where i.phase = 'unknown' and i.next_check_at is null order by i.created_at, i.id`.execute(db);
  const payments = [...new Map(rows.map((row) => [row.transaction_id, row.position]))];
  const shown = new Map(payments.slice(0, ATTENTION_ROWS));
  const places = [...shown.values()].filter((position) => position !== null);
  const byPosition = await rowsAt(db, places);
  return {
    kind: 'unconfirmed',
    count: payments.length,
    stakes: stakesOf(rows),
    transactions: places.flatMap((position) => byPosition.get(position) ?? []),
    intents: rows.filter(({ transaction_id }) => shown.has(transaction_id)).map(toIntent),
  };
}

function stakesOf(rows: readonly Left[]): Stake[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies
    .map((currency) => {
      const those = rows.filter((row) => row.currency === currency);
      const total = those.reduce((sum, row) => add(sum, money(sumOf(row), currency)), zero(currency));
      const count = new Set(those.map(({ transaction_id }) => transaction_id)).size;
      return { currency, count, amount: formatDecimal(total) };
    })
    .sort((a, b) => b.count - a.count || a.currency.localeCompare(b.currency));
}

/** A void names no amount: it releases what is held. */
function sumOf(row: IntentRow): string {
  return row.amount ?? snapshotOf(row).authorized_amount;
}
