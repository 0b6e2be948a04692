import { parseTransactionCountQuery, parseTransactionListQuery } from '#contract/transaction-filters.ts';
import type { TransactionCount, TransactionOptions, TransactionPage } from '#contract/transaction.ts';
import type { Core } from '../context.ts';
import { invalidRequest, unknownCursor } from '../http/api-problem.ts';
import { createRoutes } from '../http/env.ts';
import type { Routes } from '../http/env.ts';
import { countTransactions, listTransactions, transactionOptions } from '../mirror/lists/lists.ts';

/** GET /api/transactions, its count and the values for its filters, all from the mirror. */
export function transactionsListRoutes({ db, ports }: Core): Routes {
  const routes = createRoutes();
  routes.get('/transactions', async (c) => {
    const query = parseTransactionListQuery(paramsOf(c.req.url));
    if (!query.ok) throw invalidRequest(query.fields);
    const page = await listTransactions(db, query.value);
    if (!page.ok) throw unknownCursor(page.problem, 'transaction');
    return c.json<TransactionPage>(page.value);
  });
  routes.get('/transactions/count', async (c) => {
    const query = parseTransactionCountQuery(paramsOf(c.req.url));
    if (!query.ok) throw invalidRequest(query.fields);
    const counts = await countTransactions(db, query.value, ports.clock);
    if (!counts.ok) throw unknownCursor(counts.problem, 'transaction');
    return c.json<TransactionCount>(counts.value);
  });
  routes.get('/transactions/options', async (c) => c.json<TransactionOptions>(await transactionOptions(db)));
  return routes;
}

function paramsOf(url: string): URLSearchParams {
  return new URL(url).searchParams;
}
