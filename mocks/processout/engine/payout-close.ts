import { DAY } from '../world/calendar.ts';
import { periodEnd, scheduleOf } from '../world/payouts/periods.ts';
import type { Rhythm } from '../world/payouts/periods.ts';
import { fromEuroCents } from '../world/payouts/schemes.ts';
import { bookedBefore } from './payout-accounts.ts';
import type { Account, Entry } from './payout-accounts.ts';
import { charge, emptySummary, entriesOf, tally } from './payout-draft.ts';
import type { Draft, Outcome, Stretch } from './payout-draft.ts';

/** What an account carries from payout to payout. */
export interface Carried {
  /** Where the latest period ended; epoch microseconds. */
  end: number;
  /** Stretches that come again, because their payout was not paid, and from when on. */
  again: { readonly stretch: Stretch; readonly from: number }[];
  /** Money held back, until when. */
  held: { readonly amount: bigint; readonly until: number }[];
  /** The month whose fixed costs were taken last. */
  costsOf: string;
}

export function nothingCarried(): Carried {
  return { end: 0, again: [], held: [], costsOf: '' };
}

function rhythmOf({ isBill, scheme, currency, configuration }: Account): Rhythm {
  if (isBill) return { every: 'month' };
  return currency === configuration.default_currency ? scheme.home : scheme.abroad;
}

/** When the account's next period with something in it ends; null when there is nothing to pay. */
export function nextEnd(account: Account, carried: Carried): number | null {
  const open = account.entries[account.settled];
  const moments = [...(open ? [open.at] : []), ...carried.again.map(({ from }) => from)];
  if (moments.length === 0) return null;
  return periodEnd(rhythmOf(account), Math.max(carried.end, Math.min(...moments)));
}

export interface Closing {
  readonly number: number;
  readonly end: number;
  readonly outcome: Outcome;
  readonly firstItem: number;
  /** Entries that another payout has. */
  readonly taken: ReadonlySet<Entry>;
}

/** Adds up a period: what happened in it, what comes again, and what the PSP adds. */
export function closePeriod(account: Account, carried: Carried, closing: Closing): Draft {
  const { number, end, outcome, firstItem, taken } = closing;
  const again = carried.again.filter(({ from }) => from < end);
  const own = { from: account.settled, to: bookedBefore(account, end) };
  const draft: Draft = {
    number,
    account,
    outcome,
    schedule: scheduleOf(end, account.scheme.delay),
    began: beganAt(account, carried, own),
    end,
    stretches: [...again.map(({ stretch }) => stretch), own].filter(({ from, to }) => to > from),
    omitted: new Set(),
    amended: new Map(),
    extras: [],
    summary: emptySummary(),
    amount: 0n,
    firstItem,
    itemCount: 0,
  };
  addEntries(draft, taken);
  addReserve(draft, carried);
  addMonthlyCosts(draft, carried);
  account.settled = own.to;
  carried.end = end;
  carried.again = carried.again.filter((one) => !again.includes(one));
  if (outcome !== 'paid') {
    const from = outcome === 'failed' ? draft.schedule.returned : draft.schedule.sent;
    carried.again.push(...draft.stretches.map((stretch) => ({ stretch, from })));
  }
  return draft;
}

function beganAt({ entries }: Account, carried: Carried, own: Stretch): number {
  const first = entries[own.from]?.at ?? carried.end;
  return Math.max(carried.end, Math.floor(first / DAY) * DAY);
}

function addEntries(draft: Draft, taken: ReadonlySet<Entry>): void {
  const inOneRow = draft.account.scheme.fees === 'one row';
  let fees = 0n;
  for (const entry of entriesOf(draft)) {
    if (taken.has(entry)) draft.omitted.add(entry);
    else tally(draft, inOneRow ? { ...entry, fees: 0n } : entry);
    if (!taken.has(entry) && inOneRow) fees += entry.fees;
  }
  charge(draft, 'fee', fees, 'Merchant fees');
}

/** A rolling reserve: a share of the sales is kept, and what was kept long enough comes back. */
function addReserve(draft: Draft, carried: Carried): void {
  const { account, end, outcome, summary } = draft;
  const { reserve } = account.scheme;
  if (!reserve) return;
  const free = carried.held.filter(({ until }) => until <= end);
  const kept = (summary.volumes.sale * reserve.percent) / 100n;
  const until = end + reserve.days * DAY;
  const back = free.reduce((sum, { amount }) => sum + amount, 0n);
  charge(draft, 'reserve', -kept, `Reserve kept until ${dateOf(until)}`);
  charge(draft, 'reserve', back, 'Reserve released');
  if (outcome !== 'paid') return;
  carried.held = [...carried.held.filter((one) => !free.includes(one)), { amount: kept, until }];
}

/** Once a month, with the first payout that is paid. */
function addMonthlyCosts(draft: Draft, carried: Carried): void {
  const { account, end, outcome } = draft;
  const { scheme, currency, configuration, isBill } = account;
  if (isBill) return charge(draft, 'fee', -fromEuroCents(scheme.billFee, currency), 'Monthly service');
  const month = dateOf(end).slice(0, 7);
  if (currency !== configuration.default_currency || outcome !== 'paid' || carried.costsOf === month) return;
  charge(draft, 'adjustment', -fromEuroCents(scheme.monthlyCost, currency), `Scheme cost, ${month}`);
  carried.costsOf = month;
}

function dateOf(time: number): string {
  return new Date(time / 1000).toISOString().slice(0, 10);
}
