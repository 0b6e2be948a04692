import type { IntentAction } from '#domain/actions.ts';
import { createSimulator } from '#mocks/processout/simulator.ts';
import { createFakeClock } from '#test/bff/support/fake-clock.ts';
import { countingIds } from '#test/bff/support/start-bff.ts';
import { checkEnd, checkStep, minorOf, Violation } from '../invariants.ts';
import type { Scene } from '../invariants.ts';
import type { Ask } from '../world/asks.ts';
import { directly } from '../world/network.ts';
import { createProcess } from '../world/process.ts';
import { makePayment } from '../world/shop.ts';
import type { Kind } from '../world/shop.ts';
import type { Storage } from '../world/storage.ts';

/** What one of several people does at the same time; the same `form` is the same press of the same button. */
interface Client {
  readonly action: Exclude<IntentAction, 'charge' | 'authorize'>;
  readonly amount: string | null;
  readonly form: number;
}

interface Race {
  readonly name: string;
  readonly kind: Kind;
  readonly clients: readonly Client[];
}

const refund = (amount: string, form: number): Client => ({ action: 'refund', amount, form });
const capture = (amount: string, form: number): Client => ({ action: 'capture', amount, form });
const release = (form: number): Client => ({ action: 'void', amount: null, form });
const raise = (form: number): Client => ({ action: 'increment', amount: '5', form });

export const RACES: readonly Race[] = [
  { name: 'a double click', kind: 'captured', clients: [refund('30', 1), refund('30', 1)] },
  { name: 'two refunds', kind: 'captured', clients: [refund('35', 1), refund('35', 2)] },
  { name: 'void and capture', kind: 'held', clients: [release(1), capture('60', 2)] },
  { name: 'capture twice', kind: 'held', clients: [capture('60', 1), capture('60', 2)] },
  { name: 'raise and capture', kind: 'held', clients: [raise(1), capture('60', 2)] },
  { name: 'three refunds', kind: 'captured', clients: [refund('25', 1), refund('25', 2), refund('25', 3)] },
  {
    name: 'two clicks and a colleague',
    kind: 'captured',
    clients: [refund('40', 1), refund('40', 1), refund('30', 2)],
  },
  { name: 'void, capture and raise', kind: 'held', clients: [release(1), capture('60', 2), raise(3)] },
];

/** Every order of so many steps is tried, for two people and for three; the rest goes in the order in which it came. */
const DEPTHS: Readonly<Record<number, number>> = { 2: 8, 3: 4 };
const depthOf = ({ clients }: Race): number => DEPTHS[clients.length] ?? 0;
const LIMITS = { finance: { each: 100_000n, day: 1_000_000n } };

export interface RaceSummary {
  orders: number;
  readonly violations: string[];
}

/**
 * All interleavings: a step is a person pressing, a request reaching ProcessOut, or a reply coming back, and after each
 * one nothing happens until the next is chosen.
 * @param stopAtFirst whether one violation is enough
 */
export async function exploreRaces(storage: Storage, stopAtFirst = false): Promise<RaceSummary> {
  const summary: RaceSummary = { orders: 0, violations: [] };
  for (const race of RACES) {
    for (let order: number[] | null = []; order !== null;) {
      const { options, violation } = await play(race, order, storage);
      summary.orders += 1;
      if (violation !== null)
        summary.violations.push(`${violation} (${race.name}, order ${order.join(' ')})`);
      if (stopAtFirst && violation !== null) return summary;
      order = nextOrder(order, options.slice(0, depthOf(race)));
    }
  }
  return summary;
}

/** The next order in which the last step that has another option takes it; null when all were tried. */
function nextOrder(order: readonly number[], options: readonly number[]): number[] | null {
  for (let step = options.length - 1; step >= 0; step -= 1) {
    const taken = order[step] ?? 0;
    if (taken + 1 < (options[step] ?? 0))
      return [...Array.from({ length: step }, (_, at) => order[at] ?? 0), taken + 1];
  }
  return null;
}

/** Plays one order; how many options there were at each step. */
async function play(race: Race, order: readonly number[], storage: Storage) {
  const { kind, clients } = race;
  const clock = createFakeClock();
  const simulator = createSimulator({ seed: 'race', size: 1, clock });
  const payment = await makePayment(simulator, kind);
  const processout = directly(simulator);
  storage.clear();
  storage.setLimit('finance', 'USD', '1000', '10000');
  const gates: (() => void)[] = [];
  let gated = false;
  const gate = (): Promise<void> => (gated ? new Promise((open) => gates.push(open)) : Promise.resolve());
  const process = createProcess({
    storage,
    clock,
    ids: countingIds(),
    who: (id) => ({ id, name: id, role: 'finance' }),
    async send(request) {
      await gate();
      const reply = await processout(request);
      await gate();
      return reply;
    },
  });
  await process.start();
  const page = await process.ask('0', 'GET', `/api/transactions/${payment.transaction}`);
  const { version } = ((await page.json()) as { transaction: { version: string } }).transaction;
  const asks = new Map<string, Ask>();
  const scene = (): Scene => ({
    simulator,
    transactions: [payment.transaction],
    asks,
    approvals: [],
    rows: storage.intents(),
    limits: LIMITS,
  });

  const press = ({ action, amount, form }: Client) => {
    const key = `00000000-0000-4000-9000-${String(form).padStart(12, '0')}`;
    const { transaction, currency } = payment;
    const minor = amount === null ? null : minorOf(amount, currency);
    const actor = String(form);
    asks.set(key, {
      key,
      action,
      transaction,
      amount: minor,
      actor,
      role: 'finance',
      currency,
      at: clock.now(),
      failsLater: false,
    });
    const body = {
      version,
      ...(amount !== null && { amount, currency }),
      ...(action === 'refund' && { reason: 'duplicate', invoice_detail_ids: [] }),
    };
    const path = `/api/transactions/${transaction}/${action === 'refund' ? 'refunds' : action}`;
    void process.ask(actor, 'POST', path, body, key);
  };

  gated = true;
  const presses = clients.map((client) => () => press(client));
  const options: number[] = [];
  try {
    for (let step = 0; presses.length + gates.length > 0; step += 1) {
      const count = presses.length + gates.length;
      options.push(count);
      const choice = order[step] ?? 0;
      const [act] =
        choice < presses.length ? presses.splice(choice, 1) : gates.splice(choice - presses.length, 1);
      act?.();
      await clock.settle();
      checkStep(scene());
    }
    gated = false;
    await clock.advance(400_000);
    checkEnd(scene());
    checkOutcome(clients, scene());
    return { options, violation: null };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { options, violation: error.message };
  } finally {
    process.kill();
  }
}

/** Without a fault somebody gets through, and what all saw only once is acted on only once. */
function checkOutcome(clients: readonly Client[], { rows }: Scene): void {
  const done = rows.filter(({ phase }) => phase === 'done');
  if (done.length !== 1)
    throw new Violation('I2', `${done.length} of ${clients.length} got through on one and the same view`);
}
