import type { ReactNode } from 'react';
import type { PayoutDetail } from '#contract/payout-detail.ts';
import layout from '#web/common/detail/two-columns.module.css';
import { RecordSection } from '#web/common/record/record-section.tsx';
import { NotesSection } from '#web/common/notes/notes-section.tsx';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { countText } from '#web/format/money.ts';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { AboutPayout } from './parts/about-payout.tsx';
import { ItemsSection } from './parts/items-section.tsx';
import { PayoutHead } from './parts/payout-head.tsx';
import { ProofTable } from './parts/proof-table.tsx';
import { TieOut } from './parts/tie-out.tsx';
import { WhatToKnow } from './parts/what-to-know.tsx';
import type { ItemsSearch } from './payout-search.ts';
import { usePrint } from './use-print.ts';

interface PayoutPageProps {
  readonly payout: PayoutDetail;
  readonly search: ItemsSearch;
  readonly go: (search: ItemsSearch) => void;
  readonly bank: ReactNode;
  /** Set when what is shown could not be read again. */
  readonly readError: Error | null;
}

export function PayoutPage({ payout, search, go, bank, readError }: PayoutPageProps) {
  const telling = { zone: useZone(), now: useNow() };
  const { proof } = payout;
  const printing = usePrint(payout.id, search);
  return (
    <div className={layout.page}>
      <PayoutHead payout={payout} search={search} telling={telling} printing={printing} />
      {readError && (
        <Notice tone="warn" title="This payout could not be read again.">
          It shows what was known before. {readError.message}
        </Notice>
      )}
      {proof ? (
        <SectionBoundary what="The proof">
          <ProofTable payout={payout} proof={proof} />
          <TieOut payout={payout} proof={proof} />
        </SectionBoundary>
      ) : (
        <NotProved payout={payout} />
      )}
      <div className={layout.columns}>
        <div>
          {proof && (
            <SectionBoundary what="What to know about this payout">
              <WhatToKnow payout={payout} proof={proof} />
            </SectionBoundary>
          )}
          <SectionBoundary what="The items">
            <ItemsSection payout={payout} search={search} telling={telling} printed={printing.rows} go={go} />
          </SectionBoundary>
        </div>
        <aside className={layout.side} aria-label="About this payout">
          <SectionBoundary what="The notes">
            <NotesSection objectId={payout.id} />
          </SectionBoundary>
          <SectionBoundary what="What is known about this payout">
            <AboutPayout payout={payout} telling={telling} bank={bank} />
          </SectionBoundary>
          <SectionBoundary what="The record">
            <RecordSection objectId={payout.id} />
          </SectionBoundary>
        </aside>
      </div>
    </div>
  );
}

function NotProved({ payout: { items, items_count } }: Pick<PayoutPageProps, 'payout'>) {
  if (items.complete)
    return (
      <Notice tone="info" title="Its items are being checked.">
        Each is held against its payment. Whether the payout adds up is shown when that is done.
      </Notice>
    );
  const of = items_count === null ? '' : ` of ${countText(items_count)}`;
  return (
    <Notice tone="info" title="Its items are still being read.">
      {`${countText(items.indexed)}${of} are here. Whether it adds up is shown when all of them are.`}
    </Notice>
  );
}
