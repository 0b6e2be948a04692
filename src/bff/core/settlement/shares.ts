import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { MovementKind } from '#domain/dated-movements.ts';
import type { PayoutItemType } from '#domain/payout.ts';
import { inSlice, nextSlice } from '../payouts/slices.ts';
import type { Slice } from '../payouts/slices.ts';
import type { Clock } from '../ports.ts';
import { PAID_AT } from '../reports/paid-payouts.ts';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

/** The money of a payment that a row of a payout settles. */
export const SETTLED_KIND: Readonly<Partial<Record<PayoutItemType, MovementKind>>> = {
  sale: 'captured',
  refund: 'refunded',
  chargeback: 'charged_back',
};

interface Share {
  readonly type: PayoutItemType;
  readonly currency: string;
  readonly known: 0 | 1;
  readonly amount: bigint;
  readonly fees: bigint;
  readonly settled: bigint;
  readonly count: number;
}

/**
 * Adds up the rows of a payout by type and by the currency of their payments, slice by slice. Where a PSP has converted,
 * a row settles what moved of its payment in the payment's own currency: the first row the first capture, and so on.
 */
export async function storeShares(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  payout: number,
): Promise<void> {
  const shares = new Map<string, Share>();
  const add = (share: Share): void => {
    const key = `${share.type} ${share.currency} ${String(share.known)}`;
    shares.set(key, sum(shares.get(key), share));
  };
  for (let slice = await nextSlice(db, { payout, position: -1 }, payout + 1); slice;) {
    for (const share of await sharesIn(db, slice)) add(share);
    for (const { type, currency, settled } of await settledByConverted(db, inSlice(slice)))
      add({ type, currency, known: 1, amount: 0n, fees: 0n, settled, count: 0 });
    slice = await nextSlice(db, slice.to, payout + 1);
    if (slice) await clock.sleep(0);
  }
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('payout_share').where('payout', '=', payout).execute();
    for (const { amount, fees, settled, ...share } of shares.values())
      await sql`
        insert into payout_share (payout, type, currency, known, count, amount, fees, settled)
        values (${payout}, ${share.type}, ${share.currency}, ${share.known}, ${share.count},
          cast(${String(amount)} as bigint), cast(${String(fees)} as bigint),
          cast(${String(settled)} as bigint))`.execute(trx);
  });
}

function sum(a: Share | undefined, b: Share): Share {
  if (a === undefined) return b;
  return {
    ...a,
    amount: a.amount + b.amount,
    fees: a.fees + b.fees,
    settled: a.settled + b.settled,
    count: a.count + b.count,
  };
}

type SumRow = Pick<Share, 'type' | 'currency' | 'known' | 'count'> & {
  readonly converted: 0 | 1;
  readonly amount: string;
  readonly fees: string;
};

async function sharesIn(db: Db, slice: Slice): Promise<Share[]> {
  const { rows } = await sql<SumRow>`
    select i.type, coalesce(f.currency, p.currency) as currency,
      case when f.id is null then 0 else 1 end as known,
      case when coalesce(f.currency, p.currency) <> p.currency then 1 else 0 end as converted, count(*) as count,
      cast(sum(i.amount) as text) as amount, cast(sum(i.fees) as text) as fees
    from payout_item i cross join payout p
      left join "transaction" t on t.position = i.transaction_position left join facet f on f.id = t.facet
    where ${inSlice(slice)} and p.position = i.payout group by 1, 2, 3, 4`.execute(db);
  return rows.map(({ converted, amount, fees, ...row }) => ({
    ...row,
    amount: BigInt(amount),
    fees: BigInt(fees),
    settled: converted || !SETTLED_KIND[row.type] ? 0n : BigInt(amount),
  }));
}

interface ConvertedRow {
  readonly type: PayoutItemType;
  readonly currency: string;
  /** Of the payout; empty text where nobody knows the PSP. */
  readonly gateway: string;
  readonly payment: number;
  /** When the money of the payout arrived, or would: epoch microseconds. */
  readonly paid_at: number;
  readonly amount: number;
  /** Rows of the payment and type before this one, in payouts that settle. */
  readonly before: number;
}

/** What a row settles of its payment, in the payment's currency and with the row's sign. */
type Converted = Pick<ConvertedRow, 'type' | 'currency' | 'gateway' | 'payment' | 'paid_at'> & {
  readonly settled: bigint;
};

/**
 * What the rows settle whose payments are in another currency than the payout.
 * @param which what must hold of row `i`, its payout `p`, and its payment's `f`
 */
export async function settledByConverted(db: Db, which: RawBuilder<boolean>): Promise<Converted[]> {
  const { rows } = await sql<ConvertedRow>`
    select i.type, f.currency, coalesce(p.gateway, '') as gateway, t.position as payment, i.amount,
      ${PAID_AT} as paid_at, (
        select count(*) from payout_item o cross join payout q
        where o.transaction_position = t.position and o.type = i.type and q.position = o.payout
          and (o.payout, o.position) < (i.payout, i.position) and q.status not in ('canceled', 'failed')
      ) as before
    from payout_item i cross join payout p cross join "transaction" t cross join facet f
    where ${which} and p.position = i.payout and t.position = i.transaction_position
      and f.id = t.facet and f.currency <> p.currency`.execute(db);
  const moved = await movementsOf(
    db,
    rows.map(({ payment }) => payment),
  );
  return rows.map(({ type, currency, gateway, payment, paid_at, amount, before }) => {
    const movements = moved.get(`${String(payment)} ${SETTLED_KIND[type] ?? ''}`) ?? [];
    const own = BigInt(movements[before] ?? movements.at(-1) ?? 0);
    return { type, currency, gateway, payment, paid_at, settled: amount < 0 ? -own : own };
  });
}

/** Amounts of what moved, oldest first, by payment and kind. */
async function movementsOf(db: Db, payments: readonly number[]): Promise<Map<string, number[]>> {
  const moved = new Map<string, number[]>();
  if (payments.length === 0) return moved;
  const { rows } = await sql<{ payment: number; kind: MovementKind; amount: number }>`
    select m.transaction_position as payment, m.kind, m.amount from movement m
    where m.transaction_position in ${listed(payments)}
    order by m.at_us, m.number`.execute(db);
  for (const { payment, kind, amount } of rows) {
    const key = `${String(payment)} ${kind}`;
    moved.set(key, [...(moved.get(key) ?? []), amount]);
  }
  return moved;
}
