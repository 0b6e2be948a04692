import type { Capability } from '#domain/access.ts';
import type { Clock } from '../ports.ts';

/** How many calls one person may make: so many at once, and so many a minute in the long run. */
interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

type Kind = 'money' | 'export' | 'change' | 'read';

export type CallRates = Readonly<Record<Kind, Rate>>;

/** More than anybody does by hand, and little for a script that has somebody's session. */
export const CALL_RATES: CallRates = {
  money: { burst: 30, perMinute: 30 },
  export: { burst: 10, perMinute: 6 },
  change: { burst: 60, perMinute: 60 },
  read: { burst: 600, perMinute: 1_800 },
};

const KIND_OF: Readonly<Partial<Record<Capability, Kind>>> = {
  refund: 'money',
  void: 'money',
  capture: 'money',
  increment: 'money',
  charge: 'money',
  approve: 'money',
  export: 'export',
  view: 'read',
  audit: 'read',
};

export interface CallLimiter {
  /** Counts a call; 0, or after how many seconds the person may make it. Each kind has a bucket of its own. */
  take(actorId: string, capability: Capability): number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Buckets that were not used for so long are full, and forgotten. */
const FORGET_MS = 3_600_000;

export function createCallLimiter(rates: CallRates, clock: Pick<Clock, 'now'>): CallLimiter {
  const buckets = new Map<string, Bucket>();

  function forget(now: number): void {
    for (const [key, { at }] of buckets) if (now - at > FORGET_MS) buckets.delete(key);
  }

  return {
    take(actorId, capability) {
      const kind = KIND_OF[capability] ?? 'change';
      const { burst, perMinute } = rates[kind];
      const now = clock.now();
      const key = `${kind} ${actorId}`;
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      if (!buckets.has(key)) forget(now);
      const refilled = Math.min(burst, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
      const taken = refilled >= 1;
      buckets.set(key, { left: taken ? refilled - 1 : refilled, at: now });
      return taken ? 0 : Math.ceil(((1 - refilled) * 60) / perMinute);
    },
  };
}
