import { Link } from '@tanstack/react-router';
import type { TransactionRow } from '#contract/transaction.ts';
import { useZone } from '#web/common/preferences.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { useNow } from '#web/common/use-now.ts';
import { gatewayName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Status } from '#web/ui/status.tsx';
import styles from './group-screen.module.css';

interface GroupRowProps {
  readonly row: TransactionRow;
  /** Null when rows cannot be chosen here. */
  readonly chosen: boolean | null;
  readonly choose: (on: boolean) => void;
}

export function GroupRow({ row, chosen, choose }: GroupRowProps) {
  const zone = useZone();
  const now = useNow();
  const psp = row.gateways.at(-1);
  return (
    <tr className={styles.row}>
      {chosen !== null && (
        <td className={styles.tick}>
          <input
            type="checkbox"
            aria-label={`Choose ${row.name}`}
            checked={chosen}
            onChange={(event) => choose(event.target.checked)}
          />
        </td>
      )}
      <td className={styles.order}>
        <Link to="/transactions/$transactionId" params={{ transactionId: row.id }}>
          {row.name}
        </Link>
      </td>
      <td className={styles.customer}>{row.customer?.name ?? row.customer?.email ?? 'Guest'}</td>
      <td className={styles.psp}>{psp === undefined ? '' : gatewayName(psp)}</td>
      <td className={styles.status}>
        <Status status={transactionStatus(row, now, zone)} />
      </td>
      <td className={styles.number}>
        <Amount value={row.amount} currency={row.currency} aligned />
      </td>
    </tr>
  );
}
