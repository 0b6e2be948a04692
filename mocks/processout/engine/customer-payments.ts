import type { World } from '../model.ts';
import type { Store } from './store.ts';

/** Which payments each customer made, as places in creation order. */
export interface CustomerPayments {
  /** Oldest first. */
  of(customerId: string): readonly number[];
  /** The payment belongs to this customer from now on. */
  assign(place: number, customerId: string): void;
}

/** One pass over the world when it is first asked for: each payment points to its customer's one before. */
export function createCustomerPayments(world: World, store: Store): CustomerPayments {
  let newest: Int32Array | undefined;
  let before: Int32Array | undefined;
  let looked = world.size;
  const later = new Map<string, number[]>();
  const assigned = new Map<number, string>();

  const build = (): [Int32Array, Int32Array] => {
    const last = new Int32Array(world.customerCount).fill(-1);
    const chain = new Int32Array(world.size).fill(-1);
    for (let place = 0; place < world.size; place += 1) {
      const customer = world.paymentCustomerIndex(place);
      if (customer === null) continue;
      chain[place] = last[customer] ?? -1;
      last[customer] = place;
    }
    newest = last;
    before = chain;
    return [last, chain];
  };

  const lookFurther = () => {
    for (; looked < store.count; looked += 1) {
      const id = store.at(looked).transaction.customer_id;
      if (id !== null) later.set(id, [...(later.get(id) ?? []), looked]);
    }
  };

  const fromTheStart = (customerId: string): number[] => {
    const customer = world.customerIndex(customerId);
    if (customer === null) return [];
    const [last, chain] = newest && before ? [newest, before] : build();
    const places: number[] = [];
    for (let place = last[customer] ?? -1; place >= 0; place = chain[place] ?? -1) places.push(place);
    return places.reverse();
  };

  return {
    of(customerId) {
      lookFurther();
      const own = [...fromTheStart(customerId), ...(later.get(customerId) ?? [])];
      if (assigned.size === 0) return own;
      const given = [...assigned].filter(([, id]) => id === customerId).map(([place]) => place);
      return [...own.filter((place) => !assigned.has(place)), ...given].sort((a, b) => a - b);
    },
    assign: (place, customerId) => assigned.set(place, customerId),
  };
}
