import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListParams } from '#web/api/list-queries.ts';
import { transactionCountQuery } from '#web/api/transaction-queries.ts';
import { countOf } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import type { ListSearch } from './list-search.ts';
import styles from './new-payments.module.css';

interface NewPaymentsProps {
  readonly search: ListSearch;
  readonly filters: ListParams;
  readonly first: string | undefined;
}

/** New rows wait here until somebody asks for them: nothing shifts under a hand that is about to click. */
export function NewPayments({ search, filters, first }: NewPaymentsProps) {
  const client = useQueryClient();
  const onTop = search.start_after === undefined && search.end_before === undefined;
  const { data } = useQuery({
    ...transactionCountQuery({ ...filters, end_before: first }),
    enabled: onTop && first !== undefined,
  });
  const count = onTop ? (data?.total_count ?? 0) : 0;
  return (
    <div className={styles.place} role="status">
      {count > 0 && (
        <button
          type="button"
          className={styles.pill}
          onClick={() => void client.invalidateQueries({ queryKey: ['transactions'] })}
        >
          <Icon name="arrow-up" />
          {countOf(count, 'new payment')}
        </button>
      )}
    </div>
  );
}
