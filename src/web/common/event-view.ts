import type { EventFamily } from '#domain/event.ts';
import type { MarkName, Tone } from '#web/ui/mark.tsx';

interface EventView {
  /** What happened, as staff say it. */
  readonly word: string;
  readonly mark: MarkName;
  readonly tone: Tone;
}

/** The names of seed 003 (Transaction events, Customer events, Customer token events). */
const VIEWS: Readonly<Record<string, EventView>> = {
  'transaction.requested': { word: 'Payment asked for', mark: 'waiting', tone: 'off' },
  'transaction.authorized': { word: 'Payment authorized', mark: 'held', tone: 'hold' },
  'transaction.captured': { word: 'Payment captured', mark: 'done', tone: 'good' },
  'transaction.failed': { word: 'Payment failed', mark: 'failed', tone: 'bad' },
  'transaction.voided': { word: 'Hold released', mark: 'voided', tone: 'off' },
  'transaction.refunded': { word: 'Payment refunded', mark: 'refunded', tone: 'back' },
  'transaction.chargeback.created': { word: 'Chargeback opened', mark: 'dispute', tone: 'bad' },
  'transaction.chargeback.won': { word: 'Chargeback won', mark: 'won', tone: 'good' },
  'transaction.chargeback.lost': { word: 'Chargeback lost', mark: 'lost', tone: 'bad' },
  'transaction.chargeback.retrieval-request': { word: 'Retrieval request', mark: 'question', tone: 'warn' },
  'transaction.chargeback.fraud-notification': { word: 'Fraud notification', mark: 'warning', tone: 'bad' },
  'transaction.operation.three-d-s.pending': { word: '3D Secure asked for', mark: 'shield', tone: 'hold' },
  'transaction.operation.three-d-s.failed': { word: '3D Secure not passed', mark: 'failed', tone: 'bad' },
  'transaction.operation.three-d-s.success': { word: '3D Secure passed', mark: 'shield', tone: 'good' },
  'transaction.operation.three-d-s-2.pending': {
    word: '3D Secure 2 asked for',
    mark: 'shield',
    tone: 'hold',
  },
  'transaction.operation.three-d-s-2.failed': { word: '3D Secure 2 not passed', mark: 'failed', tone: 'bad' },
  'transaction.operation.three-d-s-2.success': { word: '3D Secure 2 passed', mark: 'shield', tone: 'good' },
  'customer.created': { word: 'Customer created', mark: 'sent', tone: 'off' },
  'customer.updated': { word: 'Customer changed', mark: 'sent', tone: 'off' },
  'customer.deleted': { word: 'Customer deleted', mark: 'voided', tone: 'off' },
  'customer.token.created': { word: 'Card stored', mark: 'sent', tone: 'off' },
  'customer.token.updated': { word: 'Stored card changed', mark: 'sent', tone: 'off' },
  'customer.token.deleted': { word: 'Stored card deleted', mark: 'voided', tone: 'off' },
  'customer.token.verified': { word: 'Stored card verified', mark: 'done', tone: 'good' },
  'customer.token.verification.failed': {
    word: 'Stored card not verified',
    mark: 'failed',
    tone: 'bad',
  },
};

/** How an event is shown; one of a name that nobody described is called by its name's own words. */
export function eventView(name: string): EventView {
  return VIEWS[name] ?? { word: spelledOut(name), mark: 'sent', tone: 'off' };
}

/** "Invoice expired" for "invoice.expired" */
function spelledOut(name: string): string {
  const words = name.replaceAll(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const FAMILY_WORDS: Readonly<Record<EventFamily, string>> = {
  transaction: 'Payments',
  chargeback: 'Disputes',
  operation: '3D Secure',
  customer: 'Customers',
  token: 'Stored cards',
  invoice: 'Invoices',
  other: 'Other',
};
