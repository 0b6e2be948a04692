import type { PayoutDetail } from '#contract/payout-detail.ts';
import { filterParams } from '#contract/query.ts';
import { itemsPath } from '#web/api/payout-queries.ts';
import actions from '#web/common/detail/actions.module.css';
import { PageHead } from '#web/common/detail/page-head.tsx';
import { DownloadButton } from '#web/common/download-button.tsx';
import { PAYOUT_STATUS_VIEWS, payoutName } from '#web/common/payout-status.ts';
import { countOf } from '#web/format/money.ts';
import { Amount } from '#web/ui/amount.tsx';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { StatusBadge } from '#web/ui/status.tsx';
import type { ItemsSearch } from '../payout-search.ts';
import { payoutContext, payoutLead } from '../story/payout-lead.ts';
import type { Telling } from '../story/payout-lead.ts';

interface PayoutHeadProps {
  readonly payout: PayoutDetail;
  readonly search: ItemsSearch;
  readonly telling: Telling;
  readonly printing: { readonly isBusy: boolean; readonly print: () => void };
}

/** The one amount, where it is, and in two sentences whether it is right. */
export function PayoutHead({ payout, search, telling, printing }: PayoutHeadProps) {
  const view = PAYOUT_STATUS_VIEWS[payout.status];
  const { start_after: _after, end_before: _before, ignored: _ignored, ...filters } = search;
  const isNarrowed = Object.keys(filters).length > 0;
  const query = filterParams(filters).toString();
  return (
    <PageHead
      title={
        <>
          <Amount value={payout.amount} currency={payout.currency} isHeadline />
          <span title={view.meaning}>
            <StatusBadge status={{ ...view, detail: null }} />
          </span>
        </>
      }
      lead={payoutLead(payout, telling)}
      context={payoutContext(payout, telling)}
    >
      <div className={actions.actions}>
        <DownloadButton
          label={
            isNarrowed ? 'Download the items shown' : `Download ${countOf(payout.items.indexed, 'item')}`
          }
          path={`${itemsPath(payout.id)}.csv${query === '' ? '' : `?${query}`}`}
          fileName={`${payoutName(payout).replace(/[^\w-]+/g, '-')}-items.csv`}
        />
        <Button aria-disabled={printing.isBusy || undefined} onClick={printing.print}>
          <Icon name="print" />
          {printing.isBusy ? 'Reading all items …' : 'Print'}
        </Button>
      </div>
    </PageHead>
  );
}
