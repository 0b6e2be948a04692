import { useQueryClient } from '@tanstack/react-query';
import { PageHead } from '#web/common/detail/page-head.tsx';
import { useZone } from '#web/common/preferences.ts';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { Unread } from '#web/common/unread.tsx';
import { useNow } from '#web/common/use-now.ts';
import { longDay, timeOfDay } from '#web/format/date.ts';
import { Amount } from '#web/ui/amount.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import { millis } from '../story/voice.ts';
import { rememberedRow } from './neighbours.ts';
import { PageTop } from './page-top.tsx';

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
  return (
    <>
      <PageTop id={id} name={row?.name || id} />
      {!row && <h1 className={text.hidden}>Payment</h1>}
      {row && (
        <PageHead
          title={
            <>
              <Amount value={row.amount} currency={row.currency} isHeadline />
              <StatusBadge status={transactionStatus(row, now, zone)} />
            </>
          }
          context={`As the list last knew it: ${row.customer?.name ?? 'a customer'}, ${longDay(zone, millis(row.created_at), now)} at ${timeOfDay(zone, millis(row.created_at))}. Nothing can be done with it until it can be read.`}
        />
      )}
      <Unread
        title="This payment could not be read"
        error={error}
        onRetry={onRetry}
        isRetrying={isRetrying}
      />
    </>
  );
}
