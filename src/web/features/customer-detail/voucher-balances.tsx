import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '#contract/customer.ts';
import { customerBalancesQuery } from '#web/api/customer-queries.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { shortDay } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import styles from './customer-page.module.css';
import { nameOf } from './token-name.ts';

/** What is left on their stored vouchers; nothing at all where they have none. */
export function VoucherBalances({ customer }: { readonly customer: CustomerDetail }) {
  const zone = useZone();
  const now = useNow();
  const isAsked = customer.tokens.some(({ can_get_balance }) => can_get_balance);
  const { data, error, refetch } = useQuery({ ...customerBalancesQuery(customer.id), enabled: isAsked });
  if (!isAsked || data?.balances.length === 0) return null;
  return (
    <section aria-labelledby="vouchers">
      <h2 id="vouchers">Vouchers</h2>
      {error && !data && (
        <Notice
          tone="warn"
          title="What is left on their vouchers could not be read."
          action={
            <Button small onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Notice>
      )}
      {!error && !data && <p className={styles.words}>Asking ProcessOut …</p>}
      {data && (
        <ul className={styles.cards}>
          {data.balances.map(({ token_id, amount, currency, expires_at }) => {
            const token = customer.tokens.find(({ id }) => id === token_id);
            return (
              <li key={`${token_id} ${amount} ${expires_at ?? ''}`}>
                <div className={styles.card}>
                  <strong>{token ? nameOf(token) : token_id}</strong>
                  <span>
                    <Amount value={amount} currency={currency} /> left
                  </span>
                  {expires_at !== null && (
                    <span className={styles.since}>
                      {`Ends ${shortDay(zone, Date.parse(expires_at), now)}`}
                    </span>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
