import type { SimPayment, World } from '../model.ts';

/** How far back a stale read may look, microseconds: a minute of read-after-write lag (fault F14) and some. */
const MEMORY = 10 * 60 * 1_000_000;

interface Version {
  /** Until when this was the payment, epoch microseconds. */
  readonly until: number;
  readonly payment: SimPayment;
}

/**
 * All payments by their place in creation order: the world's, made on demand, and above them those that were touched or
 * created since. Only the touched ones take memory.
 */
export interface Store {
  readonly count: number;
  /** A payment to read; `asOf` gives it as it was then, for stale reads. */
  at(place: number, asOf?: number): SimPayment;
  /** A payment to change at `now`; what it was before stays readable for a while. */
  edit(place: number, now: number): SimPayment;
  add(payment: SimPayment): number;
  /** The places that were edited or added since this was last asked; ingested ones move no money here. */
  takeTouched(): number[];
  /** The place of a transaction or invoice, by its id. */
  place(id: string): number | null;
}

export function createStore(world: World): Store {
  const overlay = new Map<number, SimPayment>();
  const versions = new Map<number, Version[]>();
  const places = new Map<string, number>();
  let touched = new Set<number>();
  let count = world.size;

  const current = (place: number) => overlay.get(place) ?? world.payment(place);

  const place = (id: string) => places.get(id) ?? world.paymentIndex(id);

  return {
    get count() {
      return count;
    },
    at(place, asOf) {
      const past = asOf === undefined ? undefined : versions.get(place)?.find(({ until }) => until > asOf);
      return past?.payment ?? current(place);
    },
    edit(place, now) {
      const payment = current(place);
      const kept = (versions.get(place) ?? []).filter(({ until }) => until > now - MEMORY);
      versions.set(place, [...kept, { until: now, payment: structuredClone(payment) }]);
      overlay.set(place, payment);
      touched.add(place);
      return payment;
    },
    add(payment) {
      const place = count;
      count += 1;
      overlay.set(place, payment);
      touched.add(place);
      places.set(payment.transaction.id, place);
      places.set(payment.invoice.id, place);
      return place;
    },
    takeTouched() {
      const places = [...touched].filter((place) => overlay.get(place)?.ingested !== true);
      touched = new Set();
      return places;
    },
    place,
  };
}
