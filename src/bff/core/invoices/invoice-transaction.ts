import type { Kysely } from 'kysely';
import type { Schema } from '../store/schema.ts';

/** The id of the mirrored transaction that an invoice was made together with; null when the mirror has none. */
export async function transactionOf(db: Kysely<Schema>, invoiceId: string): Promise<string | null> {
  const row = await db
    .selectFrom('transaction')
    .select('id')
    .where('invoice_id', '=', invoiceId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
