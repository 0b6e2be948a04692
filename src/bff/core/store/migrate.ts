import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import * as mirror from './migrations/0001-mirror.ts';
import * as journal from './migrations/0002-journal.ts';
import * as customers from './migrations/0004-customers.ts';
import * as failedRefunds from './migrations/0006-failed-refunds.ts';
import * as resources from './migrations/0007-resources.ts';
import * as payouts from './migrations/0008-payouts.ts';
import * as attempts from './migrations/0009-attempts.ts';
import * as statements from './migrations/0010-statements.ts';
import * as reportSums from './migrations/0011-report-sums.ts';
import * as audit from './migrations/0012-audit.ts';
import * as approvals from './migrations/0013-approvals.ts';
import * as charges from './migrations/0014-charges.ts';
import * as expiringCards from './migrations/0015-expiring-cards.ts';
import * as staff from './migrations/0016-staff.ts';
import * as heartbeat from './migrations/0019-heartbeat.ts';
import * as notes from './migrations/0020-notes.ts';
import * as invoiceLinks from './migrations/0022-invoice-links.ts';
import * as home from './migrations/0024-home.ts';
import * as owed from './migrations/0026-owed.ts';
import * as closing from './migrations/0028-closing.ts';
import * as owedByAccount from './migrations/0029-owed-by-account.ts';
import * as waitingByCapture from './migrations/0030-waiting-by-capture.ts';
import type { Schema } from './schema.ts';

/** Every change to the schema, in order. One that has been released is never edited; another one follows it. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-mirror': mirror,
  '0002-journal': journal,
  '0004-customers': customers,
  '0006-failed-refunds': failedRefunds,
  '0007-resources': resources,
  '0008-payouts': payouts,
  '0009-attempts': attempts,
  '0010-statements': statements,
  '0011-report-sums': reportSums,
  '0012-audit': audit,
  '0013-approvals': approvals,
  '0014-charges': charges,
  '0015-expiring-cards': expiringCards,
  '0016-staff': staff,
  '0019-heartbeat': heartbeat,
  '0020-notes': notes,
  '0022-invoice-links': invoiceLinks,
  '0024-home': home,
  '0026-owed': owed,
  '0028-closing': closing,
  '0029-owed-by-account': owedByAccount,
  '0030-waiting-by-capture': waitingByCapture,
};

/** Brings the database to this version's schema; throws when it cannot. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  if (await isCurrent(db)) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated.');
}

/** Whether exactly these migrations were made, which is soon found out where they were: the migrator looks at every table. */
async function isCurrent(db: Kysely<Schema>): Promise<boolean> {
  const made = await sql<{ name: string }>`select name from kysely_migration order by name`
    .execute(db)
    .catch(() => null);
  return made?.rows.map(({ name }) => name).join() === Object.keys(MIGRATIONS).join();
}
