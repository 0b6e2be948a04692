import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { inTurn, ROW_ID } from '../layout.ts';

/** Bank statements, what their lines were found to be, and what was decided about them by hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('statement')
    .addColumn('position', ROW_ID, inTurn)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('shape', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('uploaded_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('statement_range')
    .addColumn('statement', 'integer', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('statement_range_key', ['statement', 'account', 'currency', 'from_day'])
    .execute();
  await createLines(db);
  await db.schema
    .createTable('statement_decision')
    .addColumn('id', ROW_ID, inTurn)
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payout_id', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('statement_decision_line')
    .on('statement_decision')
    .columns(['line', 'id'])
    .execute();
  await db.schema
    .createTable('statement_columns')
    .addColumn('shape', 'text', (column) => column.primaryKey().notNull())
    .addColumn('mapping', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('bank_match')
    .addColumn('payout_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
}

async function createLines(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('statement_line')
    .addColumn('id', ROW_ID, inTurn)
    .addColumn('statement', 'integer', (column) => column.notNull())
    .addColumn('file_line', 'integer', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('booked_on', 'text', (column) => column.notNull())
    .addColumn('value_on', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('twin_of', 'integer')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payout_id', 'text')
    .addColumn('candidates_count', 'integer', (column) => column.notNull())
    .addColumn('found', 'bigint', (column) => column.notNull())
    .addColumn('decision', 'text')
    .execute();
  // A statement's pages by state; the lines that one amount concerns; whether a line is here already.
  await sql`create index statement_line_state on statement_line (statement, state, id)`.execute(db);
  await sql`create index statement_line_amount on statement_line (currency, amount) where twin_of is null`.execute(
    db,
  );
  await sql`create index statement_line_day on statement_line (account, booked_on)`.execute(db);
  await sql`create index statement_line_payout on statement_line (payout_id) where payout_id is not null`.execute(
    db,
  );
  await sql`create index statement_line_twin on statement_line (twin_of) where twin_of is not null`.execute(
    db,
  );
  await db.schema
    .createTable('statement_candidate')
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('payout_id', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('statement_candidate_key', ['line', 'rank'])
    .execute();
  await db.schema
    .createIndex('statement_candidate_payout')
    .on('statement_candidate')
    .column('payout_id')
    .execute();
}
