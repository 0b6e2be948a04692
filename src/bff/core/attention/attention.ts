import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { ATTENTION_KINDS, ATTENTION_ROWS } from '#contract/attention.ts';
import type { Attention, AttentionGroup, AttentionKind, Stake } from '#contract/attention.ts';
import { formatDecimal } from '#domain/money.ts';
import { monthOf, monthText } from '#domain/recurring-card.ts';
import type { TransactionStatus } from '#domain/transaction.ts';
import { readCoverage } from '../mirror/coverage.ts';
import { rowsAt } from '../mirror/lists/rows.ts';
import type { Schema } from '../store/schema.ts';
import { readUnconfirmed } from './unconfirmed.ts';

type Db = Kysely<Schema>;

/** Holds that lapse within three days are about to: the list marks them so too. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/** Which payments belong to a kind, what of each is at stake, and which come first. */
interface Rule {
  readonly status?: TransactionStatus;
  /** Further conditions on table `t`; `now` is epoch milliseconds by ProcessOut's clock. */
  readonly where?: (now: number) => RawBuilder<unknown>;
  readonly stake: 'authorized_amount' | 'available_amount' | 'amount';
  readonly worstFirst: RawBuilder<unknown>;
}

const NEWEST = sql`t.position desc`;
/** The longest open is the nearest to a deadline that the API does not tell. */
const OLDEST = sql`t.position asc`;

/** Whoever has paid with another card since then has given a new one. */
const IS_LAST_RECURRING = sql`t.customer_id is not null and not exists (
  select 1 from "transaction" later
  where later.customer_id = t.customer_id and later.recurring_card_ends is not null and later.position > t.position)`;

/** Those that the mirror tells; what the journal left to a person is read from the journal. */
type MirroredKind = Exclude<AttentionKind, 'unconfirmed'>;

const RULES: Readonly<Record<MirroredKind, Rule>> = {
  expiring_authorization: {
    status: 'authorized',
    where: (now) => sql`t.authorized_until_at <= ${now + SOON_MS}`,
    stake: 'authorized_amount',
    worstFirst: sql`t.authorized_until_at asc, t.position asc`,
  },
  fraud_notification: { status: 'fraud-notification', stake: 'available_amount', worstFirst: NEWEST },
  retrieval_request: { status: 'retrieval-request', stake: 'available_amount', worstFirst: OLDEST },
  open_chargeback: { status: 'chargeback-initiated', stake: 'available_amount', worstFirst: OLDEST },
  failed_refund: {
    where: () => sql`t.refund_failed_at is not null and t.available_amount > 0`,
    stake: 'available_amount',
    worstFirst: sql`t.refund_failed_at desc, t.position desc`,
  },
  pending_capture: { status: 'pending-capture', stake: 'authorized_amount', worstFirst: OLDEST },
  expiring_card: {
    where: (now) =>
      sql`t.recurring_card_ends in (${monthOf(now)}, ${monthOf(now) + 1}) and ${IS_LAST_RECURRING}`,
    stake: 'amount',
    worstFirst: sql`t.recurring_card_ends asc, t.position desc`,
  },
};

/**
 * What somebody should look at, from the mirror and the journal.
 * @param now epoch milliseconds by ProcessOut's clock
 */
export async function readAttention(db: Db, now: number): Promise<Attention> {
  const coverage = await readCoverage(db);
  const groups: AttentionGroup[] = [];
  for (const kind of ATTENTION_KINDS)
    groups.push(kind === 'unconfirmed' ? await readUnconfirmed(db) : await readGroup(db, kind, now));
  return { groups, coverage };
}

async function readGroup(db: Db, kind: MirroredKind, now: number): Promise<AttentionGroup> {
  const rule = RULES[kind];
  const stakes = await stakesOf(db, rule, now);
  const { rows } = await sql<{ position: number }>`
    select t.position ${matching(rule, now)} order by ${rule.worstFirst} limit ${ATTENTION_ROWS}`.execute(db);
  const positions = rows.map(({ position }) => position);
  const byPosition = await rowsAt(db, positions);
  return {
    kind,
    count: stakes.reduce((sum, { count }) => sum + count, 0),
    stakes,
    transactions: positions.flatMap((position) => byPosition.get(position) ?? []),
    ...(kind === 'expiring_card' && { card_ends: await cardEnds(db, positions) }),
  };
}

async function cardEnds(db: Db, positions: readonly number[]): Promise<Record<string, string>> {
  if (positions.length === 0) return {};
  const rows = await db
    .selectFrom('transaction')
    .select(['id', 'recurring_card_ends'])
    .where('position', 'in', positions)
    .execute();
  return Object.fromEntries(
    rows.flatMap(({ id, recurring_card_ends: ends }) => (ends === null ? [] : [[id, monthText(ends)]])),
  );
}

async function stakesOf(db: Db, rule: Rule, now: number): Promise<Stake[]> {
  const { rows } = await sql<{ currency: string; count: number; minor: number }>`
    select f.currency, count(*) as count, sum(t.${sql.ref(rule.stake)}) as minor
    ${matching(rule, now)} group by f.currency order by count(*) desc, f.currency`.execute(db);
  return rows.map(({ currency, count, minor }) => ({
    currency,
    count,
    amount: formatDecimal({ minor: BigInt(minor), currency }),
  }));
}

function matching({ status, where }: Rule, now: number): RawBuilder<unknown> {
  const conditions = [
    sql`f.id = t.facet`,
    ...(status === undefined ? [] : [sql`t.facet in (select id from facet where status = ${status})`]),
    ...(where ? [where(now)] : []),
  ];
  return sql`from "transaction" t join facet f on ${sql.join(conditions, sql` and `)}`;
}
