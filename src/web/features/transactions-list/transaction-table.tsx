import { useRef } from 'react';
import type { TransactionRow } from '#contract/transaction.ts';
import { usePreferences, useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { dayHeading } from '#web/format/date.ts';
import { dayOf } from '#web/format/zone.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { visibleColumns } from './columns.ts';
import styles from './transaction-table.module.css';
import { TransactionTableRow } from './transaction-table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface TransactionTableProps {
  readonly rows: readonly TransactionRow[];
  readonly loading: boolean;
  /** True while the next page is on its way and this one is still shown. */
  readonly stale: boolean;
  readonly q: string | undefined;
}

const SKELETON_ROWS = 14;

function byDay(rows: readonly TransactionRow[], zone: string): { day: string; rows: TransactionRow[] }[] {
  const groups: { day: string; rows: TransactionRow[] }[] = [];
  for (const row of rows) {
    const day = dayOf(zone, Date.parse(row.created_at));
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push(row);
    else groups.push({ day, rows: [row] });
  }
  return groups;
}

/** The ledger of payments, grouped by day in the chosen zone. Roles are spelled out: on a phone rows become blocks. */
export function TransactionTable({ rows, loading, stale, q }: TransactionTableProps) {
  const zone = useZone();
  const now = useNow();
  const { hiddenColumns } = usePreferences();
  const columns = visibleColumns(hiddenColumns);
  const body = useRef<HTMLTableElement>(null);
  useRowKeys(body);
  return (
    <div className={styles.wrap}>
      <table
        ref={body}
        className={styles.table}
        role="table"
        aria-label="Transactions, newest first"
        aria-busy={loading || stale}
      >
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name, label }) => (
              <th
                key={name}
                role="columnheader"
                scope="col"
                className={name === 'amount' ? styles.amountHead : undefined}
                aria-sort={name === 'created' ? 'descending' : undefined}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {loading && <SkeletonRows columns={columns.length} />}
        {byDay(rows, zone).map((group) => (
          <tbody key={group.day} role="rowgroup">
            <tr role="row" className={styles.day}>
              <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
                {dayHeading(zone, Date.parse(group.rows[0]?.created_at ?? group.day), now)}
              </th>
            </tr>
            {group.rows.map((row) => (
              <TransactionTableRow key={row.id} row={row} columns={columns} zone={zone} now={now} q={q} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function SkeletonRows({ columns }: { readonly columns: number }) {
  return (
    <tbody role="rowgroup">
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <tr key={row} role="row">
          {Array.from({ length: columns }, (_each, column) => (
            <td key={column} role="cell">
              <Skeleton width={column % 3 === 0 ? 1 : column % 3 === 1 ? 2 : 3} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
