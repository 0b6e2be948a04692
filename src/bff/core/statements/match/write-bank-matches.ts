import type { Kysely } from 'kysely';
import type { Schema } from '../../store/schema.ts';
import type { BankMatchTable } from '../../store/statement-tables.ts';
import { coveredDays, dayOfMicros } from './covered-days.ts';
import type { Pause } from '../read/read-lines.ts';
import type { OpenPayout } from './load.ts';
import { inPieces } from './pieces.ts';
import { keyOf } from './load.ts';
import type { Judged } from './rematch.ts';

type State = BankMatchTable['state'];

interface Looked {
  readonly judged: readonly Judged[];
  readonly payouts: readonly OpenPayout[];
  /** Payouts that somebody chose for a line. */
  readonly chosen: ReadonlySet<string>;
  /** Whether these are all payouts, so that what is kept of any other is of one that has gone. */
  readonly all: boolean;
}

/** Writes what the bank says about each payout, where that became different. */
export async function writeBankMatches(db: Kysely<Schema>, looked: Looked, pause: Pause): Promise<void> {
  const states = await statesOf(db, looked);
  const ids = looked.payouts.map(({ id }) => id);
  const known = new Map(
    (await knownOf(db, looked.all ? null : ids)).map(({ payout_id, state }) => [payout_id, state]),
  );
  const gone = [...known.keys()].filter((id) => !states.has(id));
  const fresh = [...states].filter(([id, state]) => known.get(id) !== state);
  for (const some of inPieces(gone)) {
    await db.deleteFrom('bank_match').where('payout_id', 'in', some).execute();
    await pause();
  }
  for (const some of inPieces(fresh)) {
    await db
      .insertInto('bank_match')
      .values(some.map(([payout_id, state]) => ({ payout_id, state })))
      .onConflict((conflict) =>
        conflict.column('payout_id').doUpdateSet((eb) => ({ state: eb.ref('excluded.state') })),
      )
      .execute();
    await pause();
  }
}

async function statesOf(
  db: Kysely<Schema>,
  { judged, payouts, chosen }: Looked,
): Promise<Map<string, State>> {
  const found = new Map<string, State>();
  const manyAlike = new Set<string>();
  for (const { line, match } of judged) {
    if (match === null || match.state === 'unknown') continue;
    if (match.state !== 'several') found.set(match.candidates[0]?.payoutId ?? '', match.state);
    else for (const { payoutId } of match.candidates) found.set(payoutId, 'several');
    if (match.candidatesCount > match.candidates.length) manyAlike.add(keyOf(line));
  }
  const isCovered = coveredDays(
    await db.selectFrom('statement_range').select(['account', 'currency', 'from_day', 'to_day']).execute(),
  );
  const states = new Map<string, State>();
  for (const payout of payouts) {
    const state = chosen.has(payout.id)
      ? 'matched'
      : (found.get(payout.id) ?? (manyAlike.has(keyOf(payout)) ? 'several' : null));
    const due = payout.settled_us === null ? null : dayOfMicros(payout.settled_us);
    if (state !== null) states.set(payout.id, state);
    else if (due !== null && isCovered(payout.currency, due)) states.set(payout.id, 'missing');
  }
  return states;
}

/** @param ids of which payouts; null for all */
async function knownOf(db: Kysely<Schema>, ids: readonly string[] | null): Promise<BankMatchTable[]> {
  const query = db.selectFrom('bank_match').selectAll();
  if (ids === null) return query.execute();
  const known: BankMatchTable[] = [];
  for (const some of inPieces(ids)) known.push(...(await query.where('payout_id', 'in', some).execute()));
  return known;
}
