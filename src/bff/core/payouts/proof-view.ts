import type { Kysely } from 'kysely';
import type { PayoutDiscrepancy, PayoutProofView } from '#contract/payout-detail.ts';
import { formatDecimal } from '#domain/money.ts';
import type { Discrepancy } from '#domain/payout-discrepancy.ts';
import type { PayoutProof } from '#domain/payout-proof.ts';
import { waterfall } from '#domain/payout-waterfall.ts';
import { byPart } from '#domain/payout.ts';
import type { Schema } from '../store/schema.ts';

type Db = Kysely<Schema>;

/** A proof as the contract shows it: decimal strings, and transactions with their names. */
export async function toProofView(db: Db, proof: PayoutProof, unchecked: number): Promise<PayoutProofView> {
  const { currency } = proof;
  const text = (minor: bigint): string => formatDecimal({ minor, currency });
  const orNull = (minor: bigint | null): string | null => (minor === null ? null : text(minor));
  const items = byPart((part) => proof.parts.find((one) => one.part === part)?.items ?? 0n);
  const names = await namesOf(
    db,
    proof.discrepancies.flatMap(({ transactions }) => transactions),
  );
  return {
    parts: proof.parts.map((part) => ({
      part: part.part,
      summary: orNull(part.summary),
      items: text(part.items),
      difference: orNull(part.difference),
      summary_count: part.summaryCount,
      items_count: part.itemCount,
    })),
    waterfall: waterfall(items, proof.amount).map(({ part, amount, from, to }) => ({
      part,
      amount: text(amount),
      from: text(from),
      to: text(to),
    })),
    summary_total: orNull(proof.summaryTotal),
    items_total: text(proof.itemsTotal),
    residual: text(proof.residual),
    summary_residual: orNull(proof.summaryResidual),
    explained: text(proof.explained),
    unexplained: text(proof.unexplained),
    discrepancies: proof.discrepancies.map((each) => toDiscrepancy(each, currency, names)),
    unchecked_items: unchecked,
  };
}

function toDiscrepancy(
  discrepancy: Discrepancy,
  payoutCurrency: string,
  names: ReadonlyMap<string, string>,
): PayoutDiscrepancy {
  const { kind, level, part, rows, currency, amount, expected, explains } = discrepancy;
  const text = (minor: bigint | null, of: string | null): string | null =>
    minor === null || of === null ? null : formatDecimal({ minor, currency: of });
  return {
    kind,
    level,
    part,
    rows,
    currency,
    amount: text(amount, currency),
    expected: text(expected, currency),
    explains: text(explains, payoutCurrency),
    item_ids: [...discrepancy.items],
    related_item_ids: [...discrepancy.related],
    transactions: discrepancy.transactions.map((id) => ({ id, name: names.get(id) ?? null })),
  };
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('transaction')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
