import { useRef } from 'react';
import type { PayoutItem } from '#contract/payout-detail.ts';
import ledger from '#web/common/list/ledger-table.module.css';
import { useRowKeys } from '#web/common/list/use-row-keys.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import type { Telling } from '../story/payout-lead.ts';
import { ItemLine } from './item-line.tsx';

interface ItemsTableProps {
  readonly items: readonly PayoutItem[] | undefined;
  readonly currency: string;
  /** True while other rows are on their way and these are still shown. */
  readonly stale: boolean;
  readonly telling: Telling;
}

const HEADS = ['Date', 'Kind', 'Payment', 'Customer'];
const SKELETON_ROWS = 8;

/** The rows of a payout, signed as the PSP sent them. */
export function ItemsTable({ items, currency, stale, telling }: ItemsTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  return (
    <div className={ledger.wrap}>
      <table
        ref={table}
        className={ledger.table}
        role="table"
        aria-label="Items, newest first"
        aria-busy={items === undefined || stale}
      >
        <thead role="rowgroup">
          <tr role="row">
            {HEADS.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
            {['Amount', 'Fees', `Net, ${currency}`].map((head) => (
              <th key={head} role="columnheader" scope="col" className={ledger.end}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items === undefined
            ? Array.from({ length: SKELETON_ROWS }, (_, row) => (
                <tr key={row} role="row">
                  <td role="cell" colSpan={HEADS.length + 3}>
                    <Skeleton width={4} />
                  </td>
                </tr>
              ))
            : items.map((item) => (
                <ItemLine key={item.id} item={item} currency={currency} telling={telling} />
              ))}
        </tbody>
      </table>
    </div>
  );
}
