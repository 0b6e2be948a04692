import { describe, expect, it } from 'vitest';
import type { PayoutDetail, PayoutItemsPage } from '#contract/payout-detail.ts';
import { formatDecimal, money } from '#domain/money.ts';
import type { PlantedDiscrepancy } from '#mocks/processout/engine/payout-truth.ts';
import { startBff } from '../../support/start-bff.ts';
import type { TestBff } from '../../support/start-bff.ts';
import { everyPayout, payoutsSynced } from './payouts-support.ts';

interface Told {
  readonly id: string;
  readonly residual: string | null;
  readonly unexplained: string | null;
  readonly kinds: readonly string[];
  readonly items: readonly string[];
}

/** What the API says of every payout; a payment in parts is right, and planted nowhere. */
async function toldOf(bff: TestBff): Promise<Told[]> {
  const told: Told[] = [];
  for (const { id, residual, unexplained } of await everyPayout(bff)) {
    const { payout } = await bff.read<{ payout: PayoutDetail }>(`/api/payouts/${id}`);
    const found = payout.proof?.discrepancies.filter(({ kind }) => kind !== 'paid_in_parts') ?? [];
    told.push({
      id,
      residual,
      unexplained,
      kinds: found.map(({ kind }) => kind),
      items: found.flatMap(({ item_ids }) => item_ids),
    });
  }
  return told;
}

/** The residual is the truth's, but for rows in another currency: they are added to nothing. */
async function residualOf(bff: TestBff, planted: PlantedDiscrepancy): Promise<string> {
  const { currency, payout_id: id } = planted;
  let { residual } = planted;
  if (planted.kind === 'wrong_currency') {
    const [row = ''] = planted.item_ids;
    const { items } = await bff.read<PayoutItemsPage>(`/api/payouts/${id}/items?id=${row}`);
    for (const { net } of items) residual += money(net, currency).minor;
  }
  return formatDecimal({ minor: residual, currency });
}

describe('a whole world of payouts', () => {
  it.each(['norrland', 'one', 'two'])(
    'holds what was planted in it, explained to the last cent, and nothing else: %s',
    { timeout: 60_000 },
    async (seed) => {
      const bff = await startBff({ seed, size: 1_000, payouts: 'planted' });
      await payoutsSynced(bff);
      const truth = new Map(bff.simulator.payouts.planted().map((one) => [one.payout_id, one]));
      expect(truth.size).toBeGreaterThan(5);
      for (const { id, residual, unexplained, kinds, items } of await toldOf(bff)) {
        const planted = truth.get(id);
        expect({ id, kinds }).toEqual({ id, kinds: planted ? [planted.kind] : [] });
        // A summary that leaves a row out names the part, not the row.
        if (planted && planted.kind !== 'summary_differs') expect(items).toEqual(planted.item_ids);
        expect(Number(unexplained)).toBe(0);
        expect(residual).toBe(planted ? await residualOf(bff, planted) : residual?.replaceAll(/[1-9-]/g, ''));
      }
      await bff.stop();
    },
  );
});
