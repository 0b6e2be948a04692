import type { WirePayout } from '../../processout/wire-payout.ts';
import type { Resource } from '../resources/resource.ts';
import { payoutsForgotten, payoutsStored } from './upkeep.ts';
import { toPayoutRow } from './payout-row.ts';

/**
 * The payouts, as they are mirrored. No event tells of them (facts sheet, section 10): the patrol finds what is new and what
 * changed. Their items are walked by item-walk.ts.
 */
export const PAYOUTS: Resource<WirePayout, 'payout'> = {
  name: 'payouts',
  table: 'payout',
  index: 'payout_search',
  tags: { status: 'status', currency: 'currency', bank: 'bank_name' },
  walk: 'payouts',
  patrol: 'payouts/patrol',
  inStep: 'payouts',
  page: (upstream, ...asked) => upstream.payouts(...asked),
  one: (upstream, id, signal) => upstream.payout(id, signal),
  createdAt: ({ created_at }) => created_at,
  toRow: toPayoutRow,
  stored: payoutsStored,
  removed: payoutsForgotten,
};
