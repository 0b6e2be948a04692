import type { World } from '../model.ts';

/** So many of the youngest payments that the world begins with have a past that can be listed: their events and cards. */
export const HISTORY_PAYMENTS = 500;

/** Where among the world's payments that past begins. */
export function historyStart({ size }: Pick<World, 'size'>): number {
  return Math.max(0, size - HISTORY_PAYMENTS);
}
