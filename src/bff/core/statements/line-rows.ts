import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { StatementLinesQuery } from '#contract/statement-query.ts';
import type {
  StatementCandidate,
  StatementDecision,
  StatementLine,
  StatementLinesPage,
} from '#contract/statement.ts';
import { formatDecimal, money } from '#domain/money.ts';
import { MATCH_DOUBTS } from '#domain/statement-states.ts';
import { formatMillis } from '../mirror/time-text.ts';
import type { Schema } from '../store/schema.ts';
import type { StatementLineRow } from '../store/statement-tables.ts';
import { briefsOf } from './payout-briefs.ts';

/** What is kept with a candidate. */
const why = z.object({
  days: z.nullable(z.number()),
  references: z.array(z.string()),
  names: z.array(z.string()),
  doubts: z.array(z.enum(MATCH_DOUBTS)),
});

/** Lines of a statement in the order of its file. */
export async function listLines(
  db: Kysely<Schema>,
  statement: number,
  { state, limit, start_after, end_before }: StatementLinesQuery,
): Promise<StatementLinesPage> {
  let all = db.selectFrom('statement_line').where('statement', '=', statement);
  if (state) all = all.where('state', 'in', state);
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  let page = all.selectAll().limit(limit + 1);
  if (start_after !== undefined) page = page.where('id', '>', start_after);
  if (end_before !== undefined) page = page.where('id', '<', end_before);
  const backward = end_before !== undefined && start_after === undefined;
  const rows = await page.orderBy('id', backward ? 'desc' : 'asc').execute();
  const shown = rows.slice(0, limit);
  if (backward) shown.reverse();
  return {
    lines: await toLines(db, shown),
    count: shown.length,
    has_more: rows.length > limit,
    total_count: count,
  };
}

/** Lines with their payouts, candidates and decisions, each kind read once for all of them. */
export async function toLines(
  db: Kysely<Schema>,
  rows: readonly StatementLineRow[],
): Promise<StatementLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const candidates = await db
    .selectFrom('statement_candidate')
    .selectAll()
    .where('line', 'in', ids)
    .orderBy('rank')
    .execute();
  const briefs = await briefsOf(db, [
    ...rows.flatMap(({ payout_id }) => payout_id ?? []),
    ...candidates.map(({ payout_id }) => payout_id),
  ]);
  const decisions = await decisionsOf(db, ids);
  const repeats = await repeatsOf(db, rows);
  return rows.map((row) => {
    const payout = row.payout_id === null ? null : (briefs.get(row.payout_id) ?? null);
    const fit = candidates.flatMap(({ line, payout_id, why: told }): StatementCandidate[] => {
      const brief = briefs.get(payout_id);
      return line === row.id && brief ? [{ payout: brief, ...why.parse(JSON.parse(told)) }] : [];
    });
    return {
      id: row.id,
      file_line: row.file_line,
      booked_on: row.booked_on,
      value_on: row.value_on,
      account: row.account || null,
      currency: row.currency,
      amount: decimal(row.amount, row.currency),
      text: row.text,
      reference: row.reference,
      state: row.state,
      payout,
      difference: payout && row.decision !== null ? differenceOf(row, payout.amount) : null,
      candidates: row.decision === null ? fit : [],
      candidates_count: row.decision === null ? row.candidates_count : 0,
      decisions: decisions.get(row.id) ?? [],
      repeats: row.twin_of === null ? null : (repeats.get(row.twin_of) ?? null),
    };
  });
}

function decimal(amount: number, currency: string): string {
  return formatDecimal({ minor: BigInt(amount), currency });
}

function differenceOf({ amount, currency }: StatementLineRow, payoutAmount: string): string | null {
  const minor = BigInt(amount) - money(payoutAmount, currency).minor;
  return minor === 0n ? null : formatDecimal({ minor, currency });
}

async function decisionsOf(
  db: Kysely<Schema>,
  lines: readonly number[],
): Promise<ReadonlyMap<number, StatementDecision[]>> {
  const rows = await db
    .selectFrom('statement_decision')
    .selectAll()
    .where('line', 'in', lines)
    .orderBy('id', 'desc')
    .execute();
  const decisions = new Map<number, StatementDecision[]>();
  for (const { line, kind, payout_id, actor_id, actor_name, decided_at } of rows) {
    const by = { id: actor_id, name: actor_name };
    const those = decisions.get(line) ?? [];
    those.push({ kind, payout_id, by, at: formatMillis(decided_at) });
    decisions.set(line, those);
  }
  return decisions;
}

async function repeatsOf(
  db: Kysely<Schema>,
  rows: readonly StatementLineRow[],
): Promise<ReadonlyMap<number, { statement_id: string; name: string }>> {
  const twins = rows.flatMap(({ twin_of }) => twin_of ?? []);
  if (twins.length === 0) return new Map();
  const found = await db
    .selectFrom('statement_line')
    .innerJoin('statement', 'statement.position', 'statement_line.statement')
    .select(['statement_line.id as line', 'statement.id as statement_id', 'statement.name as name'])
    .where('statement_line.id', 'in', twins)
    .execute();
  return new Map(found.map(({ line, ...statement }) => [line, statement]));
}
