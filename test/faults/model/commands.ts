import { weighted } from '#mocks/processout/world/prng.ts';
import type { Stream } from '#mocks/processout/world/prng.ts';
import type { IntentRow } from '#bff/core/store/journal-tables.ts';
import { hasEffect, isWaitingForPerson } from '../invariants.ts';
import { elsewhere } from '../world/shop.ts';
import type { Payment } from '../world/shop.ts';
import type { World } from './world.ts';

/** One thing that happens in a world; what it says goes into the trace. */
type Command = (world: World, random: Stream) => Promise<string> | string;

const STAFF = ['sami', 'sami', 'sami', 'mara', 'mara', 'mara', 'jonas', 'jonas', 'vera', 'ada'] as const;
const AMOUNTS = ['1', '5', '10', '10', '15', '20', '25', '30', '60'] as const;
/** Statements and exchanges of the process that one money action takes, about. */
const STEPS_OF_AN_ACTION = 50;

interface Seen {
  readonly transaction?: { readonly version: string };
  readonly invoice?: { readonly transaction: { readonly version: string } };
}

/** Some processes die in the middle of what they are asked for. */
function perhapsMortal(world: World, random: Stream): void {
  if (!random.chance(0.12)) return;
  world.count('crash');
  world.diesIn = random.between(0, STEPS_OF_AN_ACTION);
}

/** Opens a payment's page; what it shows is what this person acts on, until they look again. */
function look(world: World, who: string, payment: Payment): void {
  const path =
    payment.token === null ? `/api/transactions/${payment.transaction}` : `/api/invoices/${payment.invoice}`;
  world.send(who, 'GET', path, undefined, undefined, (body) => {
    const { transaction, invoice } = body as Seen;
    const version = transaction?.version ?? invoice?.transaction.version;
    if (version !== undefined) world.views.set(`${who} ${payment.transaction}`, version);
  });
}

const refund: Command = async (world, random) => {
  const who = random.pick(STAFF);
  const payment = random.pick(world.payments);
  if (random.chance(0.85)) look(world, who, payment);
  await world.clock.settle();
  const version = world.views.get(`${who} ${payment.transaction}`);
  if (version === undefined) return `${who} sees nothing to refund`;
  const key = world.newKey();
  const amount = random.pick(AMOUNTS);
  const failsLater = random.chance(0.1);
  const body = {
    version,
    amount,
    currency: payment.currency,
    reason: 'customer_request',
    invoice_detail_ids: [],
    ...(failsLater && { information: 'sentinel:fails-later' }),
  };
  const path = `/api/transactions/${payment.transaction}/refunds`;
  perhapsMortal(world, random);
  world.asking(who, key, 'refund', payment, amount, failsLater);
  world.send(who, 'POST', path, body, key);
  if (failsLater) world.count('refund fails later');
  if (random.chance(0.2)) {
    world.count('double click');
    world.send(who, 'POST', path, body, key);
  }
  if (random.chance(0.2)) {
    const other = random.pick(STAFF);
    const second = world.newKey();
    world.count('two agents race');
    world.asking(other, second, 'refund', payment, amount, failsLater);
    world.send(other, 'POST', path, body, second);
  }
  return `${who} refunds ${amount} as ${key}${failsLater ? ', which fails later' : ''}`;
};

const settleHold: Command = async (world, random) => {
  const who = random.pick(STAFF);
  const payment = random.pick(world.payments);
  if (random.chance(0.85)) look(world, who, payment);
  await world.clock.settle();
  const version = world.views.get(`${who} ${payment.transaction}`);
  if (version === undefined) return `${who} sees nothing on hold`;
  const said: string[] = [];
  const kinds = random.chance(0.3)
    ? (['void', 'capture'] as const)
    : [random.pick(['void', 'capture', 'increment'] as const)];
  if (kinds.length > 1) world.count('two agents race');
  perhapsMortal(world, random);
  for (const action of kinds) {
    const amount = action === 'void' ? null : random.pick(AMOUNTS);
    const body = { version, ...(amount !== null && { amount, currency: payment.currency }) };
    const key = world.newKey();
    world.asking(who, key, action, payment, amount);
    world.send(who, 'POST', `/api/transactions/${payment.transaction}/${action}`, body, key);
    said.push(`${action} ${amount ?? ''} as ${key}`);
  }
  return `${who}: ${said.join(' and ')}`;
};

const charge: Command = async (world, random) => {
  const payment = world.payments.find(({ token }) => token !== null);
  if (!payment) return settleHold(world, random);
  const who = random.pick(['mara', 'jonas', 'sami'] as const);
  look(world, who, payment);
  await world.clock.settle();
  const version = world.views.get(`${who} ${payment.transaction}`);
  if (version === undefined) return `${who} sees nothing to charge`;
  const now = random.chance(0.6);
  const key = world.newKey();
  const body = {
    version,
    amount: '60',
    currency: payment.currency,
    token_id: payment.token,
    capture: now ? 'now' : 'later',
  };
  const path = `/api/invoices/${payment.invoice}/charge`;
  perhapsMortal(world, random);
  world.asking(who, key, now ? 'charge' : 'authorize', payment, '60');
  world.send(who, 'POST', path, body, key);
  if (random.chance(0.3)) {
    world.count('double click');
    world.send(who, 'POST', path, body, key);
  }
  return `${who} charges as ${key}`;
};

/** The browser is reloaded and sends a form again, perhaps much later. */
const reload: Command = (world, random) => {
  const known = [...world.posted].filter(
    ([key, { who }]) => world.asks.get(key)?.role === world.roles.get(who),
  );
  const [key, form] = known.length > 0 ? random.pick(known) : [];
  if (key === undefined || form === undefined) return 'nothing to send again';
  world.count('reload');
  world.send(form.who, 'POST', form.path, form.body, key);
  return `${form.who} sends ${key} again`;
};

const decide: Command = async (world, random) => {
  const waiting = world.storage.intents().filter(({ phase }) => phase === 'awaiting');
  if (waiting.length === 0) return refund(world, random);
  const { id } = random.pick(waiting);
  const who = random.pick(STAFF);
  const how = random.pick(['approve', 'approve', 'approve', 'decline', 'withdraw'] as const);
  const path = `/api/intents/${id}/${how}`;
  if (how === 'withdraw') world.send(who, 'POST', path, {});
  else if (how === 'decline') world.send(who, 'POST', path, { reason: 'No.' });
  else {
    const role = world.roles.get(who) ?? 'viewer';
    world.send(who, 'GET', `/api/intents/${id}/approval`, undefined, undefined, (reply) => {
      const { version } = (reply as { transaction: { version: string } }).transaction;
      world.approvals.push({ key: id, actor: who, role });
      world.send(who, 'POST', path, { version });
      if (random.chance(0.3)) world.send(who, 'POST', path, { version });
    });
    await world.clock.settle();
  }
  return `${who}: ${how} ${id}`;
};

/** A person looks at the PSP, which is the ledger, and states what became of something that was left to them. */
export const close: Command = async (world, random) => {
  const left = world.storage.intents().filter(isWaitingForPerson);
  if (left.length === 0) return wait(world, random);
  const row = random.pick(left);
  const who = random.pick(['ada', 'ada', 'jonas', 'mara', 'sami'] as const);
  world.count('closed by a person');
  return stateOutcome(world, who, row);
};

/** What the ledger says, said by this person about the payment as they see it. */
export async function stateOutcome(world: World, who: string, row: IntentRow): Promise<string> {
  let said = 'sees nothing';
  world.send(who, 'GET', `/api/transactions/${row.transaction_id}`, undefined, undefined, (body) => {
    const { transaction } = body as Seen;
    const happened = hasEffect(world, row);
    said = happened ? 'it happened' : 'it did not happen';
    const note = 'Looked at the PSP.';
    const statement = { version: transaction?.version ?? '', happened, note };
    world.send(who, 'POST', `/api/intents/${row.id}/close`, statement);
  });
  await world.clock.settle();
  return `${who} on ${row.id}: ${said}`;
}

const wait: Command = async (world, random) => {
  const most = random.choose(
    weighted([
      [10_000, 5],
      [120_000, 4],
      [600_000, 2],
      [90_000_000, 0.03],
    ] as const),
  );
  const ms = random.between(1, most);
  await world.clock.advance(ms);
  return `${ms} ms pass`;
};

const crash: Command = async (world, random) => {
  if (!world.process) {
    await world.restart();
    return 'it starts again';
  }
  world.count('crash');
  if (random.chance(0.3)) {
    world.kill();
    if (random.chance(0.5)) await world.restart();
    return 'it dies';
  }
  world.diesIn = random.between(0, 40);
  return `it dies in ${world.diesIn} steps`;
};

const byOthers: Command = async (world, random) => {
  const payment = random.pick(world.payments);
  world.count('action elsewhere');
  const act = random.pick(['refund', 'refund', 'void', 'capture'] as const);
  if (act === 'refund') {
    // Now and then of the very amount of one of ours whose outcome is not known.
    const ours = world.storage
      .intents()
      .filter((row) => row.phase === 'unknown' && row.transaction_id === payment.transaction);
    const amount = ours[0]?.amount ?? random.pick(AMOUNTS);
    await elsewhere(world.simulator, `/transactions/${payment.transaction}/refunds`, {
      amount,
      reason: 'duplicate',
    });
    return `somebody refunds ${amount} elsewhere`;
  }
  await elsewhere(world.simulator, `/invoices/${payment.invoice}/${act}`, {});
  return `somebody sends a ${act} elsewhere`;
};

const disturb: Command = (world, random) => {
  switch (random.pick(['role', 'role', 'webhook', 'disk', 'clock', 'news'] as const)) {
    case 'role': {
      const who = random.pick(['sami', 'mara', 'jonas'] as const);
      const role = random.pick(['viewer', 'support', 'finance'] as const);
      world.roles.set(who, role);
      world.count('role changed');
      return `${who} is ${role} now`;
    }
    case 'webhook':
      world.count('forged webhook');
      world.send('vera', 'POST', '/webhooks/processout', { event_id: `ev_${'0'.repeat(32)}` });
      return 'a forged webhook';
    case 'disk':
      world.full = !world.full;
      return world.full ? 'the disk is full' : 'the disk has room';
    case 'clock':
      world.count('clock jumps');
      world.skewMs = random.between(-600, 600) * 1000;
      return `the clock is ${world.skewMs} ms off`;
    case 'news':
      world.process?.news(world.payments.map(({ transaction }) => transaction));
      return 'the mirror has news';
  }
};

const COMMANDS = weighted<Command>([
  [refund, 6],
  [settleHold, 4],
  [charge, 2],
  [decide, 4],
  [reload, 1],
  [wait, 6],
  [crash, 2],
  [byOthers, 1],
  [close, 1],
  [disturb, 2],
]);

/** Lets one thing happen, and all that follows from it without time passing. */
export async function act(world: World): Promise<string> {
  const { random } = world;
  if (!world.process && random.chance(0.6)) await world.restart();
  if (world.full && random.chance(0.4)) world.full = false;
  const said = await random.choose(COMMANDS)(world, random);
  await world.clock.settle();
  return said;
}
