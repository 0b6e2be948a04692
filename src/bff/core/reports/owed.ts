import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { REACHES } from '#domain/owed.ts';
import type { Clock } from '../ports.ts';
import { inReach, inSpan, spansAs } from '../settlement/account-spans.ts';
import type { AccountSpan } from '../settlement/account-spans.ts';
import { beyond, byPlace, comparePlaces, COUNTED } from '../settlement/capture-order.ts';
import type { Turn } from '../settlement/capture-order.ts';
import { larger } from '../store/extremes.ts';
import { byIndex } from '../store/index-hints.ts';
import type { OwedTable } from '../store/payout-tables.ts';
import { listed } from '../store/rows-of.ts';
import type { Schema } from '../store/schema.ts';
import { DAY_US } from '../mirror/movement-days.ts';
import { readSlices, slicesOf } from './slices.ts';
import { piecesAs } from './sums.ts';

/** Stretches that began within this are added up before others get their turn: ten thousand in a shop where nothing settles. */
const SLICE_US = 8 * DAY_US;

/** What is asked about what was owed at a moment. */
export interface OwedQuestion {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Microseconds since the epoch. */
  readonly moment: number;
  /** Whose payments. */
  readonly spans: readonly AccountSpan[];
  /** Without what PSPs had paid too much. */
  readonly onlyOwing: boolean;
}

/** A payment of which something was owed; the amount in minor units, never zero. What several PSPs owe of it is added. */
export interface OwedPayment extends Pick<OwedTable, 'position' | 'gateway' | 'currency' | 'captured_us'> {
  readonly amount: bigint;
}

export interface OwedPage {
  /** One more than asked for where there are more, in the order asked for. */
  readonly payments: readonly OwedPayment[];
  /** All there are; null where they are too many to be counted for a page. */
  readonly total: number | null;
}

/**
 * What was owed at a moment, payment by payment, in the order of the captures.
 * @param counted stretches that are counted for the page's total: of more, only the page is read
 */
export async function owedPage(question: OwedQuestion, turn: Turn, counted = COUNTED): Promise<OwedPage> {
  const { rows } = await sql<{ count: number; shared: number }>`
    with ${spansAs(question.spans)}
    select count(*) as count, coalesce(sum(shared), 0) as shared
    from (select o.shared from ${holding(question)} limit ${counted + 1}) found`.execute(question.db);
  const { count, shared } = rows[0] ?? { count: 0, shared: 0 };
  if (count > counted) return { payments: await nextOfMany(question, turn), total: null };
  const added = shared === 0 ? [] : await addedUp(question);
  const alone = await nextOfFew(question, turn);
  const order = comparePlaces(turn);
  const { cursor } = turn;
  const next = added.filter((payment) => cursor === null || order(payment, cursor) > 0);
  const payments = [...alone, ...next].sort(order);
  return { payments: payments.slice(0, turn.limit + 1), total: count - shared + added.length };
}

type Row = Omit<OwedPayment, 'amount'> & { readonly amount: string };

const ADDED = sql`o.position, max(o.gateway) as gateway, max(o.currency) as currency,
  max(o.captured_us) as captured_us, cast(sum(o.amount) as text) as amount`;

/** Payments of which one PSP alone owes something. */
async function nextOfFew(question: OwedQuestion, turn: Turn): Promise<OwedPayment[]> {
  const { rows } = await sql<Row>`
    with ${spansAs(question.spans)}
    select o.position, o.gateway, o.currency, o.captured_us, o.amount from ${holding(question)}
      and o.shared = 0 and ${beyond('o', turn)}
    order by ${byPlace('o', turn)} limit ${turn.limit + 1}`.execute(question.db);
  return rows.map(toPayment);
}

/** Payments of which several PSPs may owe something: there are few. */
async function addedUp(question: OwedQuestion): Promise<OwedPayment[]> {
  const { rows } = await sql<Row>`
    with ${spansAs(question.spans)}
    select ${ADDED} from ${holding(question)} and o.shared = 1
    group by o.position having sum(o.amount) <> 0`.execute(question.db);
  return rows.map(toPayment);
}

/** Where very many payments are owed, the next ones are close by. */
async function nextOfMany(question: OwedQuestion, turn: Turn): Promise<OwedPayment[]> {
  const { rows } = await sql<Row>`
    with ${spansAs(question.spans)}
    select ${ADDED} from ${byIndex('owed', 'o', 'owed_captured')} cross join a
    where ${inReach('o', question.spans)} and ${beyond('o', turn)} and ${holdsAt(question)}
    group by o.captured_us, o.position having sum(o.amount) <> 0
    order by ${byPlace('o', turn)} limit ${turn.limit + 1}`.execute(question.db);
  return rows.map(toPayment);
}

function toPayment({ position, gateway, currency, captured_us, amount }: Row): OwedPayment {
  return { position, gateway, currency, captured_us, amount: BigInt(amount) };
}

const BY_ACCOUNT = byIndex('owed', 'o', 'owed_account');

/** Stretches `o` that hold at the moment: of each account and length, those that began no longer ago than that. */
function holding(question: OwedQuestion): RawBuilder<unknown> {
  return sql`a cross join ${listed(REACHES)} reach cross join ${BY_ACCOUNT}
    where o.reach_us = reach.value and o.from_us >= ${question.moment} - reach.value and ${holdsAt(question)}`;
}

function holdsAt({ moment, onlyOwing }: OwedQuestion): RawBuilder<boolean> {
  return sql<boolean>`${inSpan('o')} and o.from_us < ${moment} and o.to_us >= ${moment}
    ${onlyOwing ? sql`and o.amount > 0` : sql``}`;
}

/** What a PSP owed of payments in one currency that were captured on one day; minor units as text. */
export interface OwedSum {
  readonly gateway: string;
  readonly currency: string;
  /** Whole days from capture up to a moment. */
  readonly days: number;
  readonly count: number;
  readonly amount: string;
}

/**
 * What was owed at a moment by PSP, currency and age: what PSPs had paid too much apart from what they owed.
 * @param agesUpTo epoch microseconds
 */
export async function owedSums(question: OwedQuestion, agesUpTo: number): Promise<OwedSum[]> {
  const { db, clock, spans } = question;
  const slices = slicesOf(await piecesBefore(question), SLICE_US);
  const ageInDays = sql`cast((${agesUpTo} - o.captured_us) / ${DAY_US} as bigint)`;
  return readSlices(clock, slices, async (slice) => {
    const { rows } = await sql<OwedSum>`
      with ${spansAs(spans)}, ${piecesAs(slice, (at) => at)}
      select o.gateway, o.currency, ${larger(sql`0`, ageInDays)} as days, count(*) as count, cast(sum(o.amount) as text) as amount
      from p cross join a cross join ${BY_ACCOUNT}
      where o.reach_us = p.key and o.from_us >= p.first and o.from_us < p.next and ${holdsAt(question)}
      group by o.gateway, o.currency, days, o.amount < 0`.execute(db);
    return rows;
  });
}

/** Of each length, the time in which stretches began that may hold at a moment. */
async function piecesBefore({
  db,
  spans,
  moment,
}: OwedQuestion): Promise<{ key: number; from: number; to: number }[]> {
  const { rows } = await sql<{ reach: number; first: number | null }>`
    with ${spansAs(spans)}
    select reach.value as reach, min((select min(o.from_us) from owed o
        where o.gateway = a.gateway and o.currency = a.currency and o.reach_us = reach.value)) as first
    from ${listed(REACHES)} reach cross join a group by reach.value`.execute(db);
  return rows.flatMap(({ reach, first }) =>
    first === null || first >= moment
      ? []
      : [{ key: reach, from: Math.max(first, moment - reach), to: moment }],
  );
}
