/**
 * What moves the money that PSPs owe, in the order of the report. What a PSP converts leaves the account of the payment's
 * currency and enters that of the payout's: each in its own currency, never as a sum of both.
 */
export const MONTH_END_MOVEMENTS = [
  'captured',
  'refunded',
  'charged_back',
  'fees',
  'reserve',
  'adjustments',
  'converted',
  'paid_out',
] as const;
export type MonthEndMovement = (typeof MONTH_END_MOVEMENTS)[number];

/** Movements that lower what is owed when they are positive amounts; the others carry their own sign, as in a payout. */
const LOWERS: ReadonlySet<MonthEndMovement> = new Set(['refunded', 'charged_back', 'fees', 'paid_out']);

/**
 * One figure of a period. `amount` is in minor units of `currency`: positive for what was captured, refunded, charged
 * back, taken as fees or paid out; reserve and adjustments as a payout has them (a reserve kept is negative), converted with the
 * sign of what it does to this account. `count` says how many payments or payouts it is the sum of.
 */
export interface MonthEndFigure {
  readonly currency: string;
  readonly psp: string;
  readonly line: 'opening' | 'closing' | MonthEndMovement;
  readonly amount: bigint;
  readonly count: number;
}

/** What one PSP owes in one currency, from the first moment of a period to the last. Signed by what it does to that. */
export interface MonthEndAccount {
  readonly currency: string;
  readonly psp: string;
  /** Unsettled at the start, as counted then. */
  readonly opening: bigint;
  readonly movements: Readonly<Record<MonthEndMovement, bigint>>;
  /** Payments or payouts behind each movement. */
  readonly counts: Readonly<Record<MonthEndMovement, number>>;
  /** Unsettled at the end, as counted then. */
  readonly closing: bigint;
  /** Closing minus (opening + movements): zero when the equation holds. */
  readonly residual: bigint;
}

interface Draft {
  readonly currency: string;
  readonly psp: string;
  opening: bigint;
  closing: bigint;
  readonly movements: Record<MonthEndMovement, bigint>;
  readonly counts: Record<MonthEndMovement, number>;
}

/**
 * The accounts of a period, by currency and then PSP. Figures may come in any order, in as many parts as there are rows.
 * Unsettled is what the next payouts will bring: a reserve that is kept leaves it, one that is released comes back.
 */
export function monthEnd(figures: Iterable<MonthEndFigure>): MonthEndAccount[] {
  const drafts = new Map<string, Draft>();
  for (const { currency, psp, line, amount, count } of figures) {
    const key = `${currency} ${psp}`;
    const draft = drafts.get(key) ?? emptyDraft(currency, psp);
    drafts.set(key, draft);
    if (line === 'opening' || line === 'closing') {
      draft[line] += amount;
      continue;
    }
    draft.movements[line] += LOWERS.has(line) ? -amount : amount;
    draft.counts[line] += count;
  }
  return [...drafts.keys()].sort().map((key) => {
    const draft = drafts.get(key) as Draft;
    return { ...draft, residual: draft.closing - expected(draft) };
  });
}

function expected({ opening, movements }: Draft): bigint {
  return MONTH_END_MOVEMENTS.reduce((sum, movement) => sum + movements[movement], opening);
}

function emptyDraft(currency: string, psp: string): Draft {
  return { currency, psp, opening: 0n, closing: 0n, movements: byLine(0n), counts: byLine(0) };
}

function byLine<T>(value: T): Record<MonthEndMovement, T> {
  return Object.fromEntries(MONTH_END_MOVEMENTS.map((line) => [line, value])) as Record<MonthEndMovement, T>;
}

/** One currency's accounts as one: what all PSPs owe in it. Currencies are never added. */
export function totalsByCurrency(accounts: readonly MonthEndAccount[]): MonthEndAccount[] {
  return monthEnd(
    accounts.flatMap(({ currency, opening, closing, movements, counts }) => [
      { currency, psp: '', line: 'opening' as const, amount: opening, count: 0 },
      { currency, psp: '', line: 'closing' as const, amount: closing, count: 0 },
      ...MONTH_END_MOVEMENTS.map((line) => ({
        currency,
        psp: '',
        line,
        amount: LOWERS.has(line) ? -movements[line] : movements[line],
        count: counts[line],
      })),
    ]),
  );
}
