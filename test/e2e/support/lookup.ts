import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { SyncState } from '#contract/sync.ts';
import type { TransactionPage } from '#contract/transaction.ts';
import type { TransactionDetail } from '#contract/transaction-detail.ts';

/** Asks the backend behind the open page, as its own scripts do: to know what there is to look for. */
export function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (wanted) => {
    const reply = await fetch(`/api${wanted}`, { headers: { 'X-Counterfoil': '1' } });
    return (await reply.json()) as T;
  }, path);
}

/** Waits until every payment is mirrored: rows of a list that is ordered by anything but time move until then. */
export async function allMirrored(page: Page): Promise<void> {
  const isComplete = async () => (await ask<SyncState>(page, '/sync')).coverage.complete;
  await expect.poll(isComplete, { timeout: 45_000 }).toBe(true);
}

/** The first payment of a list that has what is wanted, read whole. */
export async function findPayment(
  page: Page,
  search: string,
  has: (detail: TransactionDetail) => boolean,
): Promise<TransactionDetail> {
  const { transactions } = await ask<TransactionPage>(page, `/transactions${search}`);
  for (const { id } of transactions) {
    const { transaction } = await ask<{ transaction: TransactionDetail }>(page, `/transactions/${id}`);
    if (has(transaction)) return transaction;
  }
  throw new Error(`No payment of ${search} has what is wanted.`);
}

/** Another agent, on another screen, refunds a part of a payment. */
export function refundElsewhere(
  page: Page,
  { id, version, currency }: TransactionDetail,
  amount: string,
): Promise<number> {
  const body = { version, amount, currency, reason: 'customer_request', invoice_detail_ids: [] };
  return page.evaluate(
    async ([path, text]) => {
      const headers = {
        'X-Counterfoil': '1',
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      return (await fetch(path, { method: 'POST', headers, body: text })).status;
    },
    [`/api/transactions/${id}/refunds`, JSON.stringify(body)] as const,
  );
}
