import type { SimEventStub, SimPayment, World } from '../model.ts';
import { idMaker } from '../world/ids.ts';
import type { Sequence } from '../http/page.ts';
import { rewind } from './rewind.ts';

export interface LoggedEvent {
  readonly id: string;
  readonly name: string;
  readonly fired_at: number;
  readonly place: number;
  /** The payment as it was when the event fired. */
  readonly payment: () => SimPayment;
}

/**
 * All events in the order in which they were recorded: first the history that the world starts with, then what fired
 * since. History is listed for the newest payments only, so that the first look at it costs the same in every world
 * (docs/simulator-differences.md, Events).
 */
export interface EventLog extends Sequence<LoggedEvent> {
  fire(place: number, stub: SimEventStub, snapshot: SimPayment): void;
}

export const HISTORY_PAYMENTS = 500;

export function createEventLog(seed: string, world: World): EventLog {
  const historyIds = idMaker(`${seed}/history`, 'ev');
  const firedIds = idMaker(`${seed}/fired`, 'ev');
  const fired: LoggedEvent[] = [];
  let history: LoggedEvent[] | undefined;
  let historyPlaces: Map<string, number> | undefined;

  const past = () => (history ??= readHistory(world, historyIds.make));

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
    fire(place, stub, snapshot) {
      const id = firedIds.make(fired.length);
      fired.push({ id, name: stub.name, fired_at: stub.fired_at, place, payment: () => snapshot });
    },
  };
}

function readHistory(world: World, makeId: (index: number, part: number) => string): LoggedEvent[] {
  const first = Math.max(0, world.size - HISTORY_PAYMENTS);
  const events: LoggedEvent[] = [];
  for (let place = first; place < world.size; place += 1) {
    const { events: stubs } = world.payment(place);
    stubs.forEach((stub, part) =>
      events.push({
        id: makeId(place, part + 1),
        name: stub.name,
        fired_at: stub.fired_at,
        place,
        payment: () => rewind(world.payment(place), stub.fired_at, world.gatewayConfigurations),
      }),
    );
  }
  // The sort is stable: events of one microsecond stay in the order of their payments.
  return events.sort((a, b) => a.fired_at - b.fired_at);
}
