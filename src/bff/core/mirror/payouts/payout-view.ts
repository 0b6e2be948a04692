import type { Kysely } from 'kysely';
import type { BankMatchState, PayoutRow } from '#contract/payout.ts';
import { formatDecimal } from '#domain/money.ts';
import { bankMatchesOf } from '../../statements/bank-match.ts';
import type { PayoutProofTable, PayoutTable } from '../../store/payout-tables.ts';
import type { Schema } from '../../store/schema.ts';
import { formatMicros } from '../time-text.ts';

type Proof = Pick<
  PayoutProofTable,
  'payout' | 'items' | 'residual' | 'unexplained' | 'discrepancies' | 'from_us' | 'to_us'
>;

/** Mirrored payouts as the contract shows them, in the same order. */
export async function toPayoutRows(
  db: Kysely<Schema>,
  payouts: readonly PayoutTable[],
): Promise<PayoutRow[]> {
  if (payouts.length === 0) return [];
  const proofs = await db
    .selectFrom('payout_proof')
    .select(['payout', 'items', 'residual', 'unexplained', 'discrepancies', 'from_us', 'to_us'])
    .where(
      'payout',
      'in',
      payouts.map(({ position }) => position),
    )
    .execute();
  const proofOf = new Map(proofs.map((proof) => [proof.payout, proof]));
  const matches = await bankMatchesOf(
    db,
    payouts.map(({ id }) => id),
  );
  return payouts.map((payout) =>
    toPayoutRow(payout, proofOf.get(payout.position), matches.get(payout.id) ?? 'unchecked'),
  );
}

function toPayoutRow(row: PayoutTable, proof: Proof | undefined, bankMatch: BankMatchState): PayoutRow {
  const text = (minor: bigint): string => formatDecimal({ minor, currency: row.currency });
  const { from_us: from, to_us: to } = proof ?? { from_us: null, to_us: null };
  return {
    id: row.id,
    created_at: formatMicros(row.created_us),
    status: row.status,
    gateway: row.gateway,
    currency: row.currency,
    amount: text(BigInt(row.amount)),
    bank_name: row.bank_name,
    bank_summary: row.bank_summary,
    settled_at: row.settled_us === null ? null : formatMicros(row.settled_us),
    period: from === null || to === null ? null : { from: formatMicros(from), to: formatMicros(to) },
    items_count: row.items_total,
    residual: proof ? text(BigInt(proof.residual)) : null,
    unexplained: proof ? text(BigInt(proof.unexplained)) : null,
    discrepancy_count: proof?.discrepancies ?? null,
    bank_match: bankMatch,
  };
}
