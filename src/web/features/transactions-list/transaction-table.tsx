import type { TransactionRow } from '#contract/transaction.ts';
import { useColumns } from '#web/common/list/columns.ts';
import { LedgerTable } from '#web/common/list/ledger-table.tsx';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { COLUMNS } from './columns.ts';
import { TransactionTableRow } from './transaction-table-row.tsx';

interface TransactionTableProps {
  readonly rows: readonly TransactionRow[];
  readonly loading: boolean;
  readonly stale: boolean;
  readonly q: string | undefined;
}

/** The ledger of payments. */
export function TransactionTable({ rows, loading, stale, q }: TransactionTableProps) {
  const zone = useZone();
  const now = useNow();
  const columns = useColumns('/transactions', COLUMNS);
  return (
    <LedgerTable
      label="Transactions, newest first"
      columns={columns}
      rows={rows}
      loading={loading}
      stale={stale}
      row={(row) => <TransactionTableRow row={row} columns={columns} zone={zone} now={now} q={q} />}
    />
  );
}
