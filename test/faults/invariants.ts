import { may } from '#domain/access.ts';
import { money } from '#domain/money.ts';
import type { IntentRow, Phase } from '#bff/core/store/journal-tables.ts';
import type { Effect, EffectAction, LedgerEntry } from '#mocks/processout/engine/ledger.ts';
import type { Simulator } from '#mocks/processout/simulator.ts';
import type { Approval, Ask } from './world/asks.ts';
import { LIMITS } from './world/asks.ts';

/** What the invariants are checked on. The oracle is the simulator's own ledger, never what the product remembers. */
export interface Scene {
  readonly simulator: Pick<Simulator, 'ledger'>;
  readonly transactions: readonly string[];
  readonly asks: ReadonlyMap<string, Ask>;
  readonly approvals: readonly Approval[];
  /** The product's own rows, which are held against the ledger. */
  readonly rows: readonly IntentRow[];
  /** What each role may refund alone; the model's small ones when left out. */
  readonly limits?: typeof LIMITS;
}

export class Violation extends Error {
  readonly invariant: string;
  constructor(invariant: string, message: string) {
    super(`${invariant}: ${message}`);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}

const DAY_MS = 86_400_000;

/** What holds after every step, whatever has happened (docs/faults.md, the invariants). */
export function checkStep(scene: Scene): void {
  for (const id of scene.transactions) {
    checkPayment(entryOf(scene, id));
    checkReserved(entryOf(scene, id), scene);
  }
  for (const ask of scene.asks.values()) checkEffects(scene, ask);
  checkOrigins(scene);
  checkLimits(scene);
  for (const row of scene.rows) {
    checkWord(scene, row, 'now');
    checkCloser(row);
  }
}

/** What holds when the faults have stopped and fifteen minutes have passed. */
export function checkEnd(scene: Scene): void {
  checkStep(scene);
  for (const row of scene.rows) {
    checkWord(scene, row, 'at the end');
    if (row.phase === 'done' || row.phase === 'failed' || row.phase === 'awaiting') continue;
    const waitsForPerson = row.phase === 'unknown' && row.next_check_at === null;
    const status = entryOf(scene, row.transaction_id).status;
    if (waitsForPerson || (row.phase === 'pending' && status === 'pending-capture')) continue;
    throw new Violation('I3', `${nameOf(row)} is still ${row.phase} after 15 minutes without a fault`);
  }
}

export function isWaitingForPerson(row: IntentRow): boolean {
  return row.phase === 'unknown' && row.next_check_at === null;
}

/** I1 and I9: no more goes back than was taken, and nothing is both released and taken. */
function checkPayment({ transaction_id, captured, refunded, authorized, effects }: LedgerEntry): void {
  if (refunded > captured)
    throw new Violation('I1', `${transaction_id}: ${refunded} refunded of ${captured}`);
  if (captured > authorized)
    throw new Violation('I1', `${transaction_id}: ${captured} captured of ${authorized}`);
  const kinds = new Set(effects.map(({ action }) => action));
  if (kinds.has('void') && kinds.has('capture'))
    throw new Violation('I9', `${transaction_id}: voided and captured`);
}

const OPEN: readonly Phase[] = ['stored', 'sending', 'unknown', 'pending'];

/**
 * I1 and I9, before anything can go wrong: what went back and what is still under way never exceed what was taken, and
 * one intent at most is open on a hold. What a colleague sends back elsewhere meanwhile is out of our hands.
 */
function checkReserved(
  { transaction_id, captured, refunded, refunds, effects }: LedgerEntry,
  { rows }: Scene,
): void {
  const open = rows.filter((row) => row.transaction_id === transaction_id && OPEN.includes(row.phase));
  const settling = open.filter(({ action }) => action !== 'refund');
  if (settling.length > 1)
    throw new Violation('I9', `${settling.map(nameOf).join(' and ')} are open on ${transaction_id}`);
  if (effects.some(({ action, idempotency_key }) => action === 'refund' && idempotency_key === null)) return;
  const underWay = open
    .filter(
      ({ action, id }) =>
        action === 'refund' && !refunds.some(({ metadata }) => metadata['intent_id'] === id),
    )
    .reduce((sum, { amount, currency }) => sum + minorOf(amount ?? '0', currency), 0n);
  if (refunded + underWay > captured)
    throw new Violation(
      'I1',
      `${transaction_id}: ${refunded} refunded and ${underWay} under way of ${captured}`,
    );
}

/** I2: one intent, one effect of each kind that it may have; and exactly what was asked for. */
function checkEffects(scene: Scene, ask: Ask): void {
  const seen = new Set<EffectAction>();
  for (const effect of effectsOf(scene, ask)) {
    if (seen.has(effect.action)) throw new Violation('I2', `${ask.action} ${ask.key} had its effect twice`);
    seen.add(effect.action);
    if (!kindsOf(ask).includes(effect.action))
      throw new Violation('I2', `${ask.action} ${ask.key} made a ${effect.action}`);
    if (effect.transaction_id !== ask.transaction)
      throw new Violation('I2', `${ask.key} was for ${ask.transaction}, not ${effect.transaction_id}`);
    if (ask.amount !== null && effect.amount !== ask.amount)
      throw new Violation('I2', `${ask.action} ${ask.key} moved ${effect.amount} instead of ${ask.amount}`);
  }
}

/** I6: nobody's role, and no approval of one's own, lets money move. */
function checkOrigins(scene: Scene): void {
  for (const effect of scene.transactions.flatMap((id) => entryOf(scene, id).effects)) {
    if (effect.idempotency_key === null) continue;
    const ask = scene.asks.get(effect.idempotency_key);
    if (!ask) throw new Violation('I6', `${effect.action} ${effect.idempotency_key} was asked for by nobody`);
    const capability = ask.action === 'authorize' ? 'charge' : ask.action;
    if (!may(ask.role, capability)) throw new Violation('I6', `${ask.action} ${ask.key} by a ${ask.role}`);
  }
}

/** I6: what was not approved by a second person stays within what its asker may refund alone, each and in a day. */
function checkLimits(scene: Scene): void {
  const alone = [...scene.asks.values()].filter(
    (ask) => ask.action === 'refund' && !isApproved(scene, ask) && effectsOf(scene, ask).length > 0,
  );
  for (const ask of alone) {
    const limit = (scene.limits ?? LIMITS)[ask.role];
    if (!limit || (ask.amount ?? 0n) > limit.each)
      throw new Violation('I6', `${ask.key}: ${ask.amount} by a ${ask.role} without a second person`);
    const inADay = alone.filter(
      (other) =>
        other.actor === ask.actor &&
        other.currency === ask.currency &&
        !other.failsLater &&
        other.at <= ask.at &&
        other.at > ask.at - DAY_MS,
    );
    const spent = inADay.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
    if (spent > limit.day && !ask.failsLater)
      throw new Violation('I6', `${ask.actor} refunded ${spent} in a day without a second person`);
  }
}

function isApproved({ approvals }: Scene, ask: Ask): boolean {
  return approvals.some(
    ({ key, actor, role }) => key === ask.key && actor !== ask.actor && may(role, 'approve'),
  );
}

/** I6: nobody states the outcome of what they asked for themselves. */
function checkCloser(row: IntentRow): void {
  if (row.closed_by_id !== null && row.closed_by_id === row.actor_id)
    throw new Violation('I6', `${nameOf(row)} was closed by its asker`);
}

/** I8: "done" is said only of what the ledger shows, "failed" only of what it does not. */
function checkWord(scene: Scene, row: IntentRow, when: 'now' | 'at the end'): void {
  const ask = scene.asks.get(row.id);
  if (!ask) throw new Violation('I8', `${nameOf(row)} was asked for by nobody`);
  if (row.phase === 'done' && !isTrue(scene, row, ask, when))
    throw new Violation('I8', `${nameOf(row)} is called done, but the ledger does not say so`);
  if (row.phase === 'failed' && hasEffect(scene, row))
    throw new Violation('I8', `${nameOf(row)} is called failed (${row.message ?? ''}), but it happened`);
}

function isTrue(scene: Scene, row: IntentRow, ask: Ask, when: 'now' | 'at the end'): boolean {
  const entry = entryOf(scene, row.transaction_id);
  if (row.action === 'refund') {
    const refund = entry.refunds.find(({ metadata }) => metadata['intent_id'] === row.id);
    // That a refund failed later is learnt a little later.
    return refund !== undefined && (when === 'now' || !refund.has_failed);
  }
  const wanted = row.action === 'charge' ? 'capture' : row.action;
  if (effectsOf(scene, ask).some(({ action }) => action === wanted)) return true;
  // What somebody else did alike cannot be told apart: such actions carry no mark.
  return entry.effects.some(
    ({ action, amount, idempotency_key }) =>
      idempotency_key === null && action === wanted && (ask.amount === null || ask.amount === amount),
  );
}

export function hasEffect(scene: Pick<Scene, 'simulator'>, row: IntentRow): boolean {
  const entry = entryOf(scene, row.transaction_id);
  if (row.action === 'refund')
    return entry.refunds.some(({ metadata, has_failed }) => metadata['intent_id'] === row.id && !has_failed);
  const wanted = row.action === 'charge' ? 'capture' : row.action;
  const happened = entry.effects.some(
    ({ action, idempotency_key }) => idempotency_key === row.id && action === wanted,
  );
  // A hold that was released since is none any more.
  return happened && !(row.action === 'authorize' && entry.status === 'voided');
}

/** The effects of an intent, by the key it was sent with. */
export function effectsOf(
  { simulator }: Pick<Scene, 'simulator'>,
  { key }: Pick<Ask, 'key'>,
): readonly Effect[] {
  return simulator.ledger.effectsByKey(key);
}

function kindsOf({ action }: Ask): readonly EffectAction[] {
  return action === 'charge' ? ['authorize', 'capture'] : [action];
}

function entryOf({ simulator }: Pick<Scene, 'simulator'>, id: string): LedgerEntry {
  const entry = simulator.ledger.transaction(id);
  if (!entry) throw new Error(`The simulator does not know ${id}`);
  return entry;
}

function nameOf(row: IntentRow): string {
  return `${row.action} ${row.id}`;
}

export function minorOf(amount: string, currency: string): bigint {
  return money(amount, currency).minor;
}
