import type { Coverage } from '#contract/page.ts';
import type { SyncState } from '#contract/sync.ts';
import type { ListPath } from './list-place.ts';

/**
 * How much of a list was searched: what its open page was told until that was all, from then on what the live stream tells,
 * for the page stands as it was read. Undefined for what is not read from ProcessOut.
 */
export function listCoverage(
  path: ListPath,
  page: Coverage | undefined,
  sync: Pick<SyncState, 'coverage' | 'others'> | undefined,
): Coverage | undefined {
  if (path === '/audit') return undefined;
  if (!sync || !page?.complete) return page;
  switch (path) {
    case '/transactions':
    case '/invoices':
      return sync.coverage;
    case '/customers':
      return sync.others.customers;
    case '/events':
      return sync.others.events;
    case '/payouts':
      return sync.others.payouts;
    case '/unsettled':
      return page;
  }
}
