import type { SimPayment, World } from '../model.ts';
import { hashText } from '../world/prng.ts';

/** New payments that customers make while time passes. */
export interface Traffic {
  /** @param since epoch microseconds from which payments come */
  on(perMinute: number, since: number): void;
  off(): void;
  isOn(): boolean;
  /** The next payment and when it shows, epoch microseconds; null while traffic is off. */
  peek(): Arrival | null;
  take(): void;
}

export interface Arrival {
  readonly at: number;
  readonly payment: SimPayment;
}

const MINUTE = 60_000_000;

/** Payments come at a steady rate with some unrest; the n-th one is the same whenever somebody looks. */
export function createTraffic(seed: string, world: World): Traffic {
  let gap: number | null = null;
  let made = 0;
  let latest = 0;
  let next: Arrival | null = null;

  const prepare = (): Arrival | null => {
    if (gap === null) return null;
    const unrest = (hashText(`${seed}/traffic/${made}`) % 1000) / 1000;
    const created = Math.floor(latest + gap * (0.5 + unrest));
    const payment = world.livePayment(made, created);
    // A checkout shows once it is through, so that no event lies in the future.
    const last = payment.operations.at(-1)?.created_at ?? created;
    return { at: Math.max(created, last, payment.events.at(-1)?.fired_at ?? created), payment };
  };

  return {
    on(perMinute, since) {
      gap = MINUTE / perMinute;
      latest = Math.max(latest, since);
      next = null;
    },
    off() {
      gap = null;
      next = null;
    },
    isOn: () => gap !== null,
    peek: () => (next ??= prepare()),
    take() {
      if (!next) return;
      latest = next.payment.transaction.created_at;
      made += 1;
      next = null;
    },
  };
}
