import { sql } from 'kysely';
import type { MonthEndFigure } from '#domain/month-end.ts';
import { SETTLED_KIND } from '../settlement/shares.ts';
import { among } from '../store/among.ts';
import { PAID_AT, paidPayouts, paidWithin } from './paid-payouts.ts';
import type { PaidPayout } from './paid-payouts.ts';
import type { Span } from './report-period.ts';
import { matching, movementSums } from './sums.ts';
import type { MovementSum, Source } from './sums.ts';

/** What happened before a period, and in it. */
const BEFORE = 0;
const WITHIN = 1;

/**
 * All figures of a period. What is unsettled at a moment is what had moved of all payments by then, without what the rows
 * of payouts that had arrived settle of them: it is counted from payments and rows, while fees, reserve, adjustments and
 * what was paid out are the PSPs' own summaries. So the equation holds only where both agree.
 */
export async function figuresOf(source: Source, period: Span): Promise<MonthEndFigure[]> {
  const spans = [{ from: 0, to: period.from }, period];
  const moved = [
    ...(await movementSums(source, ['captured', 'refunded', 'charged_back'], spans)),
    ...(await disputesWon(source, period)),
  ];
  const settled = await settledSums(source, period);
  const payouts = await paidPayouts(source, period);
  return [
    ...moved.flatMap(movementFigures),
    ...settled.flatMap(settledFigures),
    ...(await enteredFigures(source, period)),
    ...payouts.flatMap(payoutFigures),
  ];
}

/** What comes before a period is in what was open when it began and when it ended, else in the latter alone. */
function unsettled(key: number, own: Omit<MonthEndFigure, 'line' | 'count'>): MonthEndFigure[] {
  const closing = { ...own, line: 'closing' as const, count: 0 };
  return key === BEFORE ? [{ ...closing, line: 'opening' }, closing] : [closing];
}

function movementFigures({ key, kind, currency, gateway, count, amount }: MovementSum): MonthEndFigure[] {
  const account = { currency, psp: gateway };
  const owed = kind === 'captured' ? amount : -amount;
  return [
    ...unsettled(key, { ...account, amount: owed }),
    ...(key === WITHIN ? [{ ...account, line: kind, amount, count }] : []),
  ];
}

/** When the chargeback `m` of payment `t` was won: when the event says, else as if it had never come. */
export const WON_AT = sql<number>`coalesce((
  select max(e.created_us) from event e
  where e.object_id = t.id and e.name = 'transaction.chargeback.won'
), m.at_us)`;

/** A dispute that the merchant wins brings back what it took. */
async function disputesWon({ db, filters }: Source, period: Span): Promise<MovementSum[]> {
  const { rows } = await sql<Omit<MovementSum, 'amount'> & { amount: string }>`
    select case when won_at >= ${period.from} then 1 else 0 end as key, kind, currency, gateway, 0 as count,
      cast(-sum(amount) as text) as amount
    from (
      select m.kind, m.currency, m.gateway, m.amount, ${WON_AT} as won_at
      from facet f cross join "transaction" t cross join movement m
      where f.status = 'solved' and t.facet = f.id and m.transaction_position = t.position
        and m.kind = 'charged_back' and ${matching('m', filters)}
    ) won where won_at < ${period.to} group by 1, 2, 3, 4`.execute(db);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** Rows of payouts that settle money of payments. */
const SETTLING = among('s.type', Object.keys(SETTLED_KIND));

interface SettledSum {
  readonly key: number;
  readonly currency: string;
  readonly gateway: string;
  readonly converted: 0 | 1;
  readonly count: number;
  readonly settled: string;
}

/** What the rows of payouts settle of their payments, in the payments' currency. */
async function settledSums({ db, filters }: Source, period: Span): Promise<SettledSum[]> {
  const { gateway, currency } = filters;
  const { rows } = await sql<SettledSum>`
    select case when ${PAID_AT} >= ${period.from} then 1 else 0 end as key, s.currency,
      coalesce(p.gateway, '') as gateway,
      case when s.currency <> p.currency then 1 else 0 end as converted, count(distinct p.position) as count,
      cast(sum(s.settled) as text) as settled
    from payout p cross join payout_share s
    where ${paidWithin({ from: 0, to: period.to })} and s.payout = p.position
      and s.known = 1 and ${SETTLING}
      and ${matching('s', { currency })} and ${matching('p', { gateway })}
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

function settledFigures({ key, currency, gateway, converted, count, settled }: SettledSum): MonthEndFigure[] {
  const account = { currency, psp: gateway, amount: -BigInt(settled) };
  return [
    ...unsettled(key, account),
    ...(key === WITHIN && converted === 1 ? [{ ...account, line: 'converted' as const, count }] : []),
  ];
}

/** What enters the account of a payout's currency with rows of payments in another. */
async function enteredFigures({ db, filters }: Source, period: Span): Promise<MonthEndFigure[]> {
  const { rows } = await sql<{ currency: string; psp: string; count: number; amount: string }>`
    select p.currency, coalesce(p.gateway, '') as psp, count(distinct p.position) as count,
      cast(sum(s.amount) as text) as amount
    from payout p cross join payout_share s
    where ${paidWithin(period)} and s.payout = p.position and s.currency <> p.currency
      and s.known = 1 and ${SETTLING} and ${matching('p', filters)}
    group by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, line: 'converted', amount: BigInt(row.amount) }));
}

function payoutFigures({ currency, gateway, amount, parts }: PaidPayout): MonthEndFigure[] {
  const figure = (line: MonthEndFigure['line'], minor: bigint): MonthEndFigure => ({
    currency,
    psp: gateway,
    line,
    amount: minor,
    count: minor === 0n ? 0 : 1,
  });
  return [
    figure('fees', -parts.fees),
    figure('reserve', parts.reserve),
    figure('adjustments', parts.adjustments),
    { ...figure('paid_out', amount), count: 1 },
  ];
}
