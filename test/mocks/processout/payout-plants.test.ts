import { beforeAll, describe, expect, it } from 'vitest';
import type { PlantedDiscrepancy } from '#mocks/processout/engine/payout-truth.ts';
import { itemsOf, minor, openPayouts, payoutsOf, residualOf, summaryResidualOf } from './payouts-support.ts';
import type { Item, Payout } from './payouts-support.ts';
import type { Client } from './support.ts';

const KINDS = [
  'missing_fee_row',
  'item_without_transaction',
  'repeated_transaction',
  'amount_differs',
  'wrong_currency',
  'item_missing',
  'summary_differs',
] as const;

describe('planted discrepancies', () => {
  let client: Client;
  let payouts: Map<string, Payout>;
  let items: Map<string, Item[]>;
  let planted: readonly PlantedDiscrepancy[];

  beforeAll(async () => {
    client = openPayouts({ payouts: 'planted', size: 2_000 });
    payouts = new Map((await payoutsOf(client)).map((payout) => [payout.id, payout]));
    items = new Map();
    for (const payout of payouts.values()) items.set(payout.id, await itemsOf(client, payout));
    planted = client.sim.payouts.planted();
  });

  const of = (kind: (typeof KINDS)[number]): PlantedDiscrepancy[] =>
    planted.filter((one) => one.kind === kind);
  const rowsOf = ({ payout_id, item_ids }: PlantedDiscrepancy): Item[] =>
    items.get(payout_id)!.filter(({ id }) => item_ids.includes(id));

  it('are all that keeps a payout from adding up, at most one in each, and there is one of each kind', () => {
    const truth = new Map(planted.map((one) => [one.payout_id, one]));
    expect(truth.size).toBe(planted.length);
    for (const payout of payouts.values())
      expect([payout.id, residualOf(payout, items.get(payout.id)!)]).toEqual([
        payout.id,
        truth.get(payout.id)?.residual ?? 0n,
      ]);
    expect(new Set(planted.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  });

  it('name rows that say what the truth says they say', () => {
    for (const one of planted) {
      const rows = rowsOf(one);
      expect(rows).toHaveLength(one.item_ids.length);
      for (const row of rows) expect(minor(row.amount, one)).toBe(one.amount);
    }
  });

  it('are rows without a transaction, told in the summary or not', () => {
    const unknown = of('item_without_transaction');
    for (const one of unknown) expect(rowsOf(one)).toMatchObject([{ type: 'sale', transaction_id: null }]);
    expect(new Set(unknown.map(({ residual }) => residual === 0n))).toEqual(new Set([true, false]));
  });

  it('are transactions listed again, in the same payout or in the next', () => {
    const places = of('repeated_transaction').map((one) => {
      const [id] = one.transaction_ids;
      const rows = [...items.values()].flat().filter((row) => row.transaction_id === id);
      const sales = rows.filter(({ type }) => type === 'sale');
      expect(sales).toHaveLength(2);
      return new Set(sales.map(({ payout_id }) => payout_id)).size;
    });
    expect(new Set(places)).toEqual(new Set([1, 2]));
  });

  it('are amounts that differ from the transaction, and amounts of another currency', async () => {
    for (const one of [...of('amount_differs'), ...of('wrong_currency')]) {
      const [id = ''] = one.transaction_ids;
      const { transaction } = (await client.get(`/transactions/${id}`)).body as unknown as {
        transaction: { captured_amount: string; currency: string };
      };
      const [row] = rowsOf(one);
      if (one.kind === 'wrong_currency') {
        expect(transaction.currency).not.toBe(one.currency);
        expect(Number(row!.amount)).toBe(Number(transaction.captured_amount));
      } else {
        expect(one.expected).toBe(minor(transaction.captured_amount, one));
        expect(one.amount).not.toBe(one.expected);
      }
    }
  });

  it('are items that the summary counts and nobody sent', () => {
    for (const { payout_id, transaction_ids } of of('item_missing')) {
      const sales = items.get(payout_id)!.filter(({ type }) => type === 'sale');
      expect(sales.length).toBe(payouts.get(payout_id)!.sales_transactions - 1);
      expect(sales.map(({ transaction_id }) => transaction_id)).not.toContain(transaction_ids[0]);
    }
  });

  it('are fees that no row says, and a summary that leaves one out', () => {
    for (const { payout_id, amount, residual } of of('missing_fee_row')) {
      expect(residual).toBe(amount);
      expect(amount).toBeLessThan(0n);
      expect(summaryResidualOf(payouts.get(payout_id)!)).toBe(0n);
    }
    for (const { payout_id, amount, residual } of of('summary_differs')) {
      expect(residual).toBe(0n);
      expect(summaryResidualOf(payouts.get(payout_id)!)).toBe(amount);
    }
  });
});
