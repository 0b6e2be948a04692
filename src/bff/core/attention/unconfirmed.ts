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

/** An intent that was left to a person, with the place of its payment in the mirror. */
type Left = IntentRow & { readonly position: number };

/** Payments with an intent that was left to a person, the longest waiting first; at stake is what was asked for. */
export async function readUnconfirmed(db: Kysely<Schema>): Promise<AttentionGroup> {
  const { rows } = await sql<Left>`
    select i.*, t.position from intent i join "transaction" t on t.id = i.transaction_id
    where i.phase = 'unknown' and i.next_check_at is null order by i.created_at, i.id`.execute(db);
  const places = [...new Set(rows.map(({ position }) => position))];
  const shown = places.slice(0, ATTENTION_ROWS);
  const byPosition = await rowsAt(db, shown);
  return {
    kind: 'unconfirmed',
    count: places.length,
    stakes: stakesOf(rows),
    transactions: shown.flatMap((position) => byPosition.get(position) ?? []),
    intents: rows.filter(({ position }) => shown.includes(position)).map(toIntent),
  };
}

function stakesOf(rows: readonly Left[]): Stake[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies
    .map((currency) => {
      const those = rows.filter((row) => row.currency === currency);
      const total = those.reduce((sum, row) => add(sum, money(sumOf(row), currency)), zero(currency));
      const count = new Set(those.map(({ position }) => position)).size;
      return { currency, count, amount: formatDecimal(total) };
    })
    .sort((a, b) => b.count - a.count || a.currency.localeCompare(b.currency));
}

/** A void names no amount: it releases what is held. */
function sumOf(row: IntentRow): string {
  return row.amount ?? snapshotOf(row).authorized_amount;
}
