import { DAY, MILLISECOND } from '../world/calendar.ts';
import { statementLines } from '../engine/payout-statement.ts';
import type { StatementEntry, StatementLine } from '../engine/payout-statement.ts';
import { toCamt } from './camt.ts';
import { toCsv } from './csv.ts';
import { toMt940 } from './mt940.ts';

export const SAMPLE_FORMATS = ['camt', 'mt940', 'csv'] as const;
export type SampleFormat = (typeof SAMPLE_FORMATS)[number];

/** A file as a bank would offer it for download. */
export interface SampleStatement {
  readonly name: string;
  readonly content: string;
}

/** One account of the shop's: banks keep one per currency. Days are such as 2026-11-17; `to` is included. */
export interface BankAccount {
  readonly currency: string;
  readonly iban: string;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly StatementLine[];
}

const DAYS = 60;
const RENDER = { camt: toCamt, mt940: toMt940, csv: toCsv } as const;
const ENDINGS = { camt: 'xml', mt940: 'sta', csv: 'csv' } as const;

/** What a statement is made of: the simulated payouts and the simulated time. */
interface Shop {
  readonly payouts: { statement(from: number, to: number): readonly StatementEntry[] };
  now(): number;
}

/** The shop's statement of the last sixty days, today not included, in one of the formats that banks offer. */
export function sampleStatement(shop: Shop, format: SampleFormat): SampleStatement {
  const { from, to } = sampleDays(shop);
  // No bank books nothing.
  const lines = statementLines(shop.payouts.statement(from, to)).filter(({ amount }) => Number(amount) !== 0);
  const first = dayOf(from);
  const last = dayOf(to - DAY / MILLISECOND);
  const currencies = [...new Set(lines.map(({ currency }) => currency))].sort();
  const accounts = currencies.map((currency, index) => ({
    currency,
    iban: `SE${String(4550000000058398257466n + BigInt(index))}`,
    from: first,
    to: last,
    // A bank books what arrives late on the next statement.
    lines: lines.filter((line) => line.currency === currency && line.booked_on <= last),
  }));
  return { name: `norrland-${first}-${last}.${ENDINGS[format]}`, content: RENDER[format](accounts) };
}

/** The days of a sample, epoch milliseconds, `to` excluded. */
export function sampleDays(shop: Pick<Shop, 'now'>): { readonly from: number; readonly to: number } {
  const day = DAY / MILLISECOND;
  const to = Math.floor(shop.now() / day) * day;
  return { from: to - DAYS * day, to };
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
