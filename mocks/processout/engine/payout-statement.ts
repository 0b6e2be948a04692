import { decimal } from '../http/wire-format.ts';
import { DAY, MILLISECOND } from '../world/calendar.ts';
import { hashText } from '../world/prng.ts';
import type { Engine } from './engine.ts';
import type { PayoutBook } from './payout-book.ts';
import type { Payout } from './payout-draft.ts';
import { bankReference, statusOf } from './payout-status.ts';

/** A line of the shop's bank statement: what a bank knows. */
export interface StatementLine {
  /** A date, such as 2026-11-17. */
  readonly booked_on: string;
  /** Decimal text in major units; negative when the account was debited. */
  readonly amount: string;
  readonly currency: string;
  readonly text: string;
  readonly reference: string;
}

/**
 * A line, or its lack, and why. `plain`: it is the payout's. `bare`: it is, without words that tell. `double`: two lines
 * would fit the payout, of which this is one. `unknown`: of no payout. `missing`: the payout has no line.
 */
export interface StatementEntry {
  readonly kind: 'plain' | 'bare' | 'double' | 'unknown' | 'missing';
  readonly payout_id: string | null;
  readonly line: StatementLine | null;
}

/** One payout in so many has no line, has one without words, or has two that fit. */
const MISSING_ONE_IN = 23;
const BARE_ONE_IN = 17;
const DOUBLE_ONE_IN = 31;
/** After one payout in so many somebody else pays into the account as well. */
const UNKNOWN_ONE_IN = 11;

/** The statement of the payouts that arrived from one moment to another, `to` excluded, in order of booking; epoch microseconds. */
export function statementEntries(
  engine: Engine,
  payouts: PayoutBook,
  from: number,
  to: number,
): StatementEntry[] {
  const now = engine.now();
  const arrived = payouts
    .list()
    .filter((payout) => statusOf(payout, now) === 'received')
    .filter(({ schedule }) => schedule.settled >= from && schedule.settled < to)
    .sort((a, b) => a.schedule.settled - b.schedule.settled || a.number - b.number);
  return arrived.flatMap((payout) => linesOf(payout, payouts.id(payout)));
}

/** The lines alone, as a bank would print them. */
export function statementLines(entries: readonly StatementEntry[]): StatementLine[] {
  return entries.flatMap(({ line }) => line ?? []);
}

function linesOf(payout: Payout, id: string): StatementEntry[] {
  const draw = (name: string, oneIn: number) => hashText(`${id}/${name}`) % oneIn === 0;
  const line = plainLine(payout);
  const others: StatementEntry[] = draw('unknown', UNKNOWN_ONE_IN)
    ? [{ kind: 'unknown', payout_id: null, line: otherPayment(payout, id) }]
    : [];
  if (draw('missing', MISSING_ONE_IN)) return [{ kind: 'missing', payout_id: id, line: null }, ...others];
  if (draw('bare', BARE_ONE_IN)) {
    const bare = { ...line, text: 'INCOMING PAYMENT', reference: bankNumber(id, 'bare') };
    return [{ kind: 'bare', payout_id: id, line: bare }, ...others];
  }
  if (draw('double', DOUBLE_ONE_IN)) {
    const twin = { ...line, reference: bankNumber(id, 'twin') };
    return [
      { kind: 'double', payout_id: id, line },
      { kind: 'double', payout_id: id, line: twin },
      ...others,
    ];
  }
  return [{ kind: 'plain', payout_id: id, line }, ...others];
}

function plainLine(payout: Payout): StatementLine {
  const { account, schedule, amount } = payout;
  return {
    booked_on: dateOf(schedule.settled),
    amount: decimal(amount, account.currency),
    currency: account.currency,
    text: `${account.scheme.sender} ${bankReference(payout)} NORRLAND`,
    reference: bankNumber(String(payout.number), account.key),
  };
}

/** A customer's transfer or a bank's charge, a day later at most. */
function otherPayment({ schedule, account }: Payout, id: string): StatementLine {
  const random = hashText(`${id}/other`);
  const isCharge = random % 3 === 0;
  const minor = BigInt(isCharge ? -(500 + (random % 900)) : 10_000 + (random % 400_000));
  return {
    booked_on: dateOf(schedule.settled + (random % 2) * DAY),
    amount: decimal(minor, account.currency),
    currency: account.currency,
    text: isCharge ? 'BANK CHARGES' : 'TRANSFER WHOLESALE INVOICE',
    reference: bankNumber(id, 'other'),
  };
}

function bankNumber(id: string, salt: string): string {
  return `B${String(hashText(`${id}/${salt}`)).padStart(10, '0')}`;
}

function dateOf(time: number): string {
  return new Date(time / MILLISECOND).toISOString().slice(0, 10);
}
