import type { CustomerTotal } from '#contract/customer.ts';
import { useIsIndexing } from '#web/common/use-is-indexing.ts';
import { amountText, countOf, countText } from '#web/format/money.ts';
import plain from '#web/ui/plain-table.module.css';
import styles from './customer-page.module.css';

/** What they paid, a line per currency: currencies are never added. */
export function PaidTotals({ totals }: { readonly totals: readonly CustomerTotal[] }) {
  const isIndexing = useIsIndexing();
  return (
    <section>
      <h2 id="paid">What they paid</h2>
      {totals.length === 0 ? (
        <p className={styles.words}>
          {isIndexing ? 'No payment of theirs was read yet.' : 'They have no payments.'}
        </p>
      ) : (
        <div className={plain.scroll} tabIndex={0} role="region" aria-labelledby="paid">
          <table className={plain.table}>
            <thead>
              <tr>
                <th scope="col">Currency</th>
                {HEADS.map(({ head, wide }) => (
                  <th key={head} scope="col" className={cell(wide)}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {totals.map((total) => (
                <tr key={total.currency}>
                  <th scope="row">
                    {total.currency}
                    <span className={plain.narrow}>{counts(total)}</span>
                  </th>
                  {HEADS.map(({ head, wide, value }) => (
                    <td key={head} className={cell(wide)}>
                      {value(total)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isIndexing && totals.length > 0 && (
        <p className={styles.words}>Older payments are still being read; these sums may grow.</p>
      )}
    </section>
  );
}

interface Column {
  readonly head: string;
  /** True for what a phone says below the currency instead. */
  readonly wide: boolean;
  readonly value: (total: CustomerTotal) => string;
}

const HEADS: readonly Column[] = [
  { head: 'Payments', wide: true, value: ({ payments }) => countText(payments) },
  { head: 'Captured', wide: false, value: ({ captured, currency }) => amountText(captured, currency) },
  { head: 'Refunded', wide: false, value: ({ refunded, currency }) => amountText(minus(refunded), currency) },
  { head: 'Kept', wide: false, value: ({ kept, currency }) => amountText(kept, currency) },
  { head: 'Declined', wide: true, value: ({ failed }) => countText(failed) },
  { head: 'Disputed', wide: true, value: ({ disputed }) => countText(disputed) },
];

function cell(wide: boolean): string {
  return wide ? `${plain.number} ${plain.wide}` : `${plain.number}`;
}

/** "4 payments, 1 declined" */
function counts({ payments, failed, disputed }: CustomerTotal): string {
  return [
    countOf(payments, 'payment'),
    failed > 0 ? `${countText(failed)} declined` : null,
    disputed > 0 ? `${countText(disputed)} disputed` : null,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What went back stands with a minus; nothing needs none. */
function minus(decimal: string): string {
  return /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
}
