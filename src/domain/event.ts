/** What an event is about, the way staff ask for it (seed 003, Events; its tables of names). */
export const EVENT_FAMILIES = [
  'transaction',
  'chargeback',
  'operation',
  'customer',
  'token',
  'invoice',
  'other',
] as const;
export type EventFamily = (typeof EVENT_FAMILIES)[number];

const BEGINNINGS: readonly (readonly [string, EventFamily])[] = [
  ['transaction.chargeback.', 'chargeback'],
  ['transaction.operation.', 'operation'],
  ['transaction.', 'transaction'],
  ['customer.token.', 'token'],
  ['customer.', 'customer'],
  ['invoice.', 'invoice'],
];

/** The family of an event by its name; a name of no known family is `other`. */
export function eventFamily(name: string): EventFamily {
  return BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 'other';
}
