import { currencyExponent } from '#domain/currency.ts';
import { LOCAL_CURRENCY } from '../http/local-amount.ts';
import { sameDigits, toEuroCents } from '../world/payouts/convert.ts';
import { fromEuroCents } from '../world/payouts/schemes.ts';
import type { Account, Entry } from './payout-accounts.ts';
import { entriesOf, tally } from './payout-draft.ts';
import type { Draft, ExtraItem, Payout } from './payout-draft.ts';

export type PlantKind =
  | 'missing_fee_row'
  | 'item_without_transaction'
  | 'repeated_transaction'
  | 'amount_differs'
  | 'wrong_currency'
  | 'item_missing'
  | 'summary_differs';

/** What was planted in a payout, in minor units of its currency. */
export interface Plant {
  readonly kind: PlantKind;
  /** The items that are wrong. */
  readonly items: readonly (Entry | ExtraItem)[];
  /** The payments that they are about. */
  readonly places: readonly number[];
  /** What the rows say, or what the missing row would say. */
  readonly amount: bigint;
  readonly expected: bigint | null;
  /** The amount wired minus all items, which it is the only reason for. */
  readonly residual: bigint;
}

/** What planting needs to know about the other payouts. */
export interface Field {
  readonly before: Payout | undefined;
  /** Accounts of the same PSP. */
  readonly siblings: readonly Account[];
  /** Entries that another account's payout has taken; they are left out of their own. */
  readonly taken: Set<Entry>;
  /** Payments that something was planted on: each is used once. */
  readonly used: Set<number>;
}

type Planter = (draft: Draft, field: Field) => Plant | null;

/** What is planted, in turn; null where a payout has nothing that it would fit. */
export const PLANTERS: readonly Planter[] = [
  summaryDiffers,
  (draft) => unknownItem(draft, true),
  (draft, field) => repeated(draft, field, draft),
  missingFeeRow,
  amountDiffers,
  itemMissing,
  wrongCurrency,
  (draft, field) => repeated(draft, field, field.before),
  (draft) => unknownItem(draft, false),
];

/** A sale to plant on: the only one of its payment, and of nothing planted before. */
function victim(payout: Payout | undefined, { taken, used }: Field): Entry | null {
  if (!payout || payout.outcome !== 'paid') return null;
  const sales = [...entriesOf(payout)].filter((entry) => entry.type === 'sale' && entry.isWhole);
  const free = sales.filter((entry) => !taken.has(entry) && !used.has(entry.place));
  const chosen = free[Math.floor(free.length / 2)];
  if (chosen) used.add(chosen.place);
  return chosen ?? null;
}

/** The PSP's summary leaves a fee out that its items have and the transfer lacks. */
function summaryDiffers(draft: Draft): Plant {
  const amount = -fromEuroCents(1500, draft.account.currency);
  const extra = extraItem('fee', amount, 0n, { description: 'Dispute handling' });
  draft.extras.push(extra);
  draft.amount += amount;
  return { kind: 'summary_differs', items: [extra], places: [], amount, expected: null, residual: 0n };
}

/** A sale of another till: of no payment here. Told ones are part of the transfer, the others are not. */
function unknownItem(draft: Draft, isTold: boolean): Plant {
  const { currency } = draft.account;
  const amount = fromEuroCents(4400 + (draft.number % 37) * 50, currency);
  const fees = draft.account.scheme.fees === 'per item' ? -fromEuroCents(91, currency) : 0n;
  const extra = extraItem('sale', amount, fees, { merchant_reference: `POS-${4000 + draft.number}` });
  draft.extras.push(extra);
  if (isTold) tally(draft, extra);
  const residual = isTold ? 0n : -(amount + fees);
  return { kind: 'item_without_transaction', items: [extra], places: [], amount, expected: null, residual };
}

/** A sale listed again: in its own payout by mistake, or in the next one and paid again. */
function repeated(draft: Draft, field: Field, from: Payout | undefined): Plant | null {
  const entry = victim(from, field);
  if (!entry) return null;
  const { type, amount, place, ordinal } = entry;
  const fees = draft.account.scheme.fees === 'one row' ? 0n : entry.fees;
  const extra: ExtraItem = { type, amount, fees, place, ordinal, metadata: {} };
  draft.extras.push(extra);
  const isPaid = from !== draft;
  if (isPaid) tally(draft, extra);
  const residual = isPaid ? 0n : -(amount + fees);
  return { kind: 'repeated_transaction', items: [extra], places: [place], amount, expected: 0n, residual };
}

function missingFeeRow(draft: Draft): Plant {
  const amount = -fromEuroCents(2000, draft.account.currency);
  tally(draft, { type: 'fee', amount, fees: 0n });
  return { kind: 'missing_fee_row', items: [], places: [], amount, expected: null, residual: amount };
}

function amountDiffers(draft: Draft, field: Field): Plant | null {
  const entry = victim(draft, field);
  if (!entry) return null;
  const more = fromEuroCents(700, draft.account.currency);
  const amount = entry.amount + more;
  draft.amended.set(entry, amount);
  const { place, amount: expected } = entry;
  return { kind: 'amount_differs', items: [entry], places: [place], amount, expected, residual: -more };
}

function itemMissing(draft: Draft, field: Field): Plant | null {
  const entry = victim(draft, field);
  if (!entry) return null;
  draft.omitted.add(entry);
  const { place, amount } = entry;
  const residual = amount + (draft.account.scheme.fees === 'one row' ? 0n : entry.fees);
  return { kind: 'item_missing', items: [], places: [place], amount, expected: null, residual };
}

/** A sale in another currency comes with the euro payout, and its row was never converted, though the summary was. */
function wrongCurrency(draft: Draft, { siblings, taken, used }: Field): Plant | null {
  const { account, end } = draft;
  if (account.currency !== LOCAL_CURRENCY || account.scheme.fees !== 'per item') return null;
  for (const sibling of siblings) {
    if (currencyExponent(sibling.currency) === 3) continue;
    const open = sibling.entries.slice(sibling.settled).filter(({ at }) => at < end);
    const entry = open.find(({ type, isWhole, place }) => type === 'sale' && isWhole && !used.has(place));
    const amount = entry ? sameDigits(entry.amount, sibling.currency, account.currency) : null;
    if (!entry || amount === null) continue;
    taken.add(entry);
    used.add(entry.place);
    const { type, place, ordinal } = entry;
    const fees = toEuroCents(entry.fees, sibling.currency);
    const extra: ExtraItem = { type, amount, fees, place, ordinal, metadata: {} };
    const converted = toEuroCents(entry.amount, sibling.currency);
    draft.extras.push(extra);
    tally(draft, { type, amount: converted, fees });
    const residual = converted - amount;
    return {
      kind: 'wrong_currency',
      items: [extra],
      places: [place],
      amount,
      expected: converted,
      residual,
    };
  }
  return null;
}

function extraItem(
  type: ExtraItem['type'],
  amount: bigint,
  fees: bigint,
  metadata: Record<string, string>,
): ExtraItem {
  return { type, amount, fees, place: null, ordinal: null, metadata };
}
