import { idKind } from '#domain/ids.ts';
import type { Core } from '../context.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import type { UpstreamResult } from '../processout/upstream.ts';
import type { Db } from '../store/schema.ts';

type Noted = 'transaction' | 'customer' | 'payout';

const NOUNS: Readonly<Record<Noted, string>> = {
  transaction: 'This payment',
  customer: 'This customer',
  payout: 'This payout',
};

/** Ends the request with the fitting reply unless the object exists: mirrored, or read from ProcessOut. */
export async function checkExists(core: Core, id: string): Promise<void> {
  const kind = idKind(id) as Noted;
  if (await isMirrored(core.db, kind, id)) return;
  const read = await readNoted(core, kind, id);
  if (!read.ok) throw fromUpstream(read.problem, NOUNS[kind]);
}

async function isMirrored(db: Db, kind: Noted, id: string): Promise<boolean> {
  const row = await db.selectFrom(kind).select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

function readNoted({ upstream }: Core, kind: Noted, id: string): Promise<UpstreamResult<object>> {
  if (kind === 'transaction') return upstream.transaction(id);
  return kind === 'customer' ? upstream.customer(id) : upstream.payout(id);
}
