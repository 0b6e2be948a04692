import { isTree } from './http/body.ts';
import type { Fields } from './http/body.ts';
import type { FaultRule } from './faults.ts';

/**
 * Words in a request that make it go wrong on purpose: `sentinel:<word>` in a refund's `information`, or the metadata
 * key `simulate` on any call that takes metadata (docs/simulator-differences.md, Sentinels).
 */
export const SENTINELS = [
  'decline',
  'fails-later',
  'challenge-fails',
  'verification-unknown',
  'error-before-effect',
  'error-after-effect',
  'timeout-before-effect',
  'timeout-after-effect',
] as const;

export type Sentinel = (typeof SENTINELS)[number];

export function sentinelOf(body: Fields): Sentinel | null {
  const { information, metadata } = body;
  const told = typeof information === 'string' ? /\bsentinel:([a-z-]+)/.exec(information)?.[1] : undefined;
  const word = told ?? (isTree(metadata) ? metadata['simulate'] : undefined);
  return SENTINELS.find((sentinel) => sentinel === word) ?? null;
}

/** The fault that a sentinel asks of the transport, or null for those that the engine plays. */
export function sentinelRule(sentinel: Sentinel | null): FaultRule | null {
  switch (sentinel) {
    case 'error-before-effect':
      return { kind: 'error-before', status: 500 };
    case 'error-after-effect':
      return { kind: 'error-after', status: 500 };
    case 'timeout-before-effect':
      return { kind: 'timeout-before' };
    case 'timeout-after-effect':
      return { kind: 'timeout-after' };
    case 'decline':
    case 'fails-later':
    case 'challenge-fails':
    case 'verification-unknown':
    case null:
      return null;
  }
}

export function sentinelDecline(sentinel: string | null): string | null {
  return sentinel === 'decline' ? 'gateway.declined' : null;
}
