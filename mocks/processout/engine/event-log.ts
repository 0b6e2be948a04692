import type { SimEventStub, SimPayment, World } from '../model.ts';
import { idMaker } from '../world/ids.ts';
import type { Sequence } from '../http/page.ts';
import { showAbout, showTransaction } from '../http/render-event.ts';
import type { About, Show } from '../http/render-event.ts';
import type { Rendering, Wire } from '../http/render-context.ts';
import { createCardBook } from './card-book.ts';
import { createCustomerBook } from './customer-book.ts';
import type { Engine } from './engine.ts';
import { rewind } from './rewind.ts';
import { createTokenBook } from './token-book.ts';
import { historyStart } from '../world/history.ts';

export interface LoggedEvent {
  readonly id: string;
  readonly name: string;
  /** Epoch microseconds. */
  readonly fired_at: number;
  /** Where the invoice that it belongs to wants to be told as well (seed 003, Custom URL per Invoice). */
  readonly webhook_url: string | null;
  /** From before the start. */
  readonly isHistory: boolean;
  /** The object as it was when the event fired, under its kind. */
  readonly snapshot: () => Wire;
}

/**
 * All events in the order in which they were recorded: first the history that the world starts with, then what fired
 * since. History is listed for the newest payments only, so that the first look at it costs the same in every world
 * (docs/simulator-differences.md, Events).
 */
export interface EventLog extends Sequence<LoggedEvent> {
  fire(stub: SimEventStub, payment: SimPayment): void;
  /** An event of anything that is no payment; `show` is called at once. */
  fireAbout(stub: SimEventStub, about: About, show: Show): void;
  /** Told of each event that fires; history is not told again. */
  onFire(listener: (event: LoggedEvent) => void): void;
}

/** @param rendering as the API shows things: what fires is kept as it was sent */
export function createEventLog(seed: string, world: World, rendering: () => Rendering): EventLog {
  const historyIds = idMaker(`${seed}/history`, 'ev');
  const firedIds = idMaker(`${seed}/fired`, 'ev');
  const fired: LoggedEvent[] = [];
  let tell: (event: LoggedEvent) => void = () => undefined;
  let history: LoggedEvent[] | undefined;
  let historyPlaces: Map<string, number> | undefined;
  let then: Pick<Engine, 'customers' | 'tokens' | 'cards'> | undefined;

  /** What happened before the start shows everybody as they were before anybody could change them. */
  const asOfTheStart = (): Rendering => {
    const now = rendering();
    then ??= {
      customers: createCustomerBook(world),
      tokens: createTokenBook(world),
      cards: createCardBook(world),
    };
    return { ...now, engine: { ...now.engine, ...then } };
  };
  const past = () => (history ??= readHistory(world, historyIds.make, asOfTheStart));

  const record = ({ name, fired_at }: SimEventStub, webhook_url: string | null, data: Wire) => {
    // As a text, later changes cannot reach it.
    const text = JSON.stringify(data);
    const snapshot = () => JSON.parse(text) as Wire;
    const id = firedIds.make(fired.length);
    const event: LoggedEvent = { id, name, fired_at, webhook_url, isHistory: false, snapshot };
    fired.push(event);
    tell(event);
  };

  return {
    get length() {
      return past().length + fired.length;
    },
    at(position) {
      const event = position < past().length ? past()[position] : fired[position - past().length];
      if (!event) throw new RangeError(`No event at ${position}`);
      return event;
    },
    positionOf(id) {
      const n = firedIds.read(id);
      if (n !== null) return n < fired.length ? past().length + n : null;
      historyPlaces ??= new Map(past().map((event, position) => [event.id, position]));
      return historyPlaces.get(id) ?? null;
    },
    fire: (stub, payment) => record(stub, payment.invoice.webhook_url, showTransaction(rendering(), payment)),
    fireAbout: (stub, about, show) => record(stub, null, showAbout(rendering(), about, show)),
    onFire: (listener) => (tell = listener),
  };
}

function readHistory(
  world: World,
  makeId: (index: number, part: number) => string,
  rendering: () => Rendering,
): LoggedEvent[] {
  const first = historyStart(world);
  const events: LoggedEvent[] = [];
  for (let place = first; place < world.size; place += 1) {
    // Kept, as each of its events is a look back at it, and telling it takes longer than looking.
    const payment = world.payment(place);
    const { events: stubs, invoice } = payment;
    const then = (at: number) => rewind(payment, at, world.gatewayConfigurations);
    stubs.forEach(({ name, fired_at }, part) =>
      events.push({
        id: makeId(place, part + 1),
        name,
        fired_at,
        webhook_url: invoice.webhook_url,
        isHistory: true,
        snapshot: () => showTransaction(rendering(), then(fired_at)),
      }),
    );
  }
  // The sort is stable: events of one microsecond stay in the order of their payments.
  return events.sort((a, b) => a.fired_at - b.fired_at);
}
