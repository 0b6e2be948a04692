import { PAYOUT_PARTS } from './payout.ts';
import type { ByPart, PayoutPart } from './payout.ts';

/** One bar of the waterfall: from where the one before ended to where this part takes it. Minor units. */
export interface WaterfallStep {
  readonly part: PayoutPart | 'wired';
  readonly amount: bigint;
  readonly from: bigint;
  readonly to: bigint;
}

/** From nothing through every part to the amount wired; the last bar stands on zero, whatever the parts come to. */
export function waterfall(parts: ByPart<bigint>, wired: bigint): WaterfallStep[] {
  let from = 0n;
  const steps = PAYOUT_PARTS.map((part): WaterfallStep => {
    const to = from + parts[part];
    const step = { part, amount: parts[part], from, to };
    from = to;
    return step;
  });
  return [...steps, { part: 'wired', amount: wired, from: 0n, to: wired }];
}
