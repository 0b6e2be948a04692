/** Something that changes what a PSP owes of a payment; minor units of the payment's currency, microseconds since the epoch. */
export interface OwedChange {
  /** Empty text where nobody knows the PSP. */
  readonly gateway: string;
  readonly at: number;
  /** Positive for what is captured or won back; negative for what goes back to customers or is paid out. */
  readonly amount: bigint;
}

/** A stretch of time over which a PSP owes the same; negative where it has paid out more than is the merchant's. */
export interface OwedStretch {
  readonly gateway: string;
  /** After this moment, */
  readonly from: number;
  /** up to and with this one; null while nothing has settled it. */
  readonly to: number | null;
  /** Never zero. */
  readonly amount: bigint;
}

/** What every PSP owes of one payment, over time: at a moment counts what changed before it. Changes come in any order. */
export function owedStretches(changes: readonly OwedChange[]): OwedStretch[] {
  const gateways = new Set(changes.map(({ gateway }) => gateway));
  return [...gateways].flatMap((gateway) => {
    const moments = new Map<number, bigint>();
    for (const change of changes)
      if (change.gateway === gateway) moments.set(change.at, (moments.get(change.at) ?? 0n) + change.amount);
    const steps = [...moments].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => a - b);
    let amount = 0n;
    return steps.flatMap(([from, change], n) => {
      amount += change;
      return amount === 0n ? [] : [{ gateway, from, to: steps[n + 1]?.[0] ?? null, amount }];
    });
  });
}

const DAY_US = 86_400_000_000;
/** What no stretch of known length is as long as. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

/**
 * The lengths, in microseconds, up to which stretches are kept together: each is twice the one before. So what holds at a
 * moment is found among few that do not: those of a length began no longer ago than that, and half of them last as long.
 */
export const REACHES: readonly number[] = [
  ...Array.from({ length: 12 }, (_, doubled) => DAY_US * 2 ** doubled),
  ENDLESS,
];

/** The length that a stretch is kept with: the first of REACHES that it does not exceed. */
export function reachOf({ from, to }: Pick<OwedStretch, 'from' | 'to'>): number {
  const length = to === null ? ENDLESS : to - from;
  return REACHES.find((reach) => length <= reach) ?? ENDLESS;
}
