import { useEffect } from 'react';
import { Notice } from '#web/ui/notice.tsx';
import { Button } from '#web/ui/button.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import type { ListSearch } from './list-search.ts';
import styles from './list-screen.module.css';
import { NewPayments } from './new-payments.tsx';
import { Pager } from './pager.tsx';
import { StatusTabs } from './status-tabs.tsx';
import { useList } from './use-list.ts';

/** The list of transactions: the address says what it shows, the mirror answers. */
export function ListScreen({ search }: { readonly search: ListSearch }) {
  const list = useList(search);
  useEffect(() => {
    document.title = 'Transactions · Counterfoil';
  }, []);
  return (
    <>
      <div className={styles.head}>
        <h1>Transactions</h1>
        <StatusTabs search={search} counts={list.counts.data} />
      </div>
      {search.ignored && (
        <Notice
          tone="warn"
          title="Part of this address could not be used"
          action={
            <Button small kind="quiet" onClick={() => list.go({ ...withoutIgnored(search) }, true)}>
              Dismiss
            </Button>
          }
        >
          {`${search.ignored.join(', ')}: left out. The list shows the rest.`}
        </Notice>
      )}
      <div className={styles.filterLine}>
        <FilterBar search={search} filters={list.filters} change={list.change} go={list.go} />
        <NewPayments search={search} filters={list.filters} first={list.rows[0]?.id} />
        <ColumnsMenu />
      </div>
      <ListBody search={search} list={list} />
      <Pager search={search} list={list} />
    </>
  );
}

function withoutIgnored({ ignored: _ignored, ...rest }: ListSearch): ListSearch {
  return rest;
}
