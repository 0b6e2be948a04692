import { NO_FINDINGS } from '#domain/payout-finding.ts';
import type { FindingBook } from '#domain/payout-finding.ts';
import { prove } from '#domain/payout-proof.ts';
import type { PayoutProof } from '#domain/payout-proof.ts';
import { NO_ITEMS } from '#domain/payout-sums.ts';
import type { PayoutSums } from '#domain/payout-sums.ts';
import { byPart } from '#domain/payout.ts';
import type { PayoutSummary } from '#domain/payout.ts';
import type { PayoutProofTable, PayoutTable } from '../store/payout-tables.ts';

/** What the items of one payout came to, slice by slice. */
export interface PayoutFold {
  readonly sums: PayoutSums;
  readonly book: FindingBook;
  readonly unchecked: number;
}

export const NOTHING: PayoutFold = { sums: NO_ITEMS, book: NO_FINDINGS, unchecked: 0 };

type ProvedColumns = Pick<
  PayoutProofTable,
  'payout' | 'items' | 'unchecked' | 'residual' | 'unexplained' | 'discrepancies' | 'proof'
>;

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
