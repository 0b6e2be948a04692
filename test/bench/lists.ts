import { percentile } from './row.ts';
import type { Bench, Row } from './row.ts';
import { mirrorFile } from './support/mirror-file.ts';
import { openOfflineBff, timeOf } from './support/offline-bff.ts';
import { shopCustomerId, shopEventId, shopInvoiceId, shopTransactionId } from './support/shop.ts';

export { mirrorFile };

export interface ListMix {
  readonly what: string;
  readonly query: string;
}

/** What staff ask for: the common, the rare and the empty, alone and combined, near and far from the newest row. */
export const LIST_MIXES: readonly ListMix[] = [
  { what: 'newest', query: '' },
  { what: 'oldest first, 100', query: 'order=asc&limit=100' },
  { what: 'far down', query: `start_after=${shopTransactionId(50_000)}` },
  { what: 'common status', query: 'status=completed' },
  { what: 'rare status', query: 'status=in-review' },
  { what: 'disputes', query: 'status=chargeback-initiated&status=solved&status=reversed&limit=100' },
  { what: 'status, currency, PSP and scheme', query: 'status=failed&currency=KWD&gateway=klarna&scheme=jcb' },
  { what: 'values that do not occur', query: 'gateway=nobody&scheme=none' },
  { what: 'one month', query: 'created_gte=2025-06-01T02:00:00Z&created_lt=2025-07-01T02:00:00Z' },
  {
    what: 'one old month and a rare status',
    query: 'created_gte=2024-06-01T02:00:00Z&created_lt=2024-07-01T02:00:00Z&status=reversed',
  },
  { what: 'exact amount', query: 'currency=EUR&amount_gte=100&amount_lte=100' },
  { what: 'wide amount', query: 'currency=EUR&amount_gte=20&amount_lte=300&status=completed' },
  { what: 'amount nobody paid', query: 'currency=SEK&amount_gte=900' },
  { what: 'rare currency and amount', query: 'currency=KWD&amount_gte=390&status=refunded' },
  { what: 'customer', query: `customer_id=${shopCustomerId(7)}` },
  { what: 'first name', query: 'q=clara' },
  { what: 'name and failed', query: 'q=clara+andersson&status=failed&status=blocked' },
  { what: 'word in every row, rare status', query: 'q=order&status=pending-capture' },
  { what: 'e-mail that is not there', query: 'q=nobody@nowhere.example' },
  { what: 'part of an order number, with amount', query: 'q=1002&currency=EUR&amount_gte=50&amount_lte=60' },
];

/** Nothing was paid out in this shop, which is the most that there can be to read. */
const THEN = 'as_of=2026-02-01T00:00:00Z';
const UNSETTLED_MIXES: readonly ListMix[] = [
  { what: 'in no payout', query: '' },
  { what: 'in no payout and late', query: 'late=true' },
  { what: 'unsettled at a moment', query: THEN },
  { what: 'unsettled at a moment and late', query: `${THEN}&late=true` },
  { what: 'the same, newest first', query: `${THEN}&late=true&order=desc` },
  {
    what: 'unsettled at a moment, captured in some weeks',
    query: `${THEN}&captured_gte=2025-12-01T00:00:00Z&captured_lt=2026-01-20T00:00:00Z`,
  },
  { what: 'unsettled at a moment of a rare PSP and currency', query: `${THEN}&gateway=klarna&currency=KWD` },
];

const INVOICE_MIXES: readonly ListMix[] = [
  { what: 'invoices', query: '' },
  { what: 'paid invoices', query: 'state=paid' },
  { what: 'invoices of expired links', query: 'state=expired' },
  { what: 'cancelled invoices of an amount', query: 'state=cancelled&currency=KWD&amount_gte=390' },
  { what: 'invoices of a customer', query: `customer_id=${shopCustomerId(7)}` },
  { what: 'invoices by a name', query: 'q=clara' },
  { what: 'invoices far down', query: `start_after=${shopInvoiceId(50_000)}` },
];
const CUSTOMER_MIXES: readonly ListMix[] = [
  { what: 'customers', query: '' },
  { what: 'customers of a rare country', query: 'country=KW' },
  { what: 'customers of a country and currency', query: 'country=JP&currency=KWD' },
  { what: 'customers by a name', query: 'q=clara+andersson' },
  {
    what: 'customers of an old month',
    query: 'created_gte=2024-06-01T02:00:00Z&created_lt=2024-07-01T02:00:00Z',
  },
  { what: 'customers far down', query: `start_after=${shopCustomerId(5_000)}` },
];
const EVENT_MIXES: readonly ListMix[] = [
  { what: 'events', query: '' },
  { what: 'events of a rare family', query: 'family=chargeback' },
  { what: 'events of a family without any', query: 'family=token' },
  { what: 'events of a payment', query: `object_id=${shopTransactionId(7)}` },
  { what: 'events by their name', query: 'q=refunded' },
  { what: 'events far down', query: `family=invoice&start_after=${shopEventId(50_000)}` },
];

/** By the path of each list. */
const MIXES: Readonly<Record<string, readonly ListMix[]>> = {
  transactions: LIST_MIXES,
  unsettled: UNSETTLED_MIXES,
  invoices: INVOICE_MIXES,
  customers: CUSTOMER_MIXES,
  events: EVENT_MIXES,
};

const BUDGETS = [
  { rows: 100_000, p95: 25 },
  { rows: 1_000_000, p95: 50 },
] as const;
const WORST_MS = 200;
const ROUNDS = 25;

interface Timed {
  readonly what: string;
  readonly times: readonly number[];
}

async function measure(rows: number): Promise<readonly Timed[]> {
  const bff = await openOfflineBff(await mirrorFile(rows));
  try {
    const timed: Timed[] = [];
    for (const [list, mixes] of Object.entries(MIXES)) {
      for (const { what, query } of mixes) {
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1)
          times.push(await timeOf(bff, `/api/${list}?${query}`));
        timed.push({ what, times });
      }
    }
    return timed;
  } finally {
    await bff.stop();
  }
}

/** Every mix of filters over a large mirror, through the whole BFF: parsed, asked, answered as JSON. */
export const listsBench: Bench = {
  name: 'lists',
  async run() {
    const rows: Row[] = [];
    for (const { rows: size, p95: budget } of BUDGETS) {
      const timed = await measure(size);
      const all = timed.flatMap(({ times }) => times);
      const p95 = percentile(all, 95);
      const slowest = timed.toSorted((a, b) => Math.max(...b.times) - Math.max(...a.times))[0];
      const worst = Math.max(...all);
      rows.push(
        {
          what: `queries of all lists over ${size.toLocaleString('en')} transactions, ${String(timed.length)} mixes, p95`,
          ours: `${p95.toFixed(1)} ms`,
          budget: `at most ${String(budget)} ms`,
          holds: p95 <= budget,
        },
        {
          what: `the slowest of them (${slowest?.what ?? ''})`,
          ours: `${worst.toFixed(1)} ms`,
          budget: `at most ${String(WORST_MS)} ms`,
          holds: worst <= WORST_MS,
        },
      );
    }
    return rows;
  },
};
