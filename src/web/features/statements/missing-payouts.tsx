import { useQuery } from '@tanstack/react-query';
import { missingPayoutsQuery } from '#web/api/statement-queries.ts';
import { useNow } from '#web/common/use-now.ts';
import { countOf } from '#web/format/money.ts';
import { gatewayName } from '#web/format/names.ts';
import { Amount } from '#web/ui/amount.tsx';
import styles from './missing-payouts.module.css';
import { PayoutLink } from '#web/common/payout-link.tsx';
import { payoutName } from '#web/common/payout-status.ts';
import { Unread } from '#web/common/unread.tsx';
import { dayText } from './statement-words.ts';

/** Payouts that should have a line in the statements of their days, and have none. Nothing is drawn when there are none. */
export function MissingPayouts() {
  const now = useNow();
  const { data, error, refetch } = useQuery(missingPayoutsQuery());
  if (error)
    return <Unread title="What is missing at the bank could not be read" error={error} onRetry={refetch} />;
  if (!data || data.total_count === 0) return null;
  const { payouts, total_count: count } = data;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing" className={styles.title}>
        {`${countOf(count, 'payout')} missing at the bank`}
      </h2>
      <p className={styles.lead}>
        Statements cover the days of {count === 1 ? 'this one' : 'these'}, and hold no such line.
        {count > payouts.length && ` The latest ${String(payouts.length)} are shown.`}
      </p>
      <ul className={styles.list}>
        {payouts.map((payout) => (
          <li key={payout.id}>
            <PayoutLink id={payout.id} name={payoutName(payout)} />
            <span className={styles.when}>
              {payout.gateway !== null && `${gatewayName(payout.gateway)}, `}
              {payout.due_on !== null && `due ${dayText(payout.due_on, now)}`}
            </span>
            <Amount value={payout.amount} currency={payout.currency} aligned />
          </li>
        ))}
      </ul>
    </section>
  );
}
