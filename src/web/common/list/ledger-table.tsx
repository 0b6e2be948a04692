import { Fragment, useRef } from 'react';
import type { ReactNode } from 'react';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { dayHeading } from '#web/format/date.ts';
import { dayOf } from '#web/format/zone.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import styles from './ledger-table.module.css';
import { useRowKeys } from './use-row-keys.ts';

export interface LedgerColumn {
  readonly name: string;
  readonly label: string;
  /** Figures stand at the end of their column, and so does its head. */
  readonly atEnd?: boolean;
  /** Another column tells it too: left out where there is little room. */
  readonly spare?: boolean;
  /** A person may switch it off. */
  readonly optional?: boolean;
}

export interface LedgerTableProps<R> {
  /** What it is, for readers: "Transactions, newest first". */
  readonly label: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly R[];
  readonly loading: boolean;
  /** True while the next page is on its way and this one is still shown. */
  readonly stale: boolean;
  /** The moment that a row stands under (RFC 3339); when it was created unless said otherwise. */
  readonly at?: (row: R) => string;
  /** A row's `tr`, with the link that has `data-row-link`. */
  readonly row: (row: R) => ReactNode;
}

interface Dated {
  readonly id: string;
  readonly created_at?: string;
}

const SKELETON_ROWS = 14;

/** A ledger grouped by day in the chosen zone. Roles are spelled out: on a phone rows become blocks. */
export function LedgerTable<R extends Dated>(props: LedgerTableProps<R>) {
  const { label, columns, rows, loading, stale, at = createdAt, row } = props;
  const zone = useZone();
  const now = useNow();
  const body = useRef<HTMLTableElement>(null);
  useRowKeys(body);
  return (
    <div className={styles.wrap}>
      <table ref={body} className={styles.table} role="table" aria-label={label} aria-busy={loading || stale}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ name, label: head, atEnd, spare }) => (
              <th
                key={name}
                role="columnheader"
                scope="col"
                className={atEnd ? styles.end : spare ? styles.spare : undefined}
                aria-sort={name === 'created' ? 'descending' : undefined}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {loading && <SkeletonRows columns={columns.length} />}
        {byDay(rows, at, zone).map((group, index) => (
          // A list that is in another order than its days may come to a day twice.
          <tbody key={`${group.day} ${String(index)}`} role="rowgroup">
            <tr role="row" className={styles.day}>
              <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
                {dayHeading(zone, group.at, now)}
              </th>
            </tr>
            {group.rows.map((each) => (
              <Fragment key={each.id}>{row(each)}</Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const createdAt = ({ created_at = '' }: Dated): string => created_at;

interface Day<R> {
  readonly day: string;
  /** The moment of its first row. */
  readonly at: number;
  readonly rows: R[];
}

function byDay<R>(rows: readonly R[], at: (row: R) => string, zone: string): Day<R>[] {
  const days: Day<R>[] = [];
  for (const row of rows) {
    const moment = Date.parse(at(row));
    const day = dayOf(zone, moment);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, at: moment, rows: [row] });
  }
  return days;
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
