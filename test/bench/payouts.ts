import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { percentile } from './row.ts';
import type { Bench, Row } from './row.ts';
import { openOfflineBff, timeOf } from './support/offline-bff.ts';
import { payoutFile } from './support/payout-file.ts';
import { shopTransactionId } from './support/shop.ts';

const ITEMS = 100_000;
const P95_MS = 25;
const WORST_MS = 200;
const ROUNDS = 25;
const CSV_MS = 5_000;

/** One row in so many is a fee of the whole payout. */
const FEE_EVERY = 4_000;

interface Payout {
  readonly id: string;
  /** An item far from both ends. */
  readonly middle: string;
}

/** A copy of the database in which one payout has all items. */
async function onePayout(folder: string): Promise<{ readonly path: string; readonly payout: Payout }> {
  const path = join(folder, 'payouts.sqlite');
  copyFileSync(await payoutFile(ITEMS), path);
  const connection = new DatabaseSync(path);
  connection.exec(`
    update payout_item set payout = (select max(position) from payout);
    update payout_item set type = 'fee', transaction_id = null, transaction_position = null
      where position % ${String(FEE_EVERY)} = 0;
    update payout set items_total = ${String(ITEMS)}, items_checked = 1, proof_stale = 0, items_tally = (
      select json_object('indexed', count(*), 'without_transaction', sum(transaction_id is null),
        'by_type', json_object('sale', sum(type = 'sale'), 'fee', sum(type = 'fee'))) from payout_item);
    insert into walk (resource, finished) values ('payouts', 1)`);
  const { id } = connection
    .prepare('select id from payout order by position desc limit 1')
    .get() as unknown as Payout;
  const { middle } = connection
    .prepare(`select id as middle from payout_item order by position limit 1 offset ${String(ITEMS / 2)}`)
    .get() as unknown as Payout;
  connection.close();
  return { path, payout: { id, middle } };
}

function mixesOf({ middle }: Payout): readonly string[] {
  return [
    '',
    'order=asc&limit=100',
    `start_after=${middle}&limit=100`,
    `end_before=${middle}`,
    'type=sale&limit=100',
    'type=fee',
    'type=refund&type=chargeback',
    `type=fee&start_after=${middle}`,
    'without_transaction=true',
    `transaction_id=${shopTransactionId(4_321)}`,
    `id=${middle}`,
  ];
}

/** The pages of a payout of 100,000 items through the whole BFF, and all of them as a file. */
export const payoutsBench: Bench = {
  name: 'payouts',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'payouts-'));
    const { path, payout } = await onePayout(folder);
    const bff = await openOfflineBff(path);
    const items = `/api/payouts/${payout.id}/items`;
    const timed: { mix: string; times: number[] }[] = [];
    for (const mix of mixesOf(payout)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await timeOf(bff, `${items}?${mix}`));
      timed.push({ mix, times });
    }
    const csv = await timeOf(bff, `${items}.csv`);
    await bff.stop();
    rmSync(folder, { recursive: true });
    const all = timed.flatMap(({ times }) => times);
    const p95 = percentile(all, 95);
    const worst = Math.max(...all);
    const slowest = timed.toSorted((a, b) => Math.max(...b.times) - Math.max(...a.times))[0]?.mix ?? '';
    const rows: Row[] = [
      {
        what: `pages of a payout of ${ITEMS.toLocaleString('en')} items, ${String(timed.length)} mixes, p95`,
        ours: `${p95.toFixed(1)} ms`,
        budget: `at most ${String(P95_MS)} ms`,
        holds: p95 <= P95_MS,
      },
      {
        what: `the slowest of them (${slowest})`,
        ours: `${worst.toFixed(1)} ms`,
        budget: `at most ${String(WORST_MS)} ms`,
        holds: worst <= WORST_MS,
      },
      {
        what: 'all of its items as a file',
        ours: `${csv.toFixed(0)} ms`,
        budget: `at most ${String(CSV_MS)} ms`,
        holds: csv <= CSV_MS,
      },
    ];
    return rows;
  },
};
