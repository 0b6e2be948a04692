import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { DAY_US } from '../mirror/movement-days.ts';
import { positionAt } from '../mirror/positions.ts';
import { SETTLED_KIND, settledByConverted } from '../settlement/shares.ts';
import type { Schema } from '../store/schema.ts';
import { WON_AT } from './month-end-figures.ts';
import { paidWithin } from './paid-payouts.ts';
import type { Span } from './report-period.ts';
import { piecesOf, readSlices, slicesOf } from './slices.ts';
import { matching } from './sums.ts';
import type { Source } from './sums.ts';

type Db = Kysely<Schema>;

/** So much time is read before others get their turn. */
const SLICE_US = 2 * DAY_US;

/** What a PSP owes of one payment at a moment; negative where it has paid out more than is the merchant's. */
export interface Owed {
  /** The position of the payment. */
  readonly position: number;
  /** Empty text where nobody knows the PSP. A payment stands with two of them when another than its own paid it out. */
  readonly gateway: string;
  readonly currency: string;
  /** When the payment was first captured; where nothing says, when it was made. */
  readonly captured_us: number;
  /** Minor units of the payment's currency, never zero. */
  readonly amount: bigint;
}

/**
 * What the opening and the closing of a month-end report are made of, payment by payment in the order of their creation:
 * what had moved of each before a moment, without what the payouts that had arrived by then settle of it.
 * @param moment microseconds since the epoch
 */
export async function owedAt(source: Source, moment: number): Promise<Owed[]> {
  const { db, clock } = source;
  const slices = slicesOf(piecesOf([await spanOfPayments(db)], 0), SLICE_US);
  const converting = await convertingPayouts(db);
  return readSlices(clock, slices, async (slice) => {
    const owed: Owed[] = [];
    for (const span of slice) owed.push(...(await owedOf(source, span, moment, converting)));
    return owed;
  });
}

/** From the first payment to the last. */
async function spanOfPayments(db: Db): Promise<Span> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select (select min(position) from "transaction") as first,
      (select max(position) from "transaction") as last`.execute(db);
  const [first, last] = [rows[0]?.first ?? null, rows[0]?.last ?? null];
  if (first === null || last === null) return { from: 0, to: 0 };
  return { from: Math.floor(first / positionAt(1)), to: Math.floor(last / positionAt(1)) + 1 };
}

/** Sums of what moved or was paid of one payment, in the currency in which it did. */
type Sum = Omit<Owed, 'captured_us'>;

/** What is owed of the payments that were made within a span. */
async function owedOf(source: Source, span: Span, moment: number, converting: string): Promise<Owed[]> {
  const { db, filters } = source;
  const sums = await movedAndPaid(source, span, moment, converting);
  const payments = await paymentsAt(db, sums);
  const own = sums.filter(({ position, currency }) => payments.get(position)?.currency === currency);
  const others = sums.filter(({ position, currency }) => payments.get(position)?.currency !== currency);
  const accounts = new Map<string, Sum>();
  for (const sum of [...own, ...(await converted(source, others, moment))]) {
    const key = `${String(sum.position)} ${sum.gateway}`;
    accounts.set(key, { ...sum, amount: (accounts.get(key)?.amount ?? 0n) + sum.amount });
  }
  return [...accounts.values()]
    .filter(({ amount, currency }) => amount !== 0n && (filters.currency?.includes(currency) ?? true))
    .map((account) => ({ ...account, captured_us: payments.get(account.position)?.captured_us ?? 0 }))
    .sort((a, b) => a.position - b.position);
}

/**
 * What had moved, without what rows of payouts come to in the currency of the payout. What comes to nothing is left out,
 * but where a PSP may have converted: there it says which payments to look at.
 */
async function movedAndPaid(
  { db, filters }: Source,
  span: Span,
  moment: number,
  converting: string,
): Promise<Sum[]> {
  const { currency, gateway } = filters;
  const converts = sql<boolean>`p.position in (select value from json_each(${converting}))`;
  const { rows } = await sql<Omit<Sum, 'amount'> & { readonly amount: string }>`
    select position, gateway, currency, cast(sum(amount) as text) as amount from (
      select m.transaction_position as position, m.gateway, m.currency,
        case m.kind when 'captured' then m.amount else -m.amount end as amount, 0 as converts
      from movement m indexed by movement_transaction
      where ${within('m.transaction_position', span)} and m.at_us < ${moment} and ${matching('m', filters)}
      union all
      select m.transaction_position, m.gateway, m.currency, m.amount, 0
      from movement m indexed by movement_transaction cross join "transaction" t cross join facet f
      where ${within('m.transaction_position', span)} and m.kind = 'charged_back' and ${matching('m', filters)}
        and t.position = m.transaction_position and f.id = t.facet and f.status = 'solved'
        and ${WON_AT} < ${moment}
      union all
      select i.transaction_position, coalesce(p.gateway, ''), p.currency, -i.amount, ${converts}
      from payout_item i indexed by payout_item_transaction cross join payout p
      where ${within('i.transaction_position', span)} and ${settling()} and p.position = i.payout
        and ${paidWithin({ from: 0, to: moment })} and ${matching('p', { gateway })}
        and (${matching('p', { currency })} or ${converts})
    ) group by position, gateway, currency having sum(amount) <> 0 or max(converts) = 1`.execute(db);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

function within(column: string, { from, to }: Span): RawBuilder<boolean> {
  const position = sql.ref(column);
  return sql<boolean>`${position} >= ${positionAt(from)} and ${position} < ${positionAt(to)}`;
}

function settling(): RawBuilder<boolean> {
  return sql<boolean>`i.type in (${sql.join(Object.keys(SETTLED_KIND))})`;
}

/** Payouts with rows of payments in another currency than their own, as a list in JSON. */
async function convertingPayouts(db: Db): Promise<string> {
  const { rows } = await sql<{ position: number }>`
    select distinct p.position from payout_share s cross join payout p
    where p.position = s.payout and s.known = 1 and s.currency <> p.currency`.execute(db);
  return JSON.stringify(rows.map(({ position }) => position));
}

/** What rows settle of payments that a PSP has converted, in the payments' currency. */
async function converted({ db, filters }: Source, sums: readonly Sum[], moment: number): Promise<Sum[]> {
  if (sums.length === 0) return [];
  const rows = await settledByConverted(
    db,
    sql<boolean>`i.transaction_position in (select value from json_each(${positionsOf(sums)})) and ${settling()}
      and ${paidWithin({ from: 0, to: moment })} and ${matching('p', { gateway: filters.gateway })}`,
  );
  return rows.map(({ payment, gateway, currency, settled }) => ({
    position: payment,
    gateway,
    currency,
    amount: -settled,
  }));
}

/** The currency of payments, and when they were first captured: by their positions. */
async function paymentsAt(
  db: Db,
  sums: readonly Sum[],
): Promise<Map<number, Pick<Owed, 'currency' | 'captured_us'>>> {
  if (sums.length === 0) return new Map();
  const { rows } = await sql<Pick<Owed, 'position' | 'currency' | 'captured_us'>>`
    select t.position, f.currency, coalesce(
        (select min(m.at_us) from movement m where m.transaction_position = t.position and m.kind = 'captured'),
        t.captured_us, t.created_us) as captured_us
    from "transaction" t cross join facet f
    where t.position in (select value from json_each(${positionsOf(sums)})) and f.id = t.facet`.execute(db);
  return new Map(rows.map(({ position, ...payment }) => [position, payment]));
}

function positionsOf(sums: readonly Sum[]): string {
  return JSON.stringify([...new Set(sums.map(({ position }) => position))]);
}
