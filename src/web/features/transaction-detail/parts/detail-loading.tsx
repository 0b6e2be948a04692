import { useQueryClient } from '@tanstack/react-query';
import { useZone } from '#web/common/preferences.ts';
import { LoadingColumns } from '#web/common/detail/loading-columns.tsx';
import { PageHead } from '#web/common/detail/page-head.tsx';
import { transactionStatus } from '#web/common/transaction-status.ts';
import { useNow } from '#web/common/use-now.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import text from '#web/ui/text.module.css';
import page from '#web/common/detail/two-columns.module.css';
import styles from './detail-loading.module.css';
import { rememberedRow } from './neighbours.ts';
import { PageTop } from './page-top.tsx';
import section from '#web/common/detail/section.module.css';

/** The layout of the page before its data, with what the list knows already: nothing moves when the rest arrives. */
export function DetailLoading({ id }: { readonly id: string }) {
  const row = rememberedRow(useQueryClient(), id);
  const zone = useZone();
  const now = useNow();
  return (
    <div className={page.page} aria-busy="true">
      <PageTop id={id} name={row?.name || id} />
      <PageHead
        title={
          row ? (
            <>
              <Amount value={row.amount} currency={row.currency} isHeadline />
              <StatusBadge status={transactionStatus(row, now, zone)} />
            </>
          ) : (
            <Skeleton width={4} />
          )
        }
        lead={
          <>
            <Skeleton width={4} /> <Skeleton width={3} />
          </>
        }
        context={
          <>
            <Skeleton width={4} /> <Skeleton width={4} />
          </>
        }
      >
        <div className={styles.actions} />
      </PageHead>
      <div className={styles.strip} />
      <LoadingColumns
        heading={
          <div className={section.head}>
            <h2>What happened</h2>
          </div>
        }
      />
      <p className={text.hidden} role="status">
        Loading the payment
      </p>
    </div>
  );
}
