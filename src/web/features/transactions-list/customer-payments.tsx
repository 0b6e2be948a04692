import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { transactionListQuery } from '#web/api/transaction-queries.ts';
import { useColumns } from '#web/common/list/columns.ts';
import { neighbours } from '#web/common/list/list-place.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import { Unread } from '#web/common/unread.tsx';
import buttons from '#web/ui/button.module.css';
import text from '#web/ui/text.module.css';
import { COLUMNS_OF_ONE_CUSTOMER } from './columns.ts';
import styles from './customer-payments.module.css';
import { TransactionTableRow } from './transaction-table-row.tsx';

/** Where one stands among a customer's payments, kept in the address of the customer's page. */
export interface PaymentsPlace {
  readonly payments_after?: string | undefined;
  readonly payments_before?: string | undefined;
}

const ROWS = 10;

/** The payments of one customer, a page at a time: the same rows as in the list, with a cursor of their own. */
export function CustomerPayments({
  customerId,
  place,
}: {
  readonly customerId: string;
  readonly place: PaymentsPlace;
}) {
  const zone = useZone();
  const now = useNow();
  const columns = useColumns('/transactions', COLUMNS_OF_ONE_CUSTOMER);
  const cursor = {
    ...(place.payments_after !== undefined && { start_after: place.payments_after }),
    ...(place.payments_before !== undefined && { end_before: place.payments_before }),
  };
  const { data, error, isPlaceholderData, refetch } = useQuery(
    transactionListQuery({ customer_id: customerId, limit: ROWS, ...cursor }),
  );
  const rows = data?.transactions ?? [];
  const ids = rows.map(({ id }) => id);
  const { newer, older } = neighbours(cursor, ids, data?.has_more);
  if (error && !data)
    return <Unread title="Their payments could not be read" error={error} onRetry={refetch} />;
  return (
    <section aria-labelledby="payments">
      <div className={styles.head}>
        <h2 id="payments">Payments</h2>
        <Link className={text.link} to="/transactions" search={{ customer_id: customerId }}>
          Open as a list
        </Link>
      </div>
      {data && rows.length === 0 ? (
        <p className={text.muted}>None is indexed.</p>
      ) : (
        <LedgerTable
          label="Payments of this customer, newest first"
          columns={columns}
          rows={rows}
          loading={data === undefined}
          stale={isPlaceholderData}
          row={(row) => (
            <TransactionTableRow row={row} columns={columns} zone={zone} now={now} q={undefined} />
          )}
        />
      )}
      {(newer ?? older) && (
        <nav className={styles.pages} aria-label="Pages of payments">
          <Turn customerId={customerId} to={newer && { payments_before: newer.end_before }} label="Newer" />
          <Turn customerId={customerId} to={older && { payments_after: older.start_after }} label="Older" />
        </nav>
      )}
    </section>
  );
}

interface TurnProps {
  readonly customerId: string;
  readonly to: PaymentsPlace | null;
  readonly label: string;
}

function Turn({ customerId, to, label }: TurnProps) {
  const look = `${buttons.button} ${buttons.plain}`;
  if (to === null)
    return (
      <button type="button" className={look} disabled>
        {label}
      </button>
    );
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId }}
      search={to}
      resetScroll={false}
      className={look}
    >
      {label}
    </Link>
  );
}
