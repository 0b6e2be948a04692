import { currencyExponent } from './currency.ts';
import type { Cause, Explanation } from './payout-explain.ts';
import { FINDING_KINDS, effectTotal } from './payout-finding.ts';
import type { Finding, FindingBook, FindingKind, FindingsOfKind } from './payout-finding.ts';
import { PAYOUT_PARTS } from './payout.ts';
import type { ByPart, PayoutPart } from './payout.ts';

export const DISCREPANCY_KINDS = [
  ...FINDING_KINDS,
  'missing_fee_row',
  'item_missing',
  'summary_differs',
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** One thing to know about a payout, as a sentence would tell it. Amounts are minor units of `currency`. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  /** A note is worth knowing and nothing to mend: money of a payment that is not ours, or one paid in parts. */
  readonly level: 'problem' | 'note';
  readonly part: PayoutPart;
  /** Rows that it is about, or that are missing; null when nobody counts them. */
  readonly rows: number | null;
  /** The payout's, but for `wrong_currency`: what the rows are really in, null when they are in several. */
  readonly currency: string | null;
  /** What the rows say, what is missing, or by how much the summary is off; null when it is in several currencies. */
  readonly amount: bigint | null;
  readonly expected: bigint | null;
  /** Its share of the residual, in the payout's currency; null when it explains none of it. */
  readonly explains: bigint | null;
  /** Ids of the rows, of those they were held against, and of their transactions: the first hundred of each. */
  readonly items: readonly string[];
  readonly related: readonly string[];
  readonly transactions: readonly string[];
}

export interface Told {
  readonly currency: string;
  readonly book: FindingBook;
  readonly explanation: Explanation;
  /** Summary minus items. */
  readonly differences: ByPart<bigint | null>;
  readonly missing: ByPart<number | null>;
}

/** Everything to know about a payout: what explains the residual first, notes last. */
export function tellDiscrepancies(told: Told): Discrepancy[] {
  const all = [
    ...FINDING_KINDS.flatMap((kind) => ofKind(told, kind)),
    ...lackingRows(told),
    ...told.explanation.summaryAtFault.map((part) => summaryDiffers(told, part)),
  ];
  return all.toSorted((a, b) => urgency(a) - urgency(b));
}

function urgency({ explains, level }: Discrepancy): number {
  return level === 'note' ? 2 : explains === null ? 1 : 0;
}

function ofKind(told: Told, kind: FindingKind): Discrepancy[] {
  const found = told.book[kind];
  if (found.count === 0) return [];
  if (kind === 'wrong_currency') return PAYOUT_PARTS.flatMap((part) => foreignRows(told, part));
  const explaining = found.kept.filter((finding) => isCause(told.explanation.causes, finding));
  const others = found.kept.filter((finding) => !explaining.includes(finding));
  if (kind === 'item_without_transaction')
    return [explaining, others]
      .filter(({ length }) => length > 0)
      .map((some) => together(told, found, some, some === explaining));
  const rest = restOf(told, found);
  return [...found.kept.map((finding) => one(told, finding, explaining.includes(finding))), ...rest];
}

function isCause(causes: readonly Cause[], finding: Finding): boolean {
  return causes.some(({ kinds, single }) => (single ? single === finding : kinds.includes(finding.kind)));
}

function one(told: Told, finding: Finding, explains: boolean): Discrepancy {
  return {
    ...about([finding]),
    kind: finding.kind,
    level: finding.kind === 'paid_in_parts' ? 'note' : 'problem',
    part: finding.part,
    rows: finding.items.length,
    currency: told.currency,
    amount: finding.amount,
    expected: finding.expected,
    explains: explains ? effectTotal(finding.effect) : null,
  };
}

/** Rows without a transaction are told together: what counts is how many they are and what they come to. */
function together(
  told: Told,
  found: FindingsOfKind,
  some: readonly Finding[],
  explains: boolean,
): Discrepancy {
  const kept = some.length === found.kept.length;
  const amount = kept ? found.amount : sumOf(some, (finding) => finding.amount);
  const effect = kept ? effectTotal(found.effect) : sumOf(some, ({ effect: each }) => effectTotal(each));
  return {
    ...about(some),
    kind: 'item_without_transaction',
    level: explains ? 'problem' : 'note',
    part: some[0]?.part ?? 'sales',
    rows: kept ? found.items : some.length,
    currency: told.currency,
    amount,
    expected: null,
    explains: explains ? effect : null,
  };
}

/** More than were kept one by one, as one. */
function restOf(told: Told, found: FindingsOfKind): Discrepancy[] {
  const [first] = found.kept;
  if (first === undefined || found.count === found.kept.length) return [];
  const explains = told.explanation.causes.some(
    ({ kinds, single }) => single === null && kinds.includes(first.kind),
  );
  const share = effectTotal(found.effect) - sumOf(found.kept, ({ effect }) => effectTotal(effect));
  return [
    {
      ...one(told, first, false),
      ...about([]),
      rows: found.items - found.kept.reduce((sum, { items }) => sum + items.length, 0),
      amount: found.amount - sumOf(found.kept, ({ amount }) => amount),
      expected: null,
      explains: explains ? share : null,
    },
  ];
}

/** Left out of the sums: what the summary has instead of them is what they were worth in the payout's currency. */
function foreignRows(told: Told, part: PayoutPart): Discrepancy[] {
  const found = told.book.wrong_currency;
  if (found.counts[part] === 0) return [];
  const here = found.kept.filter((finding) => finding.part === part);
  const currencies = new Set(here.map(({ currency }) => currency));
  const [only = told.currency] = currencies;
  const amount = restate(
    sumOf(here, (finding) => finding.amount),
    told.currency,
    only,
  );
  const whole = currencies.size === 1 && here.length === found.counts[part];
  const { lacking } = told.explanation;
  const fees = part === feesGoWith(told) ? lacking.fees : 0n;
  return [
    {
      ...about(here),
      kind: 'wrong_currency',
      level: 'problem',
      part,
      rows: found.counts[part],
      currency: whole ? only : null,
      amount: whole ? amount : null,
      expected: null,
      explains: nonZero(lacking[part] + fees),
    },
  ];
}

/** What the summary has and the items lack. The fees of a missing row are missing with it. */
function lackingRows(told: Told): Discrepancy[] {
  const { lacking, causes } = told.explanation;
  return PAYOUT_PARTS.flatMap((part): Discrepancy[] => {
    const owner = feesGoWith(told);
    if (lacking[part] === 0n || told.book.wrong_currency.counts[part] > 0) return [];
    if (part === 'fees' && owner !== null) return [];
    const gone = causes.reduce((sum, { rows }) => sum + rows[part], 0);
    const explains = lacking[part] + (part === owner ? lacking.fees : 0n);
    const missing = told.missing[part];
    return [
      {
        ...about([]),
        kind: part === 'fees' ? 'missing_fee_row' : 'item_missing',
        level: 'problem',
        part,
        rows: missing === null ? null : missing + gone,
        currency: told.currency,
        amount: lacking[part],
        expected: null,
        explains,
      },
    ];
  });
}

/** The part whose missing rows the missing fees belong to; null when fees are missing by themselves. */
function feesGoWith({ explanation: { lacking } }: Told): PayoutPart | null {
  return (['sales', 'refunds', 'chargebacks'] as const).find((part) => lacking[part] !== 0n) ?? null;
}

function summaryDiffers(told: Told, part: PayoutPart): Discrepancy {
  return {
    ...about([]),
    kind: 'summary_differs',
    level: 'problem',
    part,
    rows: null,
    currency: told.currency,
    amount: -(told.differences[part] ?? 0n),
    expected: null,
    explains: null,
  };
}

function about(findings: readonly Finding[]): Pick<Discrepancy, 'items' | 'related' | 'transactions'> {
  return {
    items: findings.flatMap(({ items }) => items),
    related: findings.flatMap(({ related }) => related),
    transactions: [...new Set(findings.flatMap(({ transaction_id }) => transaction_id ?? []))],
  };
}

function sumOf(findings: readonly Finding[], pick: (finding: Finding) => bigint): bigint {
  return findings.reduce((sum, finding) => sum + pick(finding), 0n);
}

/** The same number in the minor units of another currency; null when that currency has not so many decimals. */
function restate(minor: bigint, from: string, to: string): bigint | null {
  const shift = (currencyExponent(to) ?? 2) - (currencyExponent(from) ?? 2);
  if (shift >= 0) return minor * 10n ** BigInt(shift);
  const scale = 10n ** BigInt(-shift);
  return minor % scale === 0n ? minor / scale : null;
}

function nonZero(value: bigint): bigint | null {
  return value === 0n ? null : value;
}
