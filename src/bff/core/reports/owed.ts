import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { positionAt } from '../mirror/positions.ts';
import { SETTLED_KIND, settledByConverted } from '../settlement/shares.ts';
import type { Schema } from '../store/schema.ts';
import { WON_AT } from './month-end-figures.ts';
import { paidWithin } from './paid-payouts.ts';
import type { Span } from './report-period.ts';
import { piecesOf, readSlices, ROWS_US, slicesOf } from './slices.ts';
import { matching } from './sums.ts';
import type { Source } from './sums.ts';

type Db = Kysely<Schema>;

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
  const slices = slicesOf(piecesOf([await spanOfPayments(db)], 0), ROWS_US);
  return readSlices(clock, slices, async (slice) => {
    const owed: Owed[] = [];
    for (const span of slice) owed.push(...(await owedOf(source, span, moment)));
    return owed;
  });
}

/** From the first payment to the last. */
async function spanOfPayments(db: Db): Promise<Span> {
  const ends = await db
    .selectFrom('transaction')
    .select(({ fn }) => [fn.min('created_us').as('first'), fn.max('position').as('last')])
    .executeTakeFirst();
  const last = (ends?.last as number | null | undefined) ?? null;
  return last === null
    ? { from: 0, to: 0 }
    : { from: Number(ends?.first), to: Math.floor(last / positionAt(1)) + 1 };
}

type Account = Omit<Owed, 'captured_us'>;

/** What is owed of the payments that were made within a span. */
async function owedOf(source: Source, span: Span, moment: number): Promise<Owed[]> {
  const { db } = source;
  const accounts = new Map<string, Account>();
  for (const { position, gateway, currency, amount } of [
    ...(await movedAndPaid(source, span, moment)),
    ...(await converted(source, span, moment)),
  ]) {
    const key = `${String(position)} ${gateway}`;
    const before = accounts.get(key)?.amount ?? 0n;
    accounts.set(key, { position, gateway, currency, amount: before + amount });
  }
  const open = [...accounts.values()].filter(({ amount }) => amount !== 0n);
  const captures = await firstCaptures(
    db,
    open.map(({ position }) => position),
  );
  return open
    .map((account) => ({ ...account, captured_us: captures.get(account.position) ?? 0 }))
    .sort((a, b) => a.position - b.position);
}

function within(column: string, { from, to }: Span): RawBuilder<boolean> {
  const position = sql.ref(column);
  return sql<boolean>`${position} >= ${positionAt(from)} and ${position} < ${positionAt(to)}`;
}

/** What had moved, and what rows in the payments' own currency settle; accounts that come to nothing are left out. */
async function movedAndPaid({ db, filters }: Source, span: Span, moment: number): Promise<Account[]> {
  const { currency, gateway } = filters;
  const { rows } = await sql<Omit<Account, 'amount'> & { readonly amount: string }>`
    select position, gateway, currency, cast(sum(amount) as text) as amount from (
      select m.transaction_position as position, m.gateway, m.currency,
        case m.kind when 'captured' then m.amount else -m.amount end as amount
      from movement m
      where ${within('m.transaction_position', span)} and m.at_us < ${moment} and ${matching('m', filters)}
      union all
      select m.transaction_position, m.gateway, m.currency, m.amount
      from movement m cross join "transaction" t cross join facet f
      where ${within('m.transaction_position', span)} and m.kind = 'charged_back' and ${matching('m', filters)}
        and t.position = m.transaction_position and f.id = t.facet and f.status = 'solved'
        and ${WON_AT} < ${moment}
      union all
      select i.transaction_position, coalesce(p.gateway, ''), p.currency, -i.amount
      from payout_item i cross join payout p cross join "transaction" t cross join facet f
      where ${within('i.transaction_position', span)} and ${settling()}
        and p.position = i.payout and ${paidWithin({ from: 0, to: moment })} and ${matching('p', { gateway })}
        and t.position = i.transaction_position and f.id = t.facet and f.currency = p.currency
        and ${matching('f', { currency })}
    ) group by position, gateway, currency having sum(amount) <> 0`.execute(db);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

function settling(): RawBuilder<boolean> {
  return sql<boolean>`i.type in (${sql.join(Object.keys(SETTLED_KIND))})`;
}

/** What rows settle whose payments a PSP has converted. */
async function converted({ db, filters }: Source, span: Span, moment: number): Promise<Account[]> {
  const { currency, gateway } = filters;
  const rows = await settledByConverted(
    db,
    sql<boolean>`${within('i.transaction_position', span)} and ${settling()}
      and ${paidWithin({ from: 0, to: moment })} and ${matching('p', { gateway })}
      and ${matching('f', { currency })}`,
  );
  return rows.map((row) => ({
    position: row.payment,
    gateway: row.gateway,
    currency: row.currency,
    amount: -row.settled,
  }));
}

async function firstCaptures(db: Db, payments: readonly number[]): Promise<Map<number, number>> {
  if (payments.length === 0) return new Map();
  const { rows } = await sql<{ position: number; captured: number }>`
    select t.position, coalesce(
        (select min(m.at_us) from movement m where m.transaction_position = t.position and m.kind = 'captured'),
        t.captured_us, t.created_us) as captured
    from "transaction" t where t.position in (select value from json_each(${JSON.stringify(payments)}))`.execute(
    db,
  );
  return new Map(rows.map(({ position, captured }) => [position, captured]));
}
