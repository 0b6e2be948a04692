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

const COUNT = 'Payouts';
const AMOUNTS = [
  { head: 'Paid out', of: 'amount' },
  { head: 'Fees', of: 'fees' },
  { head: 'Of it on its way', of: 'pending' },
  { head: 'Unexplained', of: 'unexplained' },
] as const;

/** What the payouts of the list come to, a line per currency: currencies are never added. */
export function PayoutTotals({ totals, isFiltered }: PayoutTotalsProps) {
  if (totals.length === 0) return null;
  return (
    <section className={styles.totals}>
      <h2 id="totals">{isFiltered ? 'Totals of the payouts that match' : 'Totals of all payouts'}</h2>
      <div className={plain.scroll} tabIndex={0} role="region" aria-labelledby="totals">
        {/* Roles, because on a phone a line is no row of a table to the browser. */}
        <table role="table" className={`${plain.table} ${plain.stacked} ${styles.table}`}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">Currency</th>
              {[COUNT, ...AMOUNTS.map(({ head }) => head)].map((head) => (
                <th key={head} role="columnheader" className={plain.number}>
                  {head}
                </th>
              ))}
              <th role="columnheader" className={plain.words}>
                <span className={text.hidden}>What else there is to know</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {totals.map((total) => (
              <tr role="row" key={total.currency}>
                <th role="rowheader">{total.currency}</th>
                <td role="cell" data-what={COUNT} className={plain.number}>
                  {countText(total.count)}
                </td>
                {AMOUNTS.map(({ head, of }, index) => (
                  <td
                    key={head}
                    role="cell"
                    data-what={head}
                    className={`${plain.number} ${index === 0 ? plain.sum : ''}`}
                  >
                    <Amount value={total[of]} currency={total.currency} />
                  </td>
                ))}
                <td role="cell" className={plain.words}>
                  {notes(total)}
                </td>
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
