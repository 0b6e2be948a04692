import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { TransactionRow } from '#contract/transaction.ts';
import { transactionDetailQuery } from '#web/api/transaction-queries.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { fullMoment, timeOfDay } from '#web/format/date.ts';
import { gatewayName, schemeName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Status } from '#web/ui/status.tsx';
import type { Column } from './columns.ts';
import { Highlight } from '#web/common/list/highlight.tsx';
import { useRest } from '#web/common/list/use-rest.ts';
import ledger from '#web/common/list/ledger-table.module.css';
import styles from './transaction-table.module.css';

interface RowProps {
  readonly row: TransactionRow;
  readonly columns: readonly Column[];
  readonly zone: string;
  readonly now: number;
  readonly q: string | undefined;
}

const CELL_CLASS: Readonly<Record<Column['name'], string | undefined>> = {
  created: styles.created,
  order: styles.order,
  customer: `${styles.customer} ${ledger.text}`,
  card: styles.card,
  psp: `${styles.psp} ${ledger.text}`,
  status: `${styles.status} ${ledger.longText}`,
  amount: styles.amount,
};

/** One payment. The order number is the link and covers the row; resting on it reads the payment ahead. */
export const TransactionTableRow = memo(function TransactionTableRow({
  row,
  columns,
  zone,
  now,
  q,
}: RowProps) {
  const rest = useRest((client) => client.query(transactionDetailQuery(row.id)));
  return (
    <tr
      role="row"
      className={`${ledger.row} ${styles.row} ${columns.some(({ name }) => name === 'customer') ? '' : styles.nobody}`}
      {...rest}
    >
      {columns.map(({ name }) => (
        <td
          key={name}
          role="cell"
          className={CELL_CLASS[name]}
          data-order={name === 'customer' ? row.name : undefined}
        >
          {cell(name, row, zone, now, q)}
        </td>
      ))}
    </tr>
  );
});

function cell(
  name: Column['name'],
  row: TransactionRow,
  zone: string,
  now: number,
  q: string | undefined,
): ReactNode {
  const at = Date.parse(row.created_at);
  switch (name) {
    case 'created':
      return (
        <time dateTime={row.created_at} title={fullMoment(zone, at)}>
          {timeOfDay(zone, at)}
        </time>
      );
    case 'order':
      return (
        <Link
          to="/transactions/$transactionId"
          params={{ transactionId: row.id }}
          className={`${ledger.link} ${styles.link}`}
          data-row-link={row.id}
        >
          <Highlight text={row.name} q={q} />
        </Link>
      );
    case 'customer':
      return <Customer row={row} q={q} />;
    case 'card':
      return cardText(row);
    case 'psp':
      return <Route row={row} at={timeOfDay(zone, at)} />;
    case 'status':
      return <Status status={transactionStatus(row, now, zone)} />;
    case 'amount':
      return <Amount value={row.amount} currency={row.currency} aligned />;
  }
}

function Customer({ row, q }: { readonly row: TransactionRow; readonly q: string | undefined }) {
  const { customer } = row;
  if (!customer) return <span className={ledger.faint}>Guest</span>;
  const name = customer.name ?? customer.email ?? customer.id;
  const matchesEmail = q !== undefined && customer.email?.toLowerCase().includes(q.toLowerCase());
  return (
    <span title={customer.email ?? undefined}>
      <Highlight text={matchesEmail && customer.email !== null ? customer.email : name} q={q} />
    </span>
  );
}

function cardText({ card }: TransactionRow): ReactNode {
  if (!card || (card.scheme === null && card.last_4_digits === null))
    return <span className={ledger.faint}>No card</span>;
  return [card.scheme === null ? 'Card' : schemeName(card.scheme), card.last_4_digits]
    .filter(Boolean)
    .join(' ');
}

function Route({ row, at }: { readonly row: TransactionRow; readonly at: string }) {
  const names = row.gateways.map(gatewayName);
  return (
    <>
      {names.map((name, index) => (
        <span key={`${name}${String(index)}`} className={index < names.length - 1 ? styles.was : undefined}>
          {name}
          {index < names.length - 1 && ' \u2192 '}
        </span>
      ))}
      <span className={styles.onlyNarrow}>
        {names.length > 0 && ', '}
        {at}
      </span>
    </>
  );
}
