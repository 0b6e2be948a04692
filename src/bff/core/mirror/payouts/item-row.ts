import { parseMoney } from '#domain/money.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { WirePayoutItem } from '../../processout/wire-payout.ts';
import type { PayoutItemTable } from '../../store/payout-tables.ts';
import { MAX_CREATED_US } from '../row.ts';

export type ItemColumns = Omit<PayoutItemTable, 'position' | 'payout' | 'transaction_position'>;

/** Turns an upstream item of a payout in this currency into its row; the problem is the path of what cannot be stored. */
export function toItemRow(wire: WirePayoutItem, currency: string): Result<ItemColumns, string> {
  const created = parseMicros(wire.created_at);
  if (created === null || created < 0 || created > MAX_CREATED_US) return fail('created_at');
  const amount = minorUnits(wire.amount, currency);
  const fees = minorUnits(wire.fees ?? '0', currency);
  if (amount === null) return fail('amount');
  if (fees === null) return fail('fees');
  return ok({
    id: wire.id,
    type: wire.type,
    transaction_id: wire.transaction_id ?? null,
    gateway_resource_id: wire.gateway_resource_id ?? null,
    amount,
    fees,
    created_us: created,
    metadata: JSON.stringify(wire.metadata ?? {}),
  });
}

function minorUnits(text: string, currency: string): number | null {
  const parsed = parseMoney(text, currency);
  const minor = parsed.ok ? Number(parsed.value.minor) : Number.NaN;
  return Number.isSafeInteger(minor) ? minor : null;
}
