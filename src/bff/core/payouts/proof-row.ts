import { NO_FINDINGS } from '#domain/payout-finding.ts';
import type { FindingBook } from '#domain/payout-finding.ts';
import { prove } from '#domain/payout-proof.ts';
import type { PayoutProof } from '#domain/payout-proof.ts';
import { addItems, NO_ITEMS } from '#domain/payout-sums.ts';
import type { PayoutSums } from '#domain/payout-sums.ts';
import { byPart } from '#domain/payout.ts';
import type { PayoutSummary } from '#domain/payout.ts';
import type { PayoutProofTable, PayoutTable } from '../store/payout-tables.ts';
import type { Ends, SumsOfPayout } from './slices.ts';

/** What the items of one payout came to, slice by slice. */
export interface PayoutFold {
  readonly sums: PayoutSums;
  readonly book: FindingBook;
  readonly unchecked: number;
  /** Null while there are none. */
  readonly ends: Ends | null;
}

export const NOTHING: PayoutFold = { sums: NO_ITEMS, book: NO_FINDINGS, unchecked: 0, ends: null };

type ProvedColumns = Omit<PayoutProofTable, 'from_us' | 'to_us' | 'proved_at'>;

/** A fold with what more items of its payout come to. */
export function addSums(fold: PayoutFold, more: SumsOfPayout): PayoutFold {
  const { first, last } = fold.ends ?? more.ends;
  const ends = { first: Math.min(first, more.ends.first), last: Math.max(last, more.ends.last) };
  return { ...fold, sums: addItems(fold.sums, more), ends };
}

/** The proof of a payout as it is stored. */
export function proofRow(payout: PayoutTable, fold: PayoutFold): ProvedColumns {
  const proof = prove(summaryOfRow(payout), fold.sums, fold.book);
  return {
    payout: payout.position,
    items: fold.sums.items,
    unchecked: fold.unchecked,
    residual: String(proof.residual),
    unexplained: String(proof.unexplained),
    discrepancies: proof.discrepancies.filter(({ level }) => level === 'problem').length,
    proof: writeProof(proof),
  };
}

/** The mirror stored the parts as the domain signed them (`summaryOf`). */
export function summaryOfRow(row: PayoutTable): PayoutSummary {
  const exact = (minor: number | null): bigint | null => (minor === null ? null : BigInt(minor));
  return {
    currency: row.currency,
    amount: BigInt(row.amount),
    parts: {
      sales: exact(row.sales_volume),
      refunds: exact(row.refunds_volume),
      chargebacks: exact(row.chargebacks_volume),
      fees: exact(row.fees),
      adjustments: exact(row.adjustments),
      reserve: exact(row.reserve),
    },
    counts: {
      ...byPart(() => null),
      sales: row.sales_transactions,
      refunds: row.refunds_transactions,
      chargebacks: row.chargebacks_transactions,
    },
  };
}

const MINOR = /^-?\d+n$/;

/** As JSON, minor units written as "123n". */
function writeProof(proof: PayoutProof): string {
  return JSON.stringify(proof, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

export function readProof(text: string): PayoutProof {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && MINOR.test(value) ? BigInt(value.slice(0, -1)) : value,
  ) as PayoutProof;
}
