import type { Clock, ReplyHeaders } from '../ports.ts';

/** ProcessOut's clock as its Date headers tell it. A header names a whole second, so a smaller difference is no news. */
export interface UpstreamClock {
  now(): number;
  /** Notes the Date header of a reply that arrived just now. */
  heard(headers: ReplyHeaders): void;
}

const SECOND = 1000;
/** How much of the difference may be the way here. */
const TRAVEL_MS = 500;

export function createUpstreamClock(clock: Clock): UpstreamClock {
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    heard(headers) {
      const date = Date.parse(headers.get('date') ?? '');
      if (Number.isNaN(date)) return;
      const now = clock.now() + offset;
      const plausible = now >= date - TRAVEL_MS && now < date + SECOND + TRAVEL_MS;
      if (!plausible) offset = date + SECOND / 2 - clock.now();
    },
  };
}
