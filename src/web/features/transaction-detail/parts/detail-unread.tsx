import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '#web/api/api-error.ts';
import { useZone } from '#web/common/preferences.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { useNow } from '#web/common/use-now.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import { ErrorPanel } from '#web/ui/error-panel.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import { millis } from '../story/voice.ts';
import { rememberedRow } from './neighbours.ts';
import { PageTop } from './page-top.tsx';
import styles from './payment-head.module.css';

interface DetailUnreadProps {
  readonly id: string;
  readonly error: Error;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** ProcessOut did not answer: says so, and shows what the list remembers of the payment, if it does. */
export function DetailUnread({ id, error, isRetrying, onRetry }: DetailUnreadProps) {
  const row = rememberedRow(useQueryClient(), id);
  const zone = useZone();
  const now = useNow();
  const known = error instanceof ApiError;
  return (
    <>
      <PageTop id={id} name={row?.name || id} />
      {!row && <h1 className={text.hidden}>Payment</h1>}
      {row && (
        <>
          <h1 className={styles.amount}>
            <Amount value={row.amount} currency={row.currency} />
            <StatusBadge status={transactionStatus(row, now, zone)} />
          </h1>
          <p className={styles.context}>
            {`As the list last knew it: ${row.customer?.name ?? 'a customer'}, ${longDay(zone, millis(row.created_at), now)} at ${timeOfDay(zone, millis(row.created_at))}. Nothing can be done with it until it can be read.`}
          </p>
        </>
      )}
      <ErrorPanel
        title={isRetrying ? 'Trying again …' : 'This payment could not be read'}
        message={error.message}
        requestId={known ? error.requestId : null}
        onRetry={isRetrying ? undefined : onRetry}
      />
    </>
  );
}
