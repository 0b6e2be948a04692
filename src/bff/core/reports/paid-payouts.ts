import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { byPart, partOf } from '#domain/payout.ts';
import type { ByPart, PayoutItemType } from '#domain/payout.ts';
import { countSkipped } from '../mirror/skipped.ts';
import { readWalk } from '../mirror/walk-state.ts';
import { listed } from '../store/rows-of.ts';
import type { PayoutTable } from '../store/payout-tables.ts';
import type { Schema } from '../store/schema.ts';
import type { Span } from './report-period.ts';
import { matching } from './sums.ts';
import type { Source } from './sums.ts';
import { groupBy } from './group.ts';

type Db = Kysely<Schema>;

/** When the money of payout `p` arrived; where ProcessOut does not say, when the payout was made. */
export const PAID_AT = sql<number>`coalesce(p.settled_us, p.created_us)`;

/** Payouts `p` that arrived within a span. One that was canceled or sent back never did. */
export function paidWithin({ from, to }: Span): RawBuilder<boolean> {
  return sql<boolean>`p.status = 'received' and ${PAID_AT} >= ${from} and ${PAID_AT} < ${to}`;
}

/** A payout that arrived: minor units of its currency, signed as in the payout. */
export interface PaidPayout {
  readonly currency: string;
  /** Empty text where nobody knows which PSP it was. */
  readonly gateway: string;
  readonly paidAt: number;
  readonly amount: bigint;
  /** By its summary; where that is silent, by its rows. */
  readonly parts: ByPart<bigint>;
}

/** The payouts of a span, of the currencies and PSPs that a report is asked about, in the order of their creation. */
export async function paidPayouts({ db, filters }: Source, span: Span): Promise<PaidPayout[]> {
  const { rows } = await sql<PayoutTable>`
    select p.* from payout p where ${paidWithin(span)} and ${matching('p', filters)} order by p.position`.execute(
    db,
  );
  const silent = rows.filter((row) => Object.values(summaryParts(row)).includes(null));
  const byRows = await partsByRows(
    db,
    silent.map(({ position }) => position),
  );
  return rows.map((row) => {
    const told = summaryParts(row);
    const added = byRows.get(row.position);
    return {
      currency: row.currency,
      gateway: row.gateway ?? '',
      paidAt: row.settled_us ?? row.created_us,
      amount: BigInt(row.amount),
      parts: byPart((part) => BigInt(told[part] ?? added?.[part] ?? 0n)),
    };
  });
}

function summaryParts(row: PayoutTable): ByPart<number | null> {
  return {
    sales: row.sales_volume,
    refunds: row.refunds_volume,
    chargebacks: row.chargebacks_volume,
    fees: row.fees,
    adjustments: row.adjustments,
    reserve: row.reserve,
  };
}

interface RowSum {
  readonly payout: number;
  readonly type: PayoutItemType;
  readonly amount: string;
  readonly fees: string;
}

/** What the rows of payouts come to, by part: fees are those of all rows and the rows of fees. */
async function partsByRows(db: Db, payouts: readonly number[]): Promise<Map<number, ByPart<bigint>>> {
  if (payouts.length === 0) return new Map();
  const { rows } = await sql<RowSum>`
    select payout, type, cast(sum(amount) as text) as amount, cast(sum(fees) as text) as fees
    from payout_share where payout in ${listed(payouts)}
    group by payout, type`.execute(db);
  return new Map(
    [...groupBy(rows, ({ payout }) => payout)].map(([payout, sums]) => {
      const parts = byPart(() => 0n);
      for (const { type, amount, fees } of sums) {
        parts[partOf(type)] += BigInt(amount);
        parts.fees += BigInt(fees);
      }
      return [payout, parts];
    }),
  );
}

/** Whether all payouts that arrived before a moment are here, with their rows. */
export async function payoutsComplete(db: Db, before: number): Promise<boolean> {
  if ((await readWalk(db, 'payouts'))?.finished !== 1) return false;
  if ((await countSkipped(db, 'payouts')) > 0) return false;
  const { rows } = await sql`
    select 1 from payout p where ${paidWithin({ from: 0, to: before })}
      and (p.items_complete = 0 or p.proof_stale = 1) limit 1`.execute(db);
  return rows.length === 0;
}
