import type { CustomerTotal } from '#contract/customer.ts';
import { countText } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import styles from './customer-page.module.css';

/** What they paid, a line per currency: currencies are never added. */
export function PaidTotals({ totals }: { readonly totals: readonly CustomerTotal[] }) {
  return (
    <section>
      <h2 id="paid">What they paid</h2>
      {totals.length === 0 ? (
        <p className={styles.words}>No payment of theirs is indexed.</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="region" aria-labelledby="paid">
          <table className={styles.table}>
            <thead>
              <tr>
                {['Currency', 'Payments', 'Captured', 'Refunded', 'Kept', 'Declined', 'Disputed'].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {totals.map((total) => (
                <tr key={total.currency}>
                  <th scope="row">{total.currency}</th>
                  <td>{countText(total.payments)}</td>
                  <td>
                    <Amount value={total.captured} currency={total.currency} />
                  </td>
                  <td>
                    <Amount value={minus(total.refunded)} currency={total.currency} />
                  </td>
                  <td>
                    <Amount value={total.kept} currency={total.currency} />
                  </td>
                  <td>{countText(total.failed)}</td>
                  <td>{countText(total.disputed)}</td>
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
