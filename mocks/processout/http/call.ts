import type { Engine } from '../engine/engine.ts';
import type { Timeline } from '../engine/timeline.ts';
import type { Webhooks } from '../engine/webhooks.ts';
import type { SimPayment } from '../model.ts';
import type { Fields } from './body.ts';
import { notFound } from './errors.ts';
import type { Expansion } from './expand.ts';
import { readPage } from './page.ts';
import type { Sequence } from './page.ts';
import type { Rendering, Wire } from './render-context.ts';

/** One request, read; what a route gets. */
export interface Call {
  readonly engine: Engine;
  readonly timeline: Timeline;
  readonly webhooks: Webhooks;
  readonly rendering: Rendering;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
  readonly expand: Expansion;
  readonly maxLimit: number;
  readonly idempotencyKey: string | null;
  /** What a sentinel in the body asks the engine to do (docs/simulator-differences.md, Sentinels). */
  readonly sentinel: string | null;
  /** Reads see the state of this time instead of now, epoch microseconds. */
  readonly asOf: number | null;
}

export type Handler = (call: Call) => Wire;

/** A payment to show, as of now or, with stale reads, as of a little earlier. */
export function readPayment(call: Call, place: number): SimPayment {
  const payment = call.timeline.payment(place);
  return call.asOf === null ? payment : call.engine.store.at(place, call.asOf);
}

/** The place of the payment that a path names, by an id of the kind that belongs there. */
export function placeOf(call: Call, kind: 'transaction' | 'invoice'): number {
  const id = call.params['id'] ?? '';
  const place = id.startsWith(kind === 'invoice' ? 'iv_' : 'tr_') ? call.engine.store.place(id) : null;
  if (place === null) throw notFound(kind);
  call.timeline.payment(place);
  return place;
}

/** A page under its name, with the envelope around it (seed 003, Listing resources). */
export function listReply<T>(
  call: Call,
  name: string,
  sequence: Sequence<T>,
  render: (item: T) => Wire,
): Wire {
  const { items, envelope } = readPage(sequence, call.query, call.maxLimit);
  return { ...envelope, [name]: items.map(render) };
}

/** A short list that is at hand, oldest first. */
export function sequenceOf<T extends { readonly id: string }>(items: readonly T[]): Sequence<T> {
  return {
    length: items.length,
    at: (position) => {
      const item = items[position];
      if (!item) throw new RangeError(`No item at ${position}`);
      return item;
    },
    positionOf: (id) => {
      const position = items.findIndex((item) => item.id === id);
      return position < 0 ? null : position;
    },
  };
}
