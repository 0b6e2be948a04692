import { isCurrency } from './currency.ts';
import { DECIMAL_MARKS, readBankAmount } from './statement-amount.ts';
import { DATE_ORDERS, readBankDate } from './statement-date.ts';

/** What a column of a bank's table may hold. */
export const COLUMN_ROLES = [
  'date',
  'value_date',
  'amount',
  'credit',
  'debit',
  'direction',
  'currency',
  'text',
  'reference',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Headings as banks print them in their languages, accents removed; the first role that fits a heading is its role. */
const HEADINGS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['value_date', /valut|value ?date|date ?de ?valeur|valor|rentedatum|valutadatum|\bwert/],
  ['date', /date|datum|buchungstag|booking|boek|fecha|data\b|bokf|dag\b/],
  [
    'direction',
    /credit ?\/ ?debit|debit ?\/ ?credit|cr ?\/ ?dr|af ?bij|soll ?\/ ?haben|\bs ?\/ ?h\b|direction|\bsens\b|type de mouvement/,
  ],
  ['credit', /credit|haben|paid in|money in|gutschrift|bij\b|abono|insattning|entrata|\bin\b/],
  ['debit', /debit|soll|paid out|money out|lastschrift|\baf\b|cargo|uttag|uscita|\bout\b/],
  ['currency', /curr|wahrung|waehrung|devise|valuta|munt|divisa|moneda|\bccy\b/],
  ['amount', /amount|betrag|umsatz|montant|bedrag|importe|belopp|importo|kwota/],
  ['reference', /refere|riferi|\bref\b|transaction id|transactie|numero|verifikation/],
  [
    'text',
    /desc|text|zahlungspflicht|zahlungsempf|zweck|narrat|detail|libelle|omschrijving|mededeling|concepto|payee|payer|name|naam|nom\b|beguns|auftraggeber|communication|meddelande|memo|particulars|note/,
  ],
];
/** What stands beside the booking and is none of it. */
const NEVER = /balance|saldo|solde|kontostand|account|konto|iban|\bbic\b|rekening|compte|gebuhr|\bfee\b/;

/** The role of a column: the first whose headings are like this one and whose values are like these. */
function roleOf(heading: string, values: readonly string[]): ColumnRole | null {
  const plain = heading.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (NEVER.test(plain)) return null;
  return HEADINGS.find(([role, pattern]) => pattern.test(plain) && fits(role, values))?.[0] ?? null;
}

/**
 * The columns by role, from the headings, held against what the columns contain: the first that fits a role has it, and
 * all that hold text are text. Where the headings name no date or no amount, what the columns contain decides.
 */
export function guessColumns(
  headings: readonly string[],
  columns: readonly (readonly string[])[],
): ReadonlyMap<ColumnRole, readonly number[]> {
  const roles = new Map<ColumnRole, number[]>();
  headings.forEach((heading, index) => {
    const role = roleOf(heading, columns[index] ?? []);
    if (role === null) return;
    const those = roles.get(role);
    if (those === undefined) roles.set(role, [index]);
    else if (role === 'text') those.push(index);
  });
  const taken = new Set([...roles.values()].flat());
  const byContent = (role: ColumnRole): void => {
    const index = columns.findIndex((values, at) => !taken.has(at) && isFilled(values) && fits(role, values));
    if (index >= 0) roles.set(role, [index]);
  };
  if (!roles.has('date')) byContent('date');
  if (!roles.has('amount') && !roles.has('credit') && !roles.has('debit')) byContent('amount');
  return roles;
}

function isFilled(values: readonly string[]): boolean {
  return values.some((value) => value.trim() !== '');
}

function fits(role: ColumnRole, values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  switch (role) {
    case 'date':
    case 'value_date':
      return untilLastDate(filled).every(isDate) && (filled.length === 0 || filled.some(isDate));
    case 'amount':
    case 'credit':
    case 'debit':
      return filled.every((value) => isAmount(value) && !isDate(value));
    case 'currency':
      return filled.every((value) => isCurrency(value.trim().toUpperCase()));
    case 'direction':
      return filled.every((value) => directionOf(value) !== null);
    case 'text':
    case 'reference':
      return true;
  }
}

/** Without what stands below the last date, such as "Total". */
export function untilLastDate(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex(isDate) + 1);
}

export function isDate(text: string): boolean {
  return DATE_ORDERS.some((order) => readBankDate(text, order) !== null);
}

/** A number of any currency; the code that stands beside it, if any, is taken at its word. */
export function isAmount(text: string): boolean {
  const code = /[A-Z]{3}/.exec(text)?.[0] ?? 'KWD';
  return DECIMAL_MARKS.some((mark) => readBankAmount(text, code, mark).ok);
}

const CREDIT =
  /^(\+|c|cr|credit|crdt|h|haben|bij|in|creditare|krediet|abono|gutschrift|kredit|insattning|deposit)$/;
const DEBIT = /^(-|d|dr|debit|dbit|s|soll|af|out|debet|cargo|lastschrift|uttag|withdrawal)$/;

/** 1 for a credit, -1 for a debit, as banks write it in a column of its own; null for any other word. */
export function directionOf(text: string): 1 | -1 | null {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
  if (CREDIT.test(plain)) return 1;
  return DEBIT.test(plain) ? -1 : null;
}
