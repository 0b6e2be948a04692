import { summaryOf } from '#domain/payout.ts';
import type { PayoutHeader, PayoutSummary } from '#domain/payout.ts';
import { fail, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseMicros } from '#domain/time.ts';
import type { WirePayout } from '../../processout/wire-payout.ts';
import type { OwnColumns, ResourceRow } from '../resources/resource.ts';
import { MAX_CREATED_US } from '../row.ts';
import { addReference, addText } from '../words.ts';

type Amounts = Pick<
  OwnColumns<'payout'>,
  'amount' | 'sales_volume' | 'refunds_volume' | 'chargebacks_volume' | 'fees' | 'adjustments' | 'reserve'
>;

/** Turns an upstream payout into its row; the problem is the path of what cannot be stored exactly. */
export function toPayoutRow(wire: WirePayout): Result<ResourceRow<'payout'>, string> {
  const created = parseMicros(wire.created_at);
  if (created === null || created < 0 || created > MAX_CREATED_US) return fail('created_at');
  const summary = summaryOf(headerOf(wire));
  if (!summary.ok) return summary;
  const amounts = amountsOf(summary.value);
  if (!Object.values(amounts).every((minor) => minor === null || Number.isSafeInteger(minor)))
    return fail('amount');
  const { sales, refunds, chargebacks } = summary.value.counts;
  return ok({
    columns: {
      id: wire.id,
      created_us: created,
      settled_us: wire.settled_at == null ? null : parseMicros(wire.settled_at),
      status: wire.status,
      currency: wire.currency,
      gateway: gatewayOf(wire),
      bank_name: wire.bank_name ?? null,
      bank_summary: wire.bank_summary ?? null,
      ...amounts,
      sales_transactions: sales,
      refunds_transactions: refunds,
      chargebacks_transactions: chargebacks,
      metadata: JSON.stringify(wire.metadata ?? {}),
    },
    words: searchWords(wire),
  });
}

function headerOf(wire: WirePayout): PayoutHeader {
  return {
    currency: wire.currency,
    amount: wire.amount,
    sales_transactions: wire.sales_transactions ?? null,
    sales_volume: wire.sales_volume ?? null,
    refunds_transactions: wire.refunds_transactions ?? null,
    refunds_volume: wire.refunds_volume ?? null,
    chargebacks_transactions: wire.chargebacks_transactions ?? null,
    chargebacks_volume: wire.chargebacks_volume ?? null,
    fees: wire.fees ?? null,
    adjustments: wire.adjustments ?? null,
    reserve: wire.reserve ?? null,
  };
}

function amountsOf({ amount, parts }: PayoutSummary): Amounts {
  const stored = (minor: bigint | null): number | null => (minor === null ? null : Number(minor));
  return {
    amount: Number(amount),
    sales_volume: stored(parts.sales),
    refunds_volume: stored(parts.refunds),
    chargebacks_volume: stored(parts.chargebacks),
    fees: stored(parts.fees),
    adjustments: stored(parts.adjustments),
    reserve: stored(parts.reserve),
  };
}

function gatewayOf({ gateway_configuration: configuration }: WirePayout): string | null {
  return configuration?.gateway_name ?? configuration?.name ?? null;
}

/** Bank summaries and PSPs by their beginnings, ids and PSPs' references whole. */
function searchWords(wire: WirePayout): string[] {
  const words = new Set<string>();
  for (const text of [wire.bank_summary, gatewayOf(wire)]) addText(words, text ?? '');
  for (const text of [wire.id, wire.gateway_resource_id]) addReference(words, text ?? '');
  return [...words];
}
