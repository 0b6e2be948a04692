import type { Kysely, ExpressionBuilder } from 'kysely';
import type { Schema } from '../../store/schema.ts';
import type { StatementLineRow } from '../../store/statement-tables.ts';

/** Amounts of which something changed: only what is of such an amount is looked at again. */
export interface Concern {
  readonly currency: string;
  readonly amount: number;
}

/** Lines and payouts that have it in common may be each other's. */
export function keyOf({ currency, amount }: Concern): string {
  return `${currency} ${String(amount)}`;
}

export type OpenLine = Pick<
  StatementLineRow,
  | 'id'
  | 'currency'
  | 'amount'
  | 'booked_on'
  | 'text'
  | 'reference'
  | 'state'
  | 'payout_id'
  | 'found'
  | 'decision'
>;

export interface OpenPayout {
  readonly id: string;
  readonly currency: string;
  readonly amount: number;
  readonly settled_us: number | null;
  readonly bank_summary: string | null;
  readonly bank_name: string | null;
  readonly gateway: string | null;
}

/** Lines that count, in the order of their amounts. */
export async function loadLines(
  db: Kysely<Schema>,
  concerns: readonly Concern[] | 'all',
): Promise<OpenLine[]> {
  return db
    .selectFrom('statement_line')
    .select([
      'id',
      'currency',
      'amount',
      'booked_on',
      'text',
      'reference',
      'state',
      'payout_id',
      'found',
      'decision',
    ])
    .where('twin_of', 'is', null)
    .where((eb) => ofConcern(eb, concerns))
    .orderBy('currency')
    .orderBy('amount')
    .execute();
}

/** Payouts that send money: not those that were canceled, that failed, or that are of nothing. */
export async function loadPayouts(
  db: Kysely<Schema>,
  concerns: readonly Concern[] | 'all',
): Promise<OpenPayout[]> {
  return db
    .selectFrom('payout')
    .select(['id', 'currency', 'amount', 'settled_us', 'bank_summary', 'bank_name', 'gateway'])
    .where('status', 'not in', ['canceled', 'failed'])
    .where('amount', '<>', 0)
    .where((eb) => ofConcern(eb, concerns))
    .execute();
}

function ofConcern<T extends 'statement_line' | 'payout'>(
  eb: ExpressionBuilder<Schema, T>,
  concerns: readonly Concern[] | 'all',
) {
  const plain = eb as unknown as ExpressionBuilder<{ any: Concern }, 'any'>;
  if (concerns === 'all') return plain.lit(true);
  return plain.or(concerns.map(({ currency, amount }) => plain.and({ currency, amount })));
}

/** Changes when any payout does. */
export async function payoutsSeal(db: Kysely<Schema>): Promise<string> {
  const { count, last, named, sum } = await db
    .selectFrom('payout')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.max<number | null>('position').as('last'),
      fn.count<number>('gateway').as('named'),
      fn.sum<number | null>((eb) => eb('digest', '%', 1_000_003)).as('sum'),
    ])
    .executeTakeFirstOrThrow();
  return `${String(count)} ${String(last)} ${String(named)} ${String(sum)}`;
}
