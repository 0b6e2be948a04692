import type { PayoutCount, PayoutPage, PayoutRow } from '#contract/payout.ts';
import type { TestBff } from '../../support/start-bff.ts';

/** Lets time pass until all payouts, all of their items and all of their proofs are here. */
export async function payoutsSynced(bff: TestBff): Promise<void> {
  await bff.synced();
  for (let i = 0; i < 200; i += 1) {
    await bff.clock.settle();
    const { coverage } = await bff.read<PayoutPage>('/api/payouts?limit=1');
    const { totals } = await bff.read<PayoutCount>('/api/payouts/count');
    if (coverage.complete && totals.every(({ unproved }) => unproved === 0)) {
      // What neighbours say of each other is proved last.
      await bff.clock.advance(10_000);
      return;
    }
    await bff.clock.advance(1_000);
  }
  throw new Error('The payouts did not become complete');
}

/** Walks the whole list: forwards, or backwards from a row to the first one. */
export async function everyPayout(bff: TestBff, query = 'limit=100', before?: string): Promise<PayoutRow[]> {
  let rows: PayoutRow[] = [];
  for (let cursor = before; ;) {
    const place = before === undefined ? 'start_after' : 'end_before';
    const at = cursor === undefined ? '' : `&${place}=${cursor}`;
    const page = await bff.read<PayoutPage>(`/api/payouts?${query}${at}`);
    rows = before === undefined ? [...rows, ...page.payouts] : [...page.payouts, ...rows];
    if (!page.has_more) return rows;
    cursor = before === undefined ? rows.at(-1)?.id : rows[0]?.id;
  }
}
