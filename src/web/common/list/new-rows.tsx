import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnyCount, CountQuery, ListParams } from '#web/api/list-queries.ts';
import { countOf } from '#web/format/money.ts';
import { Icon } from '#web/ui/icon.tsx';
import type { ListPlace } from './list-place.ts';
import styles from './new-rows.module.css';

interface NewRowsProps<C extends AnyCount> {
  /** What the rows are, one of them: "payment". */
  readonly noun: string;
  readonly search: ListPlace;
  readonly list: {
    readonly filters: ListParams;
    /** The newest row shown. */
    readonly first: string | undefined;
  };
  readonly count: (params: ListParams) => CountQuery<C>;
}

/** New rows wait here until somebody asks for them: nothing shifts under a hand that is about to click. */
export function NewRows<C extends AnyCount>({ noun, search, list, count }: NewRowsProps<C>) {
  const client = useQueryClient();
  const { filters, first } = list;
  const onTop = search.start_after === undefined && search.end_before === undefined;
  const query = count({ ...filters, end_before: first });
  const { data } = useQuery({ ...query, enabled: onTop && first !== undefined });
  const waiting = onTop ? (data?.total_count ?? 0) : 0;
  const [resource] = query.queryKey;
  return (
    <div className={styles.place} role="status">
      {waiting > 0 && (
        <button
          type="button"
          className={styles.pill}
          onClick={() => void client.invalidateQueries({ queryKey: [resource] })}
        >
          <Icon name="arrow-up" />
          {countOf(waiting, `new ${noun}`)}
        </button>
      )}
    </div>
  );
}
