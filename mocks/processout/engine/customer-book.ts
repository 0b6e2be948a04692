import type { SimCustomer, World } from '../model.ts';
import type { Sequence } from '../http/page.ts';
import { createGone } from './gone.ts';

/** All customers: the world's, made on demand, and above them those that were changed or made since. */
export interface CustomerBook extends Sequence<SimCustomer> {
  /** To read; null for one that was deleted. */
  get(id: string): SimCustomer | null;
  add(customer: SimCustomer): void;
  /** Keeps a customer as changed. */
  keep(customer: SimCustomer): void;
  remove(id: string): void;
}

export function createCustomerBook(world: World): CustomerBook {
  const overlay = new Map<number, SimCustomer>();
  const added = new Map<string, number>();
  const gone = createGone([]);

  /** Null for those that are not there, or no more. */
  const placeOf = (id: string): number | null => {
    const place = added.get(id) ?? world.customerIndex(id);
    return place === null || gone.positionOf(place) === null ? null : place;
  };
  const at = (place: number) => overlay.get(place) ?? world.customer(place);

  return {
    get length() {
      return world.customerCount + added.size - gone.count;
    },
    at: (position) => at(gone.placeAt(position)),
    positionOf(id) {
      const place = placeOf(id);
      return place === null ? null : gone.positionOf(place);
    },
    get(id) {
      const place = placeOf(id);
      return place === null ? null : at(place);
    },
    add(customer) {
      const place = world.customerCount + added.size;
      added.set(customer.id, place);
      overlay.set(place, customer);
    },
    keep(customer) {
      const place = placeOf(customer.id);
      if (place !== null) overlay.set(place, customer);
    },
    remove(id) {
      const place = placeOf(id);
      if (place === null) return;
      gone.add(place);
      overlay.delete(place);
    },
  };
}
