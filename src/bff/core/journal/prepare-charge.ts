import type { InvoiceChargeBody } from '#contract/invoice-charge.ts';
import type { Actor } from '#contract/session.ts';
import { chargePermission } from '#domain/invoice.ts';
import { compare, parseMoney } from '#domain/money.ts';
import type { Core } from '../context.ts';
import { blockedBy } from '../detail/open-actions.ts';
import { changedSinceSeen, detailOf, readLive } from '../detail/read.ts';
import type { LiveTransaction } from '../detail/read.ts';
import { ApiProblem, invalidRequest } from '../http/api-problem.ts';
import { fromUpstream } from '../http/upstream-problem.ts';
import type { IntentRow } from '../store/journal-tables.ts';
import { findIntent } from './intent-store.ts';
import { sameAsBefore, toRow } from './prepare.ts';
import type { Wanted } from './wanted.ts';

/** A hold lasts seven days (seed 003, Authorizing an invoice), so a capture cannot be set for later. */
const HOLD_MS = 7 * 24 * 60 * 60 * 1000;

/** What a charge asks of the journal: all of the invoice, on one stored token. */
export function chargeWanted(id: string, transactionId: string, body: InvoiceChargeBody): Wanted {
  return {
    id,
    action: body.capture === 'now' ? 'charge' : 'authorize',
    transactionId,
    version: body.version,
    amount: body.amount,
    currency: body.currency,
    reason: null,
    information: null,
    lineIds: null,
    statementDescriptor: null,
    source: body.token_id,
    captureAt: body.capture_at ?? null,
  };
}

/**
 * Checks a charge against ProcessOut as it is now, and makes the row to store. A key that was used before gives its
 * intent back, unless it asked for something else. Must run alone on its transaction.
 */
export async function prepareCharge(core: Core, wanted: Wanted, actor: Actor): Promise<IntentRow> {
  const known = await findIntent(core.db, wanted.id);
  if (known) return sameAsBefore(known, wanted);
  const fresh = await readLive(core, actor, wanted.transactionId);
  const detail = detailOf(fresh);
  const blocked = blockedBy(fresh.wire, fresh.intents, fresh.time.now);
  if (blocked !== null) throw new ApiProblem('action_not_allowed', blocked);
  if (detail.version !== wanted.version) throw changedSinceSeen(fresh);
  const permission = chargePermission(fresh.wire.status, detail.customer !== null);
  if (!permission.allowed) throw new ApiProblem('action_not_allowed', permission.reason);
  checkAmount(fresh, wanted);
  checkTime(core, wanted.captureAt ?? null);
  await checkToken(core, detail.customer?.id ?? '', wanted.source ?? '');
  return toRow(core, fresh, wanted, actor);
}

/** All of it: a stored card is charged what the invoice asks for. */
function checkAmount({ wire }: LiveTransaction, { amount, currency }: Wanted): void {
  if (currency !== wire.currency)
    throw invalidRequest({ currency: `must be ${wire.currency}, as the invoice is` });
  const asked = parseMoney(amount ?? '', wire.currency);
  const whole = parseMoney(wire.amount, wire.currency);
  if (!asked.ok || !whole.ok || compare(asked.value, whole.value) !== 0)
    throw invalidRequest({ amount: `must be ${wire.amount}, what the invoice asks for` });
}

function checkTime({ upstream }: Core, captureAt: string | null): void {
  if (captureAt === null) return;
  const wait = Date.parse(captureAt) - upstream.now();
  if (wait <= 0) throw invalidRequest({ capture_at: 'must lie in the future' });
  if (wait > HOLD_MS) throw invalidRequest({ capture_at: 'must lie within 7 days: a hold lasts no longer' });
}

async function checkToken({ upstream }: Core, customerId: string, tokenId: string): Promise<void> {
  const tokens = await upstream.tokens(customerId);
  if (!tokens.ok) throw fromUpstream(tokens.problem, 'The customer of this invoice');
  const token = tokens.value.find(({ id }) => id === tokenId);
  if (!token) throw invalidRequest({ token_id: 'is not stored for the customer of this invoice' });
  if (token.is_chargeable === false) throw invalidRequest({ token_id: 'cannot be charged' });
}
