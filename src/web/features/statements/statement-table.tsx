import { Link } from '@tanstack/react-router';
import type { Statement } from '#contract/statement.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortMoment } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import cards from '#web/ui/card-rows.module.css';
import styles from './statement-table.module.css';
import { daysText, FORMAT_NAMES, linesText, statesText } from './statement-words.ts';

/** The statements that were dropped, newest first. */
export function StatementTable({ statements }: { readonly statements: readonly Statement[] }) {
  const zone = useZone();
  const now = useNow();
  return (
    <table className={`${cards.table} ${styles.table}`} aria-label="Statements, newest first">
      <thead>
        <tr>
          <th scope="col">Statement</th>
          <th scope="col">Days</th>
          <th scope="col">Lines</th>
          <th scope="col" className={styles.number}>
            Came in
          </th>
          <th scope="col" className={styles.number}>
            Dropped
          </th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => (
          <tr key={statement.id}>
            <td className={styles.name}>
              <Link to="/statements/$statementId" params={{ statementId: statement.id }}>
                {statement.name}
              </Link>
              <span>{[FORMAT_NAMES[statement.format], ...statement.accounts.slice(0, 2)].join(' · ')}</span>
            </td>
            <td className={styles.days}>{daysText(statement, now)}</td>
            <td className={styles.lines}>
              {linesText(statement)}
              <span>{statesText(statement)}</span>
            </td>
            <td className={styles.number}>
              {statement.totals.map(({ currency, in: came }) => (
                <div key={currency}>
                  <Amount value={came} currency={currency} aligned />
                </div>
              ))}
            </td>
            <td className={`${styles.number} ${styles.who}`}>
              {shortMoment(zone, Date.parse(statement.uploaded_at), now)}
              <span>{statement.uploaded_by.name}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
