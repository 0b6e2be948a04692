import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { PayoutItem } from '#contract/payout-detail.ts';
import { payoutItemsQuery } from '#web/api/payout-queries.ts';
import type { ItemsSearch } from './payout-search.ts';

const PAGE = 100;
/** More than this nobody reads on paper; the file has them all. */
const MOST_ROWS = 1_000;

/** Prints the page with all of the rows that are being looked at, not only those in view. */
export function usePrint(payoutId: string, search: ItemsSearch) {
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly PayoutItem[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const print = async () => {
    const { start_after: _after, end_before: _before, ignored: _ignored, ...filters } = search;
    const all: PayoutItem[] = [];
    setBusy(true);
    try {
      for (let more = true; more && all.length < MOST_ROWS;) {
        const last = all.at(-1)?.id;
        const place = last === undefined ? {} : { start_after: last };
        const page = await client.query(payoutItemsQuery(payoutId, { ...filters, ...place, limit: PAGE }));
        all.push(...page.items);
        more = page.has_more;
      }
      flushSync(() => setRows(all));
    } catch {
      // What is in view can be printed still, and says that it is a part.
    }
    setBusy(false);
    window.print();
    setRows(null);
  };
  return { rows, isBusy, print: () => void print() };
}
