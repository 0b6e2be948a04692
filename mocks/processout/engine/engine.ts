import type { SimDue, SimEventStub, SimGatewayConfiguration, SimPayment, World } from '../model.ts';
import { createCustomerPayments } from './customer-payments.ts';
import type { CustomerPayments } from './customer-payments.ts';
import { createBooks } from './ledger.ts';
import type { Books } from './ledger.ts';
import { createEventLog } from './event-log.ts';
import type { EventLog } from './event-log.ts';
import { createFreshIds } from './ids.ts';
import type { FreshIds } from './ids.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** Everything one simulated project consists of; the rules of each action are functions over it. */
export interface Engine {
  readonly seed: string;
  readonly world: World;
  readonly store: Store;
  readonly events: EventLog;
  readonly customerPayments: CustomerPayments;
  readonly books: Books;
  readonly ids: FreshIds;
  /** Simulated time, epoch microseconds. */
  now(): number;
  /** A time for something that happens now: never the same twice, so that trails and events have one order. */
  stamp(): number;
  gatewayConfiguration(id: string | null): SimGatewayConfiguration | null;
  /** Plans something for later; `at` must not be in the past. */
  plan(place: number, due: SimDue): void;
  onPlan(listener: (place: number, due: SimDue) => void): void;
}

export function createEngine(seed: string, world: World, now: () => number): Engine {
  const store = createStore(world);
  const configurations = new Map(world.gatewayConfigurations.map((one) => [one.id, one]));
  const books = createBooks((id) => {
    const place = store.place(id);
    return place === null ? null : store.at(place);
  });
  let lastStamp = 0;
  let planned: (place: number, due: SimDue) => void = () => undefined;
  return {
    seed,
    world,
    store,
    events: createEventLog(seed, world),
    customerPayments: createCustomerPayments(world, store),
    books,
    ids: createFreshIds(seed),
    now,
    stamp: () => (lastStamp = Math.max(now(), lastStamp + 1)),
    gatewayConfiguration: (id) => (id === null ? null : (configurations.get(id) ?? null)),
    plan(place, due) {
      store.at(place).due.push(due);
      planned(place, due);
    },
    onPlan: (listener) => (planned = listener),
  };
}

/** Records an event of a payment as it is now (seed 003, Transaction events). */
export function fire(engine: Engine, place: number, name: string, at: number): void {
  const payment = engine.store.at(place);
  const stub: SimEventStub = { name, fired_at: at };
  payment.events.push(stub);
  engine.events.fire(place, stub, snapshotOf(payment));
}

/** A copy that later changes do not reach. */
export function snapshotOf(payment: SimPayment): SimPayment {
  return structuredClone(payment);
}
