import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { csvMapping } from '#contract/statement-upload.ts';
import type { CsvMapping } from '#contract/statement-upload.ts';
import type { Schema } from '../store/schema.ts';

/** How CSV files with these headings were read last; null when none were, or by a version that kept it otherwise. */
export async function keptColumns(db: Kysely<Schema>, shape: string): Promise<CsvMapping | null> {
  const row = await db
    .selectFrom('statement_columns')
    .select('mapping')
    .where('shape', '=', shape)
    .executeTakeFirst();
  if (!row) return null;
  const parsed = z.safeParse(csvMapping, JSON.parse(row.mapping));
  return parsed.success ? parsed.data : null;
}

/** Keeps it for the next file like this; the last one stands. */
export async function keepColumns(
  db: Kysely<Schema>,
  shape: string,
  mapping: CsvMapping,
  now: number,
): Promise<void> {
  const kept = { mapping: JSON.stringify(mapping), kept_at: now };
  await db
    .insertInto('statement_columns')
    .values({ shape, ...kept })
    .onConflict((conflict) => conflict.column('shape').doUpdateSet(kept))
    .execute();
}
