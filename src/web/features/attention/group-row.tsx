import { Link } from '@tanstack/react-router';
import type { Intent } from '#contract/intent.ts';
import type { TransactionRow } from '#contract/transaction.ts';
import { useZone } from '#web/common/preferences.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { useNow } from '#web/common/use-now.ts';
import { gatewayName, schemeName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Status } from '#web/ui/status.tsx';
import styles from './group-screen.module.css';
import { leftWords } from './left-words.ts';

interface GroupRowProps {
  readonly row: TransactionRow;
  /** Null when rows cannot be chosen here. */
  readonly chosen: boolean | null;
  readonly choose: (on: boolean) => void;
  /** The month in which its card ends, "2026-11", where the row is about that: then it leads to the customer. */
  readonly cardEnds: string | undefined;
  /** What of it was left to a person, where the row is about that. */
  readonly left: readonly Intent[] | undefined;
}

export function GroupRow({ row, chosen, choose, cardEnds, left }: GroupRowProps) {
  const zone = useZone();
  const now = useNow();
  const psp = row.gateways.at(-1);
  const who = row.customer?.name ?? row.customer?.email ?? 'Guest';
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
        {cardEnds !== undefined && row.customer ? (
          <Link to="/customers/$customerId" params={{ customerId: row.customer.id }}>
            {who}
          </Link>
        ) : (
          <Link to="/transactions/$transactionId" params={{ transactionId: row.id }}>
            {row.name}
          </Link>
        )}
      </td>
      <td className={styles.customer}>
        {left ? left.map(leftWords).join(' ') : cardEnds === undefined ? who : cardWords(row, cardEnds)}
      </td>
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

/** "Visa 4242 ends 11/26" */
function cardWords({ card }: TransactionRow, ends: string): string {
  const [year = '', month = ''] = ends.split('-');
  const names = [card?.scheme ? schemeName(card.scheme) : 'Card', card?.last_4_digits].filter(Boolean);
  return `${names.join(' ')} ends ${month}/${year.slice(2)}`;
}
