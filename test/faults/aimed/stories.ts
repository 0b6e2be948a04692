import type { IntentAction } from '#domain/actions.ts';
import type { FaultPlan } from '#mocks/processout/faults.ts';
import { isWaitingForPerson } from '../invariants.ts';
import { stateOutcome } from '../model/commands.ts';
import type { World } from '../model/world.ts';
import type { NetworkFault } from '../world/network.ts';
import { elsewhere } from '../world/shop.ts';
import type { Kind, Payment } from '../world/shop.ts';

/** What chance seldom brings together, told once: a world, and what happens in it. The invariants judge, as ever. */
export interface Story {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly habits: FaultPlan;
  readonly play: (world: World) => Promise<void>;
}

const LOST: NetworkFault = 'timeout before effect';
/** Three sendings, each with its quiet period, and the checks between them. */
const UNTIL_LEFT_MS = 1_300_000;

interface Asking {
  readonly key?: string;
  readonly who?: string;
  readonly fate?: readonly NetworkFault[];
}

/** Somebody opens the first payment and asks for something; what becomes of each sending is told. @returns its key */
async function ask(
  world: World,
  action: IntentAction,
  amount: string | null,
  { key = world.newKey(), who = 'mara', fate = [] }: Asking = {},
): Promise<string> {
  const payment = first(world);
  const isCharge = action === 'charge' || action === 'authorize';
  const page = isCharge ? `/api/invoices/${payment.invoice}` : `/api/transactions/${payment.transaction}`;
  let version = '';
  world.send(who, 'GET', page, undefined, undefined, (body) => {
    const seen = body as {
      transaction?: { version: string };
      invoice?: { transaction: { version: string } };
    };
    version = seen.transaction?.version ?? seen.invoice?.transaction.version ?? '';
  });
  await world.clock.settle();
  world.fate.push(...fate);
  if (!world.asks.has(key)) world.asking(who, key, action, payment, amount);
  const body = {
    version,
    ...(amount !== null && { amount, currency: payment.currency }),
    ...(action === 'refund' && { reason: 'duplicate', invoice_detail_ids: [] }),
    ...(isCharge && { token_id: payment.token, capture: action === 'charge' ? 'now' : 'later' }),
  };
  const path = isCharge ? `${page}/charge` : `${page}/${action === 'refund' ? 'refunds' : action}`;
  world.send(who, 'POST', path, body, key);
  await passes(world, 1_000);
  return key;
}

async function passes(world: World, ms: number): Promise<void> {
  await world.clock.advance(ms);
  world.check();
}

function first({ payments }: World): Payment {
  const [payment] = payments;
  if (!payment) throw new Error('This world has no payment');
  return payment;
}

/** Whoever may, among those who are asked, says what became of what was left to a person. */
async function stated(world: World, ...people: readonly string[]): Promise<void> {
  const left = world.storage.intents().filter(isWaitingForPerson);
  for (const row of left)
    for (const who of people) {
      await stateOutcome(world, who, row);
      world.check();
    }
}

/** A refund that is still under way, and one of the same amount that somebody makes at ProcessOut meanwhile. */
async function lateBesideOneLikeIt(world: World): Promise<void> {
  await ask(world, 'refund', '10', { fate: ['delivered late'] });
  await elsewhere(world.simulator, `/transactions/${first(world).transaction}/refunds`, {
    amount: '10',
    reason: 'duplicate',
  });
}

const story = (name: string, kind: Kind, play: Story['play'], habits: FaultPlan = []): Story => ({
  name,
  kinds: [kind],
  habits,
  play,
});

export const STORIES: readonly Story[] = [
  story('two raises of one amount, the second of which is lost', 'held', async (world) => {
    await ask(world, 'increment', '5');
    await ask(world, 'increment', '5', { fate: [LOST, LOST, LOST] });
    await passes(world, UNTIL_LEFT_MS);
  }),
  story('a capture that is lost, of a hold that is released elsewhere', 'held', async (world) => {
    await ask(world, 'capture', '40', { fate: [LOST] });
    await elsewhere(world.simulator, `/invoices/${first(world).invoice}/void`, {});
    await passes(world, UNTIL_LEFT_MS);
  }),
  story('one key for two amounts', 'captured', async (world) => {
    const key = await ask(world, 'refund', '10');
    await ask(world, 'refund', '20', { key });
  }),
  story('a charge that is lost, of a card that is held elsewhere', 'waiting', async (world) => {
    await ask(world, 'charge', '60', { fate: [LOST] });
    const { invoice, token } = first(world);
    await elsewhere(world.simulator, `/invoices/${invoice}/authorize`, { source: token });
    await passes(world, UNTIL_LEFT_MS);
  }),
  story('a refund that never arrives, is closed and made again', 'captured', async (world) => {
    await ask(world, 'refund', '40', { fate: [LOST, LOST, LOST] });
    await passes(world, UNTIL_LEFT_MS);
    await stated(world, 'mara', 'sami', 'ada', 'jonas');
    await ask(world, 'refund', '40', { who: 'jonas' });
  }),
  story('a capture that never arrives, is closed and made again', 'held', async (world) => {
    await ask(world, 'capture', '40', { fate: [LOST, LOST, LOST] });
    await passes(world, UNTIL_LEFT_MS);
    await stated(world, 'mara', 'vera', 'jonas', 'ada');
    await ask(world, 'capture', '40', { who: 'jonas' });
  }),
  story(
    'a refund that arrives late, beside one like it, and is closed at once',
    'captured',
    async (world) => {
      await lateBesideOneLikeIt(world);
      await passes(world, 5_000);
      await stated(world, 'ada');
      await passes(world, 400_000);
      await stated(world, 'jonas');
    },
  ),
  story(
    'the same where reads lag and keys are ignored',
    'captured',
    async (world) => {
      await lateBesideOneLikeIt(world);
      await passes(world, 70_000);
      await stated(world, 'ada');
      await passes(world, 115_000);
      await stated(world, 'ada');
    },
    [{ kind: 'stale-reads', ms: 60_000 }, { kind: 'ignore-idempotency-key' }],
  ),
];
