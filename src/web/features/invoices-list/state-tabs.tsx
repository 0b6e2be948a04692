import type { InvoiceCount } from '#contract/invoice.ts';
import { INVOICE_STATES } from '#domain/invoice.ts';
import { INVOICE_STATE_VIEWS } from '#web/common/invoice-state.ts';
import { ValueTabs } from '#web/common/list/value-tabs.tsx';
import type { InvoicesSearch } from './invoices-search.ts';

interface StateTabsProps {
  readonly search: InvoicesSearch;
  readonly counts: InvoiceCount | undefined;
}

/** Where invoices stand, with how many there are of each under the other filters. */
export function StateTabs({ search, counts }: StateTabsProps) {
  return (
    <ValueTabs
      label="State"
      path="/invoices"
      search={search}
      field="state"
      chosen={search.state}
      values={INVOICE_STATES}
      views={INVOICE_STATE_VIEWS}
      counts={counts?.by_state}
    />
  );
}
