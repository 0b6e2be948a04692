import type { SimDue } from '../model.ts';
import { fire } from './engine.ts';
import type { Engine } from './engine.ts';
import type { EventName } from './event-names.ts';
import { addStep } from './trail.ts';
import type { Ticks } from './trail.ts';

export type DisputeKind = Extract<
  SimDue['kind'],
  'fraud-notification' | 'retrieval-request' | 'chargeback' | 'dispute-won' | 'dispute-lost'
>;

const EVENTS: Readonly<Record<DisputeKind, EventName>> = {
  'fraud-notification': 'transaction.chargeback.fraud-notification',
  'retrieval-request': 'transaction.chargeback.retrieval-request',
  chargeback: 'transaction.chargeback.created',
  'dispute-won': 'transaction.chargeback.won',
  'dispute-lost': 'transaction.chargeback.lost',
};

/** What banks and cardholders do with captured money (facts sheet, section 8). A step that no longer fits is left out. */
export function dispute(engine: Engine, place: number, kind: DisputeKind, ticks: Ticks): void {
  const payment = engine.store.at(place);
  const { transaction } = payment;
  const isOpen = transaction.status === 'chargeback-initiated';
  const isOver = transaction.status === 'solved' || transaction.status === 'reversed';
  const closes = kind === 'dispute-won' || kind === 'dispute-lost';
  if (closes !== isOpen || isOver || !transaction.captured) return;
  // Money that went back by itself cannot be charged back: the usual reason to refund early (seed 003, Refunds).
  if (!closes && transaction.captured_amount <= transaction.refunded_amount) return;
  let at: number | null = null;
  switch (kind) {
    case 'fraud-notification':
      transaction.status = kind;
      transaction.received_fraud_notification = true;
      break;
    case 'retrieval-request':
      transaction.status = kind;
      transaction.received_retrieval_request = true;
      break;
    case 'chargeback': {
      const amount = transaction.refunded_amount - transaction.captured_amount;
      at = addStep(engine, payment, { type: 'chargeback', amount, ticks });
      transaction.status = 'chargeback-initiated';
      transaction.chargedback = true;
      transaction.chargedback_at = at;
      break;
    }
    case 'dispute-won':
      transaction.status = 'solved';
      break;
    case 'dispute-lost':
      transaction.status = 'reversed';
      break;
  }
  fire(engine, place, EVENTS[kind], at ?? ticks());
}
