import { feesOf } from '../engine/payout-draft.ts';
import type { Payout } from '../engine/payout-draft.ts';
import { itemAt } from '../engine/payout-items.ts';
import type { Item } from '../engine/payout-items.ts';
import { bankOf, bankReference, bankSummary, gatewayResource, statusOf } from '../engine/payout-status.ts';
import { movementsOf } from '../world/payouts/movements.ts';
import type { Expansion } from './expand.ts';
import { NOTHING_EXPANDED } from './expand.ts';
import type { Rendering, Wire } from './render-context.ts';
import { renderGatewayConfiguration } from './render-party.ts';
import { renderTransaction } from './render-transaction.ts';
import { decimal, timestamp, timestampOrNull } from './wire-format.ts';

/** "If you expand the items field of a Payout object then you will see only the first few items" (seed 003). */
const FIRST_FEW = 10;

/** A payout (seed 003, Payout attributes; the gateway's fields from the facts sheet, section 6). */
export function renderPayout(rendering: Rendering, payout: Payout, expand: Expansion): Wire {
  const { projectId, engine, payouts } = rendering;
  const { account, summary, schedule } = payout;
  const { currency, configuration } = account;
  const id = payouts.id(payout);
  const status = statusOf(payout, engine.now());
  const money = (minor: bigint) => decimal(minor, currency);
  return {
    id,
    project_id: projectId,
    gateway_configuration_id: configuration.id,
    ...(expand.has('gateway_configuration')
      ? { gateway_configuration: renderGatewayConfiguration(rendering, configuration) }
      : {}),
    gateway_resource_id: gatewayResource(payout, id),
    items: expand.has('items') ? firstItems(rendering, payout, expand.of('items')) : null,
    status,
    amount: money(payout.amount),
    currency,
    bank_name: bankOf(payout),
    bank_summary: bankSummary(payout),
    failure_reason: status === 'failed' ? 'The bank account could not be credited.' : null,
    failure_reason_code: status === 'failed' ? 'bank-account.rejected' : null,
    sales_transactions: summary.counts.sale,
    sales_volume: money(summary.volumes.sale),
    refunds_transactions: summary.counts.refund,
    refunds_volume: money(summary.volumes.refund),
    chargebacks_transactions: summary.counts.chargeback,
    chargebacks_volume: money(summary.volumes.chargeback),
    metadata: {
      reference: bankReference(payout),
      period_from: timestamp(payout.began),
      period_to: timestamp(payout.end),
    },
    fees: money(feesOf(payout)),
    adjustments: money(summary.volumes.adjustment),
    reserve: money(summary.volumes.reserve),
    settled_at: timestampOrNull(status === 'received' ? schedule.settled : null),
    created_at: timestamp(schedule.announced),
  };
}

/** In the order in which a list has them: the newest. */
function firstItems(rendering: Rendering, payout: Payout, expand: Expansion): Wire[] {
  const count = Math.min(FIRST_FEW, payout.itemCount);
  return Array.from({ length: count }, (_, step) =>
    renderPayoutItem(rendering, payout, payout.itemCount - 1 - step, expand),
  );
}

/** An item of a payout by its position, 0 the oldest (seed 003, PayoutItem attributes). */
export function renderPayoutItem(
  rendering: Rendering,
  payout: Payout,
  position: number,
  expand: Expansion,
): Wire {
  const { projectId, payouts, engine } = rendering;
  const { currency } = payout.account;
  const item = itemAt(payout, position);
  const id = payouts.itemId(payout, position);
  const { place, ordinal, type } = item.kind === 'entry' ? item.entry : item.extra;
  const { amount, fees } = item.kind === 'entry' ? item : item.extra;
  const payment = place === null ? null : engine.store.at(place);
  const movement = payment && movementsOf(payment, engine.gatewayConfiguration)[ordinal ?? -1];
  return {
    id,
    project_id: projectId,
    payout_id: payouts.id(payout),
    ...(expand.has('payout') ? { payout: renderPayout(rendering, payout, NOTHING_EXPANDED) } : {}),
    transaction_id: payment?.transaction.id ?? null,
    ...(expand.has('transaction')
      ? { transaction: payment && renderTransaction(rendering, payment, expand.of('transaction')) }
      : {}),
    type,
    gateway_resource_id: movement?.gateway_resource_id ?? gatewayResource(payout, id),
    amount: decimal(amount, currency),
    fees: decimal(fees, currency),
    metadata: { ...movement?.metadata, ...extraMetadata(item) },
    created_at: timestamp(createdAt(payout, item)),
  };
}

function extraMetadata(item: Item): Wire {
  return item.kind === 'extra' ? item.extra.metadata : {};
}

/** What happened, when it happened; what the PSP added, at the end of the period. */
function createdAt({ end }: Payout, item: Item): number {
  return item.kind === 'entry' ? item.entry.at : end;
}
