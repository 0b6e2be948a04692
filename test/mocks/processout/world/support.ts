import { createHash } from 'node:crypto';
import type { SimPayment, World } from '#mocks/processout/model.ts';
import { createWorld } from '#mocks/processout/world/world.ts';

export const NOW = Date.UTC(2026, 10, 17, 14, 30);
export const NOW_MICROS = NOW * 1000;
export const HOUR = 3_600_000_000;
export const DAY = 24 * HOUR;

export function world(size: number, seed = 'norrland', now = NOW): World {
  return createWorld({ seed, now, size, projectId: 'proj_test' });
}

export function payments(from: World): SimPayment[] {
  return Array.from({ length: from.size }, (_, index) => from.payment(index));
}

/** A digest of all bytes of some payments. */
export function digest(list: readonly SimPayment[]): string {
  const hash = createHash('sha256');
  for (const payment of list) {
    hash.update(
      JSON.stringify(payment, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
    );
  }
  return hash.digest('hex');
}
