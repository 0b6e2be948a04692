import type { SimDue, SimPayment } from '../model.ts';
import { ApiError } from '../http/errors.ts';
import { confirmPayment } from './authorize.ts';
import { finishCancelled, releaseCancelled } from './cancel.ts';
import { capture, confirmCapture } from './capture.ts';
import { answerChallenge, answerCheck } from './challenge.ts';
import { confirmNative } from './native-payment.ts';
import { dispute } from './disputes.ts';
import type { Act, Engine } from './engine.ts';
import { expireHold } from './hold.ts';
import { createQueue } from './queue.ts';
import { answerRefund } from './refund.ts';
import { rewind } from './rewind.ts';
import type { Traffic } from './traffic.ts';
import { ticksFrom } from './trail.ts';

/** Something due about a payment, or, without one, anything else. */
interface Entry {
  readonly at: number;
  readonly place: number;
  readonly what: SimDue | Act;
}

/** What is about no payment comes after all that is due at the same time. */
const NO_PLACE = Number.POSITIVE_INFINITY;

/** Makes everything happen whose time has come, in order of time. */
export interface Timeline {
  /**
   * Catches up with the clock.
   * @param budget how many of the world's payments may be asked what they have due; the others are asked when they are
   * read, and all of them before time is moved by hand
   */
  catchUp(budget: number): void;
  /** A payment to read, caught up with the clock. */
  payment(place: number): SimPayment;
}

export function createTimeline(engine: Engine, traffic: Traffic): Timeline {
  const queue = createQueue<Entry>((a, b) => a.at < b.at || (a.at === b.at && a.place < b.place));
  // Which of the world's payments have told what they have due. The newest have the most, so they are asked first.
  const told = new Uint8Array(engine.world.size);
  let unasked = engine.world.size;

  const push = (place: number, due: SimDue) => queue.push({ at: due.at, place, what: due });
  engine.onPlan({ due: push, act: (at, act) => queue.push({ at, place: NO_PLACE, what: act }) });

  const ask = (place: number, payment: SimPayment) => {
    told[place] = 1;
    for (const due of payment.due) push(place, due);
  };

  const askSome = (budget: number) => {
    for (let asked = 0; asked < budget && unasked > 0;) {
      unasked -= 1;
      if (told[unasked] === 1) continue;
      ask(unasked, engine.store.at(unasked));
      asked += 1;
    }
  };

  const run = ({ at, place, what: due }: Entry) => {
    if (typeof due === 'function') return due(at);
    const payment = engine.store.at(place);
    // Given up since: by a void, for example.
    if (!payment.due.some((one) => isSame(one, due))) return;
    const edited = engine.store.edit(place, due.at);
    edited.due = edited.due.filter((one) => !isSame(one, due));
    happen(engine, place, due);
  };

  const catchUp = (budget: number) => {
    askSome(budget);
    const now = engine.now();
    for (;;) {
      const next = queue.peek();
      const arrival = traffic.peek();
      if (arrival && arrival.at <= now && (!next || arrival.at < next.at)) {
        traffic.take();
        ask(arrive(engine, arrival.payment), arrival.payment);
      } else if (next && next.at <= now) {
        queue.pop();
        run(next);
      } else {
        return;
      }
    }
  };

  return {
    catchUp,
    payment(place) {
      const payment = engine.store.at(place);
      if (place >= told.length || told[place] === 1) return payment;
      ask(place, payment);
      const now = engine.now();
      if (payment.due.every(({ at }) => at > now)) return payment;
      catchUp(0);
      return engine.store.at(place);
    },
  };
}

function isSame(a: SimDue, b: SimDue): boolean {
  return a.at === b.at && a.kind === b.kind && a.refund_id === b.refund_id;
}

/** A payment of live traffic appears with all that happened at its checkout. */
function arrive(engine: Engine, payment: SimPayment): number {
  const { transaction, invoice } = payment;
  // Whoever was deleted comes back as a guest.
  if (transaction.customer_id !== null && !engine.customers.get(transaction.customer_id)) {
    transaction.customer_id = null;
    invoice.customer_id = null;
  }
  const place = engine.store.add(payment);
  if (payment.card) {
    engine.cards.add(payment.card);
    engine.cards.use(payment.card.id);
  }
  const { gatewayConfigurations } = engine.world;
  for (const stub of payment.events) {
    engine.events.fire(stub, rewind(payment, stub.fired_at, gatewayConfigurations));
  }
  return place;
}

function happen(engine: Engine, place: number, due: SimDue): void {
  const ticks = ticksFrom(due.at);
  switch (due.kind) {
    case 'authorization-expires':
      return expireHold(engine, place, ticks);
    case 'auto-capture':
      return captureByTimer(engine, place, due.at);
    case 'capture-confirmed':
      return confirmCapture(engine, place, ticks);
    case 'challenge-answered':
      return answerChallenge(engine, place, ticks);
    case 'check-answered':
      return answerCheck(engine, place, ticks);
    case 'native-confirmed':
      return confirmNative(engine, place, due.at);
    case 'cancelled-challenge':
      return finishCancelled(engine, place, ticks);
    case 'cancelled-release':
      return releaseCancelled(engine, place, ticks);
    case 'payment-confirmed':
      return confirmPayment(engine, place, ticks);
    case 'refund-confirmed':
    case 'refund-fails':
      return answerRefund(engine, place, due.refund_id ?? '', due.kind === 'refund-fails', ticks);
    case 'fraud-notification':
    case 'retrieval-request':
    case 'chargeback':
    case 'dispute-won':
    case 'dispute-lost':
      return dispute(engine, place, due.kind, ticks);
  }
}

const BY_TIMER = { statementDescriptor: null, metadata: { by: 'timer' } };

/** A capture that time brings: a decline stays in the trail, and the hold goes on until it lapses. */
function captureByTimer(engine: Engine, place: number, at: number): void {
  const { transaction, invoice } = engine.store.at(place);
  if (transaction.status !== 'authorized') return;
  const amount = invoice.auto_capture_amount ?? null;
  try {
    capture(engine, place, { ...BY_TIMER, amount, ticks: ticksFrom(at), at });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}
