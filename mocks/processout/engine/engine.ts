import type { SimDue, SimEventStub, SimGatewayConfiguration, World } from '../model.ts';
import type { Rendering } from '../http/render-context.ts';
import type { About, Show } from '../http/render-event.ts';
import { createCardBook } from './card-book.ts';
import type { CardBook } from './card-book.ts';
import { createCustomerBook } from './customer-book.ts';
import type { CustomerBook } from './customer-book.ts';
import { createCustomerPayments } from './customer-payments.ts';
import type { CustomerPayments } from './customer-payments.ts';
import { createBooks } from './ledger.ts';
import type { Books } from './ledger.ts';
import { createEventLog } from './event-log.ts';
import type { EventLog } from './event-log.ts';
import type { EventName } from './event-names.ts';
import { createGatewayBook } from './gateway-book.ts';
import type { GatewayBook } from './gateway-book.ts';
import { createGone } from './gone.ts';
import type { Gone } from './gone.ts';
import { createFreshIds } from './ids.ts';
import type { FreshIds } from './ids.ts';
import { createIngestBook } from './ingest-book.ts';
import type { IngestBook } from './ingest-book.ts';
import { createShelves } from './shelves.ts';
import type { Shelves } from './shelves.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { createTokenBook } from './token-book.ts';
import type { TokenBook } from './token-book.ts';

/** Everything one simulated project consists of; the rules of each action are functions over it. */
export interface Engine extends Shelves {
  readonly seed: string;
  readonly world: World;
  readonly store: Store;
  readonly events: EventLog;
  readonly customerPayments: CustomerPayments;
  readonly customers: CustomerBook;
  readonly tokens: TokenBook;
  readonly cards: CardBook;
  readonly gateways: GatewayBook;
  readonly ingested: IngestBook;
  /** By id, in the order in which they were made. */
  readonly products: Map<string, SimProduct>;
  /** What the project says of itself, and may change. */
  readonly project: SimProject;
  /** Invoices that were cancelled are gone from the list (facts sheet, section 4, DELETE). */
  readonly cancelled: Gone;
  readonly books: Books;
  readonly ids: FreshIds;
  /** Simulated time, epoch microseconds. */
  now(): number;
  /** A time for something that happens now: never the same twice, so that trails and events have one order. */
  stamp(): number;
  /** Also one that was deleted since. */
  gatewayConfiguration(id: string | null): SimGatewayConfiguration | null;
  /** Plans something for later; `at` must not be in the past. */
  plan(place: number, due: SimDue): void;
  /** Plans something that is not about a payment. @param act gets the time that it was planned for */
  planAct(at: number, act: Act): void;
  onPlan(planner: Planner): void;
}

export interface SimProject {
  name: string;
  email: string | null;
  logo_url: string | null;
  /** Where reports would be sent; null while nowhere. Its secrets are not kept. */
  sftp: { readonly endpoint: string; readonly username: string } | null;
}

export interface SimProduct {
  readonly id: string;
  readonly name: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly return_url: string | null;
  readonly cancel_url: string | null;
  /** Epoch microseconds. */
  readonly created_at: number;
}

export type Act = (at: number) => void;

export interface Planner {
  due(place: number, due: SimDue): void;
  act(at: number, act: Act): void;
}

const NOBODY: Planner = { due: () => undefined, act: () => undefined };

/** @param rendering as the API shows things; asked for when something fires, not before */
export function createEngine(
  seed: string,
  world: World,
  now: () => number,
  rendering: () => Rendering,
): Engine {
  const store = createStore(world);
  const gateways = createGatewayBook(world);
  const books = createBooks((id) => {
    const place = store.place(id);
    return place === null ? null : store.at(place);
  });
  let lastStamp = 0;
  let planner = NOBODY;
  return {
    seed,
    world,
    store,
    events: createEventLog(seed, world, rendering),
    customerPayments: createCustomerPayments(world, store),
    customers: createCustomerBook(world),
    tokens: createTokenBook(world),
    cards: createCardBook(world),
    gateways,
    ingested: createIngestBook(),
    products: new Map(),
    ...createShelves(),
    project: { name: 'Norrland Supply', email: 'payments@norrland.example', logo_url: null, sftp: null },
    cancelled: createGone(world.cancelled),
    books,
    ids: createFreshIds(seed),
    now,
    stamp: () => (lastStamp = Math.max(now(), lastStamp + 1)),
    gatewayConfiguration: (id) => (id === null ? null : gateways.known(id)),
    plan(place, due) {
      store.at(place).due.push(due);
      planner.due(place, due);
    },
    planAct: (at, act) => planner.act(at, act),
    onPlan: (listener) => (planner = listener),
  };
}

/** Records an event of a payment as it is now (seed 003, Transaction events). */
export function fire(engine: Engine, place: number, name: EventName, at: number): void {
  const payment = engine.store.at(place);
  const stub: SimEventStub = { name, fired_at: at };
  payment.events.push(stub);
  engine.events.fire(stub, payment);
}

/**
 * Records an event of anything else as it is now (seed 003, Customer events, Customer token events), such as
 * `fireAbout(engine, 'customer.updated', 'customer', (rendering, expand) => renderCustomer(rendering, customer, expand))`.
 * @param show called at once, with what events expand; later changes do not reach what it returns
 * @param at epoch microseconds; now when left out
 */
export function fireAbout(
  engine: Engine,
  name: EventName,
  about: About,
  show: Show,
  at: number = engine.stamp(),
): void {
  engine.events.fireAbout({ name, fired_at: at }, about, show);
}
