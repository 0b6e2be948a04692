import type { PayoutItemType } from '#domain/payout.ts';
import type { SimGatewayConfiguration } from '../model.ts';
import { movementsOf } from '../world/payouts/movements.ts';
import type { Movement } from '../world/payouts/movements.ts';
import { PAYOUT_SCHEMES } from '../world/payouts/schemes.ts';
import type { PayoutScheme } from '../world/payouts/schemes.ts';
import type { Engine } from './engine.ts';
import type { Timeline } from './timeline.ts';

/** A movement as an account keeps it: enough to add up; the rest is made from its payment when it is shown. */
export interface Entry {
  readonly at: number;
  readonly place: number;
  /** Which of its payment's movements it is. */
  readonly ordinal: number;
  readonly type: PayoutItemType;
  readonly amount: bigint;
  readonly fees: bigint;
  /** False for one of several sales of a payment, and for one that was converted. */
  readonly isWhole: boolean;
}

/** What one PSP owes in one currency; monthly bills are an account of their own. */
export interface Account {
  readonly key: string;
  readonly configuration: SimGatewayConfiguration;
  readonly scheme: PayoutScheme;
  readonly currency: string;
  readonly isBill: boolean;
  /** The first `sorted` of them in order of time. */
  readonly entries: Entry[];
  sorted: number;
  /** How many of the entries are in payouts. */
  settled: number;
}

/** All accounts, read from the payments themselves. */
export interface Accounts {
  /** Reads so many of the world's payments more; true once all of them have been read. */
  read(budget: number): boolean;
  /** Follows what happened to payments since; only after all have been read. */
  follow(): void;
  /** In an order that depends on PSP and currency alone. */
  all(): readonly Account[];
}

export function createAccounts(engine: Engine, timeline: Timeline): Accounts {
  const { world, store } = engine;
  const accounts = new Map<string, Account>();
  let inOrder: Account[] = [];
  let next = 0;
  // How many movements of each payment are entered: those of the world, and of what came later.
  const entered = new Uint8Array(world.size);
  const enteredLater = new Map<number, number>();

  const open = (movement: Movement): Account | null => {
    const { currency, billed, gateway_configuration_id: id } = movement;
    const key = `${id} ${currency}${billed ? ' bill' : ''}`;
    const known = accounts.get(key);
    const configuration = engine.gatewayConfiguration(id);
    const scheme = PAYOUT_SCHEMES[configuration?.gateway_name ?? ''];
    if (known || !configuration || !scheme) return known ?? null;
    const account = {
      key,
      configuration,
      scheme,
      currency,
      isBill: billed,
      entries: [],
      sorted: 0,
      settled: 0,
    };
    accounts.set(key, account);
    inOrder = [...accounts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    return account;
  };

  const enter = (place: number) => {
    const isLater = place >= entered.length;
    const before = (isLater ? enteredLater.get(place) : entered[place]) ?? 0;
    const payment = timeline.payment(place);
    const movements = movementsOf(payment, engine.gatewayConfiguration);
    const sales = movements.filter(({ type }) => type === 'sale').length;
    movements.slice(before).forEach(({ at, type, amount, fees, currency, ...movement }, step) => {
      const isWhole = sales === 1 && currency === payment.transaction.currency;
      const entry = { at, place, ordinal: before + step, type, amount, fees, isWhole };
      open({ at, type, amount, fees, currency, ...movement })?.entries.push(entry);
    });
    if (isLater) enteredLater.set(place, movements.length);
    else entered[place] = movements.length;
  };

  return {
    read(budget) {
      for (let left = budget; left > 0 && next < world.size; left -= 1, next += 1) enter(next);
      return next === world.size;
    },
    follow() {
      for (let places = store.takeTouched(); places.length > 0; places = store.takeTouched())
        places.forEach(enter);
    },
    all: () => inOrder,
  };
}

/** The entries that are in no payout yet can still change places; those before them cannot. */
export function sortOpen(account: Account): void {
  const { entries, settled, sorted } = account;
  if (sorted === entries.length) return;
  const open = entries
    .slice(settled)
    .sort((a, b) => a.at - b.at || a.place - b.place || a.ordinal - b.ordinal);
  open.forEach((entry, step) => (entries[settled + step] = entry));
  account.sorted = entries.length;
}

/** Up to which entry a period goes that ends at `end`. */
export function bookedBefore({ entries, settled }: Account, end: number): number {
  let place = settled;
  while ((entries[place]?.at ?? Number.POSITIVE_INFINITY) < end) place += 1;
  return place;
}
