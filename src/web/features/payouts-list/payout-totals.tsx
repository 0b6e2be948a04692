import type { PayoutTotal } from '#contract/payout.ts';
import { countText } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import plain from '#web/ui/plain-table.module.css';
import text from '#web/ui/text.module.css';
import styles from './payout-totals.module.css';

interface PayoutTotalsProps {
  readonly totals: readonly PayoutTotal[];
  readonly isFiltered: boolean;
}

/** What the payouts of the list come to, a line per currency: currencies are never added. */
export function PayoutTotals({ totals, isFiltered }: PayoutTotalsProps) {
  if (totals.length === 0) return null;
  return (
    <section className={styles.totals}>
      <h2 id="totals">{isFiltered ? 'Totals of the payouts that match' : 'Totals of all payouts'}</h2>
      <div className={plain.scroll} tabIndex={0} role="region" aria-labelledby="totals">
        <table className={`${plain.table} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">Currency</th>
              {['Payouts', 'Paid out', 'Fees', 'Of it on its way', 'Unexplained'].map((head) => (
                <th key={head} scope="col" className={plain.number}>
                  {head}
                </th>
              ))}
              <th scope="col" className={plain.words}>
                <span className={text.hidden}>What else there is to know</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">{total.currency}</th>
                <td className={plain.number}>{countText(total.count)}</td>
                <td className={`${plain.number} ${plain.sum}`}>
                  <Amount value={total.amount} currency={total.currency} />
                </td>
                <td className={plain.number}>
                  <Amount value={total.fees} currency={total.currency} />
                </td>
                <td className={plain.number}>
                  <Amount value={total.pending} currency={total.currency} />
                </td>
                <td className={plain.number}>
                  <Amount value={total.unexplained} currency={total.currency} />
                </td>
                <td className={plain.words}>{notes(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** "2 not paid, not counted; 1 still being read" */
function notes({ failed_count, unproved }: PayoutTotal): string {
  return [
    failed_count > 0 ? `${countText(failed_count)} not paid and not counted` : null,
    unproved > 0 ? `${countText(unproved)} not proved yet: items being read` : null,
  ]
    .filter(Boolean)
    .join('; ');
}
