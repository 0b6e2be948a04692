import type { Payout } from '../engine/payout-draft.ts';
import { listReply } from '../http/call.ts';
import type { Call, Handler } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import type { Sequence } from '../http/page.ts';
import { renderPayout, renderPayoutItem } from '../http/render-payout.ts';

export const listPayouts: Handler = (call) => {
  const { payouts } = call.rendering;
  const list = payouts.list();
  const sequence: Sequence<Payout> = {
    length: list.length,
    at: (position) => list[position] as Payout,
    positionOf: (id) => {
      const position = list.findIndex((payout) => payouts.id(payout) === id);
      return position < 0 ? null : position;
    },
  };
  return listReply(call, 'payouts', sequence, (payout) => renderPayout(call.rendering, payout, call.expand));
};

export const getPayout: Handler = (call) => ({
  success: true,
  payout: renderPayout(call.rendering, payoutOf(call), call.expand),
});

export const listPayoutItems: Handler = (call) => {
  const payout = payoutOf(call);
  const positions: Sequence<number> = {
    length: payout.itemCount,
    at: (position) => position,
    positionOf: (id) => call.rendering.payouts.itemPosition(payout, id),
  };
  return listReply(call, 'items', positions, (position) =>
    renderPayoutItem(call.rendering, payout, position, call.expand),
  );
};

/** Takes the payout and its items away; the money that it moved stays moved (docs/simulator-differences.md, Payouts). */
export const deletePayout: Handler = (call) => {
  call.rendering.payouts.remove(payoutOf(call));
  return { success: true };
};

function payoutOf(call: Call): Payout {
  const payout = call.rendering.payouts.find(call.params['id'] ?? '');
  if (!payout) throw notFound('payout');
  return payout;
}
