import type { Kysely, Insertable, Transaction } from 'kysely';
import type { StatementFormat } from '#contract/statement.ts';
import type { Actor } from '#contract/session.ts';
import { accountNames } from '#domain/bank-account.ts';
import type { Schema } from '../store/schema.ts';
import type { StatementLineTable } from '../store/statement-tables.ts';
import { findTwins } from './find-twins.ts';
import type { ReadLine, ReadRange, ReadStatement } from './read/read-lines.ts';

type Trx = Transaction<Schema>;

/** A file that was read, and who dropped it when (epoch milliseconds). */
export interface NewStatement {
  readonly id: string;
  readonly name: string;
  readonly format: StatementFormat;
  /** Of a CSV file: what its mapping is kept under. */
  readonly shape: string | null;
  readonly actor: Actor;
  readonly at: number;
  readonly statement: ReadStatement;
}

export interface Stored {
  /** The position of the statement, or of the one that has all of this already. */
  readonly position: number;
  readonly isNew: boolean;
}

const ROWS_AT_ONCE = 200;

/**
 * Stores a statement whole, or not at all. Lines that an earlier statement of the account has are kept as repeats of those,
 * so that a payment counts once; a file that brings nothing new changes nothing.
 */
export async function storeStatement(db: Kysely<Schema>, fresh: NewStatement): Promise<Stored> {
  return db.transaction().execute(async (trx) => {
    const { lines, ranges } = fresh.statement;
    const twins = await findTwins(trx, fresh.format, fresh.statement);
    if (twins.every((twin) => twin !== null)) {
      const holder = await holderOf(trx, ranges);
      if (holder !== null) return { position: holder, isNew: false };
    }
    const { position } = await trx
      .insertInto('statement')
      .values({
        id: fresh.id,
        name: fresh.name,
        format: fresh.format,
        shape: fresh.shape,
        actor_id: fresh.actor.id,
        actor_name: fresh.actor.name,
        uploaded_at: fresh.at,
      })
      .returning('position')
      .executeTakeFirstOrThrow();
    await storeRanges(trx, position, ranges);
    const rows = lines.map((line, index) => toRow(position, line, twins[index] ?? null));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await trx
        .insertInto('statement_line')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .execute();
    return { position, isNew: true };
  });
}

/** A statement that speaks for all of these days already; null when there is none. */
async function holderOf(trx: Trx, ranges: readonly ReadRange[]): Promise<number | null> {
  let holder: number | null = null;
  for (const { account, currency, from, to } of ranges) {
    const found = await trx
      .selectFrom('statement_range')
      .select('statement')
      .where('account', 'in', accountNames(account))
      .where('currency', '=', currency)
      .where('from_day', '<=', from)
      .where('to_day', '>=', to)
      .orderBy('statement', 'desc')
      .executeTakeFirst();
    if (!found) return null;
    holder = found.statement;
  }
  return holder;
}

/** One row per account and first day: a file may hold a statement of each day. */
async function storeRanges(trx: Trx, statement: number, ranges: readonly ReadRange[]): Promise<void> {
  for (const { account, currency, from, to } of ranges)
    await trx
      .insertInto('statement_range')
      .values({ statement, account, currency, from_day: from, to_day: to })
      .onConflict((conflict) =>
        conflict
          .columns(['statement', 'account', 'currency', 'from_day'])
          .doUpdateSet({ to_day: to })
          .where('statement_range.to_day', '<', to),
      )
      .execute();
}

function toRow(statement: number, line: ReadLine, twin: number | null): Insertable<StatementLineTable> {
  return {
    statement,
    file_line: line.fileLine,
    account: line.account,
    currency: line.currency,
    booked_on: line.bookedOn,
    value_on: line.valueOn,
    amount: Number(line.minor),
    text: line.text,
    reference: line.reference,
    twin_of: twin,
    state: twin === null ? 'unknown' : 'repeated',
    payout_id: null,
    candidates_count: 0,
    found: 0,
    decision: null,
  };
}
