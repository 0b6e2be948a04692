import { money } from '#domain/money.ts';
import type { SimulatorOptions } from '#mocks/processout/simulator.ts';
import { open } from './support.ts';
import type { Client } from './support.ts';

export interface Payout {
  readonly id: string;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
  readonly bank_summary: string;
  readonly gateway_configuration: { readonly gateway_name: string; readonly default_currency: string };
  readonly sales_transactions: number;
  readonly sales_volume: string;
  readonly refunds_volume: string;
  readonly chargebacks_volume: string;
  readonly fees: string;
  readonly adjustments: string;
  readonly reserve: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly settled_at: string | null;
  readonly created_at: string;
  readonly items: readonly Item[] | null;
}

export interface Item {
  readonly id: string;
  readonly payout_id: string;
  readonly transaction_id: string | null;
  readonly type: string;
  readonly amount: string;
  readonly fees: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created_at: string;
}

interface Pages {
  readonly payouts: readonly Payout[];
  readonly items: readonly Item[];
  readonly has_more: boolean;
}

/** A simulated shop with payouts. */
export function openPayouts(options: Partial<SimulatorOptions> = {}): Client {
  return open({ payouts: 'exact', size: 1_000, ...options });
}

/** All payouts with their PSPs, newest first. */
export function payoutsOf(client: Client): Promise<Payout[]> {
  return everyPage(client, '/payouts?limit=100&expand[]=gateway_configuration', ({ payouts }) => payouts);
}

/** All items of a payout, newest first. */
export function itemsOf(client: Client, { id }: Pick<Payout, 'id'>): Promise<Item[]> {
  return everyPage(client, `/payouts/${id}/items?limit=100`, ({ items }) => items);
}

async function everyPage<T extends { readonly id: string }>(
  client: Client,
  path: string,
  rowsOf: (reply: Pages) => readonly T[],
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const at = rows.length === 0 ? '' : `&start_after=${rows.at(-1)!.id}`;
    const page = (await client.get(`${path}${at}`)).body as unknown as Pages;
    rows.push(...rowsOf(page));
    if (!page.has_more) return rows;
  }
}

/** What was wired minus all items, in minor units. */
export function residualOf(payout: Payout, items: readonly Item[]): bigint {
  return items.reduce(
    (rest, { amount, fees }) => rest - minor(amount, payout) - minor(fees, payout),
    minor(payout.amount, payout),
  );
}

/** What was wired minus the parts of the summary. */
export function summaryResidualOf(payout: Payout): bigint {
  const { sales_volume, refunds_volume, chargebacks_volume, fees, adjustments, reserve } = payout;
  return [sales_volume, refunds_volume, chargebacks_volume, fees, adjustments, reserve].reduce(
    (rest, part) => rest - minor(part, payout),
    minor(payout.amount, payout),
  );
}

export function minor(amount: string, { currency }: Pick<Payout, 'currency'>): bigint {
  return money(amount, currency).minor;
}
