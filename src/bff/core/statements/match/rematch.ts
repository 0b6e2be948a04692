import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { matchLines } from '#domain/statement-match.ts';
import type { LineMatch, MatchLine, MatchPayout } from '#domain/statement-match.ts';
import { digestOf } from '../../mirror/digest.ts';
import { rowsOf } from '../../store/rows-of.ts';
import type { Schema } from '../../store/schema.ts';
import type { Pause } from '../read/read-lines.ts';
import { dayOfMicros } from './covered-days.ts';
import { keyOf, loadLines, loadPayouts } from './load.ts';
import type { Concern, OpenLine, OpenPayout } from './load.ts';
import { inPieces } from './pieces.ts';
import { writeBankMatches } from './write-bank-matches.ts';

/** Lines matched at a stretch, and written at a stretch: some milliseconds each. */
const MATCHED_AT_ONCE = 1_000;
const WRITTEN_AT_ONCE = 250;

/** A line with what was found; a decision by hand is not looked at again. */
export interface Judged {
  readonly line: OpenLine;
  readonly match: LineMatch | null;
  readonly digest: number;
}

/** Looks at lines and payouts again, all of them or those of some amounts, and writes what became different. */
export async function rematch(
  db: Kysely<Schema>,
  concerns: readonly Concern[] | 'all',
  pause: Pause,
): Promise<void> {
  const lines = await loadLines(db, concerns);
  const payouts = await loadPayouts(db, concerns);
  const chosen = await chosenPayouts(db);
  const free = payouts.filter(({ id }) => !chosen.has(id));
  const judged: Judged[] = [];
  for (const some of batches(lines)) {
    judged.push(...judge(some, free));
    await pause();
  }
  const changed = judged.filter(({ line, match, digest }) => match !== null && line.found !== digest);
  for (let at = 0; at < changed.length; at += WRITTEN_AT_ONCE) {
    await write(db, changed.slice(at, at + WRITTEN_AT_ONCE));
    await pause();
  }
  await writeBankMatches(db, { judged, payouts, chosen, all: concerns === 'all' }, pause);
}

async function chosenPayouts(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('statement_line')
    .select('payout_id')
    .where('payout_id', 'is not', null)
    .where('decision', '=', 'payout')
    .execute();
  return new Set(rows.map(({ payout_id }) => payout_id ?? ''));
}

/** Whole amounts together: what is alike is judged together. The lines come in the order of their amounts. */
function* batches(lines: readonly OpenLine[]): Generator<OpenLine[]> {
  let batch: OpenLine[] = [];
  for (const line of lines) {
    const last = batch.at(-1);
    if (last && batch.length >= MATCHED_AT_ONCE && keyOf(last) !== keyOf(line)) {
      yield batch;
      batch = [];
    }
    batch.push(line);
  }
  if (batch.length > 0) yield batch;
}

function judge(lines: readonly OpenLine[], payouts: readonly OpenPayout[]): Judged[] {
  const keys = new Set(lines.map(keyOf));
  const matches = matchLines(
    lines.filter(({ decision }) => decision === null).map(toMatchLine),
    payouts.filter((payout) => keys.has(keyOf(payout))).map(toMatchPayout),
  );
  return lines.map((line) => {
    const match = matches.get(String(line.id)) ?? null;
    return { line, match, digest: match ? digestOf(JSON.stringify(match)) : 0 };
  });
}

function toMatchLine({ id, currency, amount, booked_on, text, reference }: OpenLine): MatchLine {
  const words = reference === null ? text : `${text} ${reference}`;
  return { id: String(id), bookedOn: booked_on, currency, minor: BigInt(amount), text: words };
}

function toMatchPayout(payout: OpenPayout): MatchPayout {
  const { id, currency, amount, settled_us, bank_summary, bank_name, gateway } = payout;
  const dueOn = settled_us === null ? null : dayOfMicros(settled_us);
  return { id, currency, minor: BigInt(amount), dueOn, words: [bank_summary, bank_name, gateway] };
}

const JUDGED = {
  id: 'bigint',
  state: 'text',
  payout_id: 'text',
  candidates_count: 'bigint',
  digest: 'bigint',
} as const;

/** One statement for each table and slice: a statement per line takes several times as long. */
async function write(db: Kysely<Schema>, changed: readonly Judged[]): Promise<void> {
  const found = changed.flatMap(({ line, match, digest }) => (match ? [{ line, match, digest }] : []));
  const lines = found.map(({ line: { id }, match: { state, payoutId, candidatesCount }, digest }) => ({
    id,
    state,
    payout_id: payoutId,
    candidates_count: candidatesCount,
    digest,
  }));
  const candidates = found.flatMap(({ line, match }) =>
    match.candidates.map(({ payoutId: payout_id, ...why }, rank) => ({
      line: line.id,
      rank,
      payout_id,
      why: JSON.stringify(why),
    })),
  );
  const ids = found.map(({ line }) => line.id);
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('statement_candidate').where('line', 'in', ids).execute();
    await sql`
      update statement_line set state = f.state, payout_id = f.payout_id,
        candidates_count = f.candidates_count, found = f.digest
      from ${rowsOf(JUDGED, lines)} f where statement_line.id = f.id`.execute(trx);
    for (const some of inPieces(candidates))
      await trx.insertInto('statement_candidate').values(some).execute();
  });
}
