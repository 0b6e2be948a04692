import type { WebhookRule } from '../faults.ts';
import type { Sleep } from '../http/transport.ts';
import type { LoggedEvent } from './event-log.ts';
import { createQueue } from './queue.ts';
import { pastDeliveries } from './webhook-history.ts';
import { GIVES_UP_AFTER_MS, RETRY_AFTER } from './webhook-schedule.ts';
import type { Delivery, Outcome } from './webhook-schedule.ts';

/** Carries a POST out of the simulator: a real `fetch`, or a function that knows the receiver. */
export type Deliver = (request: Request) => Promise<Response>;

export interface WebhookSettings {
  /** The address that the project's dashboard would hold; null leaves invoices with one of their own. */
  readonly url: string | null;
  readonly deliver: Deliver;
}

/** Tells addresses of events, and keeps a record of each attempt (seed 003, Webhooks; facts sheet, section 10). */
export interface Webhooks {
  /** Plans the deliveries of an event that has just fired. */
  announce(event: LoggedEvent): void;
  /** Sends what is due. */
  release(): void;
  /** The attempts so far and the one to come, oldest first. */
  deliveriesOf(event: LoggedEvent): readonly Delivery[];
  /** Sends nothing more. */
  stop(): void;
}

interface Parts {
  /** Null sends nothing and records nothing. */
  readonly settings: WebhookSettings | null;
  readonly pick: (eventName: string) => readonly WebhookRule[];
  /** Simulated time, epoch microseconds. */
  readonly now: () => number;
  /** The clock's own time, epoch milliseconds. */
  readonly clock: () => number;
  readonly sleep: Sleep;
}

/** One attempt on its way: where its record stands, and when it goes out. */
interface Letter {
  readonly number: number;
  readonly eventId: string;
  readonly place: number;
  readonly delivery: Delivery;
}

/** Addresses are told a few at a time, so that a jump in time does not bury whoever listens. */
const AT_ONCE = 8;
const BODY_KEPT = 1_000;
const MILLISECOND = 1_000;

export function createWebhooks({ settings, pick, now, clock, sleep }: Parts): Webhooks {
  const start = now();
  const queue = createQueue<Letter>(
    (a, b) =>
      a.delivery.release_at < b.delivery.release_at ||
      (a.delivery.release_at === b.delivery.release_at && a.number < b.number),
  );
  const records = new Map<string, Delivery[]>();
  let letters = 0;
  let underWay = 0;
  let stopped = false;

  const recordsOf = (eventId: string): Delivery[] => {
    const known = records.get(eventId) ?? [];
    records.set(eventId, known);
    return known;
  };

  const plan = (eventId: string, url: string, attempt: number, created: number, release: number) => {
    const delivery: Delivery = {
      url,
      attempt,
      status: 'pending',
      created_at: created,
      release_at: release,
      outcome: null,
    };
    const place = recordsOf(eventId).push(delivery) - 1;
    queue.push({ number: letters++, eventId, place, delivery });
  };

  const settle = ({ eventId, place, delivery }: Letter, sentAt: number, outcome: Outcome) => {
    const { url, attempt } = delivery;
    const arrived = outcome.code !== null && outcome.code >= 200 && outcome.code < 300;
    recordsOf(eventId)[place] = { ...delivery, status: arrived ? 'delivered' : 'failed', outcome };
    const wait = RETRY_AFTER[attempt];
    if (!arrived && wait !== undefined) plan(eventId, url, attempt + 1, sentAt, sentAt + wait);
  };

  const send = async (letter: Letter, deliver: Deliver): Promise<void> => {
    const sentAt = now();
    const outcome = await post(letter, deliver, clock, sleep);
    settle(letter, sentAt, outcome);
    underWay -= 1;
    release();
  };

  const release = () => {
    if (stopped || !settings) return;
    for (let next = queue.peek(); next && underWay < AT_ONCE; next = queue.peek()) {
      if (next.delivery.release_at > now()) return;
      queue.pop();
      underWay += 1;
      void send(next, settings.deliver);
    }
  };

  return {
    announce({ id, name, fired_at, webhook_url }) {
      const urls = addresses(settings, webhook_url);
      if (urls.length === 0) return;
      const rules = pick(name);
      if (rules.some(({ kind }) => kind === 'webhook-lost')) return;
      const { copies, late } = mischief(rules);
      // Events of one moment are told apart by microseconds that are still to come.
      const at = Math.min(fired_at, now());
      for (const url of urls) {
        for (let copy = 0; copy < copies; copy += 1) plan(id, url, 0, at, at + late);
      }
    },
    release,
    deliveriesOf(event) {
      if (!event.isHistory) return records.get(event.id) ?? [];
      return addresses(settings, event.webhook_url).flatMap((url) => pastDeliveries(event, url, start));
    },
    stop: () => void (stopped = true),
  };
}

/** Both are told: the project's address, and the one of the invoice (seed 003, Custom URL per Invoice). */
function addresses(settings: WebhookSettings | null, own: string | null): string[] {
  if (!settings) return [];
  return [...new Set([settings.url, own])].filter((url) => url !== null);
}

function mischief(rules: readonly WebhookRule[]): { copies: number; late: number } {
  let copies = 1;
  let late = 0;
  for (const rule of rules) {
    if (rule.kind === 'webhook-duplicated') copies = rule.copies ?? 2;
    if (rule.kind === 'webhook-reordered') late = rule.ms * MILLISECOND;
  }
  return { copies, late };
}

/** The POST holds the event's id and nothing else (seed 003, Webhooks). Whatever goes wrong is no answer. */
async function post(
  { eventId, delivery }: Letter,
  deliver: Deliver,
  clock: () => number,
  sleep: Sleep,
): Promise<Outcome> {
  const began = clock();
  const over = new AbortController();
  try {
    const answer = async () => {
      const request = new Request(delivery.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event_id: eventId }),
        redirect: 'manual',
        signal: over.signal,
      });
      const reply = await deliver(request);
      const headers = [...reply.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
      return { code: reply.status, headers, body: (await reply.text()).slice(0, BODY_KEPT) };
    };
    const tooLate = async (): Promise<never> => {
      await sleep(GIVES_UP_AFTER_MS, over.signal);
      throw new Error('The receiver takes too long.');
    };
    return { ...(await Promise.race([answer(), tooLate()])), took: clock() - began };
  } catch {
    return { code: null, headers: null, body: null, took: clock() - began };
  } finally {
    over.abort();
  }
}
