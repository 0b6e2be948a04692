import { Kysely } from 'kysely';
import { createWriter } from '#bff/core/mirror/writer.ts';
import type { Written } from '#bff/core/mirror/writer.ts';
import type { WireTransaction } from '#bff/core/processout/wire-transaction.ts';
import { migrate } from '#bff/core/store/migrate.ts';
import type { Schema } from '#bff/core/store/schema.ts';
import { memorySqliteDialect } from '#bff/edge/sqlite-dialect.ts';

export interface MirrorDb {
  readonly db: Kysely<Schema>;
  /** Stores transactions as one batch whose read began at `readAt`. */
  put(transactions: readonly WireTransaction[], readAt?: number): Promise<Written>;
}

/** A migrated database in memory, with the mirror's own way to write into it. */
export async function openMirrorDb(): Promise<MirrorDb> {
  const db = new Kysely<Schema>({ dialect: memorySqliteDialect() });
  await migrate(db);
  const writer = createWriter(db);
  return {
    db,
    put: (transactions, readAt = 0) =>
      writer.write({ transactions, skipped: [], readAt, gatewayNames: new Map() }),
  };
}
