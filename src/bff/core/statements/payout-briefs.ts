import type { Kysely } from 'kysely';
import type { PayoutBrief } from '#contract/statement.ts';
import { formatDecimal } from '#domain/money.ts';
import type { PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import { dayOfMicros } from './match/covered-days.ts';

export const BRIEF_COLUMNS = [
  'id',
  'status',
  'gateway',
  'currency',
  'amount',
  'settled_us',
  'bank_name',
  'bank_summary',
] as const;
type BriefRow = Pick<PayoutTable, (typeof BRIEF_COLUMNS)[number]>;

export function toBrief({ amount, settled_us, ...row }: BriefRow): PayoutBrief {
  return {
    ...row,
    amount: formatDecimal({ minor: BigInt(amount), currency: row.currency }),
    due_on: settled_us === null ? null : dayOfMicros(settled_us),
  };
}

/** The payouts of a page of lines. One that is not mirrored any more is left out. */
export async function briefsOf(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PayoutBrief>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('payout').select(BRIEF_COLUMNS).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, toBrief(row)]));
}

/** What may be chosen by hand for a line: payouts of its currency, those nearest to its amount first. */
export async function choicesFor(
  db: Kysely<Schema>,
  line: { readonly currency: string; readonly amount: number },
  most: number,
): Promise<PayoutBrief[]> {
  const rows = await db
    .selectFrom('payout')
    .select(BRIEF_COLUMNS)
    .where('currency', '=', line.currency)
    .where('status', 'not in', ['canceled', 'failed'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statement_line')
            .select('statement_line.id')
            .whereRef('statement_line.payout_id', '=', 'payout.id')
            .where('statement_line.decision', '=', 'payout'),
        ),
      ),
    )
    .orderBy(({ fn, eb }) => fn('abs', [eb('amount', '-', line.amount)]))
    .orderBy('position', 'desc')
    .limit(most)
    .execute();
  return rows.map(toBrief);
}

/** Payouts of which the statements of their days have no line, the latest first. */
export async function missingPayouts(
  db: Kysely<Schema>,
  most: number,
): Promise<{ payouts: PayoutBrief[]; total_count: number }> {
  const missing = db
    .selectFrom('payout')
    .innerJoin('bank_match', 'bank_match.payout_id', 'payout.id')
    .where('bank_match.state', '=', 'missing');
  const { count } = await missing
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await missing
    .select(BRIEF_COLUMNS.map((column) => `payout.${column}` as const))
    .orderBy('payout.position', 'desc')
    .limit(most)
    .execute();
  return { payouts: rows.map(toBrief), total_count: count };
}
