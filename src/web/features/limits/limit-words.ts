import type { RefundLimitView } from '#contract/limits.ts';

/** Who decided on a limit; nobody yet means that it came with the product. */
export function setBy({ set_by }: RefundLimitView): string {
  return set_by ?? 'Counterfoil, from the start';
}
