import type { CustomerTotal } from '#contract/customer.ts';
import { amountText, countText } from '#web/format/money.ts';
import plain from '#web/ui/plain-table.module.css';
import styles from './customer-page.module.css';

/** What they paid, a line per currency: currencies are never added. */
export function PaidTotals({ totals }: { readonly totals: readonly CustomerTotal[] }) {
  return (
    <section>
      <h2 id="paid">What they paid</h2>
      {totals.length === 0 ? (
        <p className={styles.words}>No payment of theirs is indexed.</p>
      ) : (
        <div className={plain.scroll} tabIndex={0} role="region" aria-labelledby="paid">
          <table className={plain.table}>
            <thead>
              <tr>
                <th scope="col">Currency</th>
                {['Payments', 'Captured', 'Refunded', 'Kept', 'Declined', 'Disputed'].map((head) => (
                  <th key={head} scope="col" className={plain.number}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {totals.map((total) => (
                <tr key={total.currency}>
                  <th scope="row">{total.currency}</th>
                  <td className={plain.number}>{countText(total.payments)}</td>
                  {[total.captured, minus(total.refunded), total.kept].map((amount, place) => (
                    <td key={place} className={plain.number}>
                      {amountText(amount, total.currency)}
                    </td>
                  ))}
                  <td className={plain.number}>{countText(total.failed)}</td>
                  <td className={plain.number}>{countText(total.disputed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What went back stands with a minus; nothing needs none. */
function minus(decimal: string): string {
  return /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
}
