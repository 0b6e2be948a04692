import { Link } from '@tanstack/react-router';
import type { InvoiceCount } from '#contract/invoice.ts';
import { INVOICE_STATES } from '#domain/invoice.ts';
import type { InvoiceState } from '#domain/invoice.ts';
import { INVOICE_STATE_VIEWS } from '#web/common/invoice-state.ts';
import { withFilters } from '#web/common/list/list-place.ts';
import styles from '#web/common/list/tabs.module.css';
import { countText } from '#web/format/money.ts';
import { Mark } from '#web/ui/mark.tsx';
import type { InvoicesSearch } from './invoices-search.ts';

interface StateTabsProps {
  readonly search: InvoicesSearch;
  readonly counts: InvoiceCount | undefined;
}

/** Where invoices stand, with how many there are of each under the other filters. */
export function StateTabs({ search, counts }: StateTabsProps) {
  const total = counts && Object.values(counts.by_state).reduce((sum, each) => sum + each, 0);
  return (
    <nav className={styles.tabs} aria-label="State">
      <Tab search={search} state={undefined} count={total} />
      {INVOICE_STATES.map((state) => (
        <Tab key={state} search={search} state={state} count={counts && (counts.by_state[state] ?? 0)} />
      ))}
    </nav>
  );
}

interface TabProps {
  readonly search: InvoicesSearch;
  readonly state: InvoiceState | undefined;
  readonly count: number | undefined;
}

function Tab({ search, state, count }: TabProps) {
  const [chosen, second] = search.state ?? [];
  const view = state && INVOICE_STATE_VIEWS[state];
  const current = second === undefined && chosen === state;
  return (
    <Link
      to="/invoices"
      search={withFilters(search, { state: state === undefined ? undefined : [state] })}
      data-current={current ? '' : undefined}
      activeOptions={{ exact: true, includeSearch: true }}
      resetScroll={false}
    >
      {view && <Mark name={view.mark} tone={view.tone} />}
      {view?.word ?? 'All'}
      <span className={styles.count}>{count === undefined ? '' : countText(count)}</span>
    </Link>
  );
}
