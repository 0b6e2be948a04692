import { fc } from '#test/support/properties.ts';
import { examine } from '#domain/payout-examine.ts';
import type { ExaminedItem, KnownTransaction } from '#domain/payout-examine.ts';
import type { Finding } from '#domain/payout-finding.ts';
import { byPart, partOf } from '#domain/payout.ts';
import type { PayoutItemType, PayoutPart, PayoutSummary } from '#domain/payout.ts';

/** What can be wrong with a payout of a world. `unwired`: the money was not in the transfer, so it explains the residual. */
export interface Plants {
  readonly repeated: 'no' | 'wired' | 'unwired';
  readonly unknown: 'no' | 'wired' | 'unwired';
  readonly differs: boolean;
  readonly foreign: boolean;
  readonly missing: 'no' | 'fee row' | 'item';
  readonly summaryFee: boolean;
  readonly inParts: boolean;
}

export const NOTHING: Plants = {
  repeated: 'no',
  unknown: 'no',
  differs: false,
  foreign: false,
  missing: 'no',
  summaryFee: false,
  inParts: false,
};

export interface World {
  readonly summary: PayoutSummary;
  readonly items: readonly ExaminedItem[];
  readonly transactions: ReadonlyMap<string, KnownTransaction>;
  readonly owners: ReadonlyMap<string, string | null>;
  readonly plants: Plants;
}

export const CURRENCIES = ['JPY', 'EUR', 'KWD'] as const;
const PAYOUT = 'payt_1';

/** A payout as a PSP would report it, built row by row; summary and transfer grow with the rows unless told otherwise. */
class Builder {
  readonly items: ExaminedItem[] = [];
  readonly transactions = new Map<string, KnownTransaction>();
  readonly owners = new Map<string, string | null>();
  readonly parts = byPart(() => 0n);
  readonly counts = byPart(() => 0);
  amount = 0n;
  readonly currency: string;
  constructor(currency: string) {
    this.currency = currency;
  }

  transaction(captured: bigint, refunded = 0n, currency = this.currency): string {
    const id = `tr_${String(this.transactions.size).padStart(4, '0')}`;
    this.transactions.set(id, { currency, captured, refunded });
    return id;
  }

  row(type: PayoutItemType, owner: string | null, amount: bigint, fees: bigint): void {
    const order = this.items.length;
    const id = `payt_itm_${String(order).padStart(4, '0')}`;
    this.owners.set(id, owner);
    this.items.push({
      id,
      payout_id: PAYOUT,
      payout_currency: this.currency,
      settles: true,
      order,
      type,
      amount,
      fees,
      currency: null,
    });
  }

  summarize(part: PayoutPart, count: number, amount: bigint, fees: bigint): void {
    this.parts[part] += amount;
    this.parts.fees += fees;
    this.counts[part] += count;
    this.amount += amount + fees;
  }

  good(type: PayoutItemType, owner: string | null, amount: bigint, fees: bigint): void {
    this.row(type, owner, amount, fees);
    this.summarize(partOf(type), 1, amount, fees);
  }
}

interface Recipe {
  readonly currency: string;
  readonly sales: readonly (readonly [bigint, bigint])[];
  readonly refunds: readonly bigint[];
  readonly charges: readonly [bigint, bigint, bigint];
  readonly odd: readonly bigint[];
  readonly plants: Plants;
}

export function build({ currency, sales, refunds, charges, odd, plants }: Recipe): World {
  const b = new Builder(currency);
  for (const [amount, fee] of sales) b.good('sale', b.transaction(amount), amount, -fee);
  for (const amount of refunds) b.good('refund', b.transaction(2n * amount, amount), -amount, 0n);
  b.good('chargeback', b.transaction(charges[0]), -charges[0], 0n);
  b.good('fee', null, -charges[1], 0n);
  b.good('reserve', null, -charges[2], 0n);
  b.good('adjustment', null, charges[2] - charges[1], 0n);
  plant(b, plants, odd);
  return {
    summary: {
      currency,
      amount: b.amount,
      parts: b.parts,
      counts: { ...b.counts, fees: null, adjustments: null, reserve: null },
    },
    items: b.items,
    transactions: b.transactions,
    owners: b.owners,
    plants,
  };
}

function plant(b: Builder, plants: Plants, odd: readonly bigint[]): void {
  const [first = 1n, second = 1n, third = 1n, fourth = 1n, fifth = 1n, last = 1n] = odd;
  const fee = (last % 480n) + 20n;
  if (plants.repeated !== 'no') {
    const id = b.transaction(first);
    b.good('sale', id, first, -fee);
    b.row('sale', id, first, -fee);
    if (plants.repeated === 'wired') b.summarize('sales', 1, first, -fee);
  }
  if (plants.unknown !== 'no') {
    b.row('sale', null, second, -fee - 1n);
    if (plants.unknown === 'wired') b.summarize('sales', 1, second, -fee - 1n);
  }
  if (plants.differs) {
    b.row('sale', b.transaction(third), third + 7n, -fee);
    b.summarize('sales', 1, third, -fee);
  }
  if (plants.foreign) {
    // The row repeats the 5,000 (or 5 thousand major units) of a currency with another exponent, unconverted.
    const [other, own, here] =
      b.currency === 'EUR' ? (['JPY', fourth, fourth * 100n] as const) : foreign(b, fourth);
    b.row('sale', b.transaction(own, 0n, other), here, -fee);
    b.summarize('sales', 1, here / 3n + 11n, -fee);
  }
  if (plants.missing === 'fee row') {
    b.summarize('fees', 0, -fifth, 0n);
  } else if (plants.missing === 'item') {
    b.summarize('sales', 1, fifth, -fee);
  }
  if (plants.summaryFee) {
    b.row('fee', null, -fifth - 3n, 0n);
    b.amount -= fifth + 3n;
  }
  if (plants.inParts) {
    const id = b.transaction(fifth + 2n * fourth);
    b.good('sale', id, fifth, -fee);
    b.good('sale', id, 2n * fourth, -fee);
  }
}

function foreign(b: Builder, units: bigint): readonly [string, bigint, bigint] {
  return b.currency === 'JPY' ? ['EUR', units * 100n, units] : ['JPY', units, units * 1000n];
}

/** Every row held against its transaction, as a database would group them. */
export function findingsIn(world: World): Finding[] {
  const groups = new Map<string | null, ExaminedItem[]>();
  for (const item of world.items) {
    const owner = world.owners.get(item.id) ?? null;
    groups.set(owner, [...(groups.get(owner) ?? []), item]);
  }
  return [...groups].flatMap(([transaction_id, items]) =>
    examine({
      transaction_id,
      transaction: transaction_id === null ? 'absent' : (world.transactions.get(transaction_id) ?? 'absent'),
      items,
    }),
  );
}

const amount = fc.bigInt({ min: 1_000n, max: 10n ** 10n });
/** Each of another magnitude: of faults that cancel each other out nothing could be seen. */
const oddAmounts = (gap: bigint): fc.Arbitrary<bigint[]> =>
  fc
    .array(fc.bigInt({ min: 1_000n, max: 1_999n }), { minLength: 6, maxLength: 6 })
    .map((few) => few.map((each, index) => each * gap ** BigInt(index)));
export const plants: fc.Arbitrary<Plants> = fc.record({
  repeated: fc.constantFrom('no', 'wired', 'unwired'),
  unknown: fc.constantFrom('no', 'wired', 'unwired'),
  differs: fc.boolean(),
  foreign: fc.boolean(),
  missing: fc.constantFrom('no', 'fee row', 'item'),
  summaryFee: fc.boolean(),
  inParts: fc.boolean(),
});

/** @param gap how many times larger each planted amount is than the one before */
export function worlds(which: fc.Arbitrary<Plants>, gap = 100_000n): fc.Arbitrary<World> {
  return fc
    .record({
      currency: fc.constantFrom(...CURRENCIES),
      sales: fc.array(fc.tuple(amount, fc.bigInt({ min: 0n, max: 999n })), { minLength: 1, maxLength: 12 }),
      refunds: fc.array(amount, { maxLength: 4 }),
      charges: fc.tuple(amount, amount, amount),
      odd: oddAmounts(gap),
      plants: which,
    })
    .map(build);
}
