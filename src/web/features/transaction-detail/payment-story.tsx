import type { TransactionDetail } from '#contract/transaction-detail.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { OrderLines } from './parts/order-lines.tsx';
import { TimelineView } from './parts/timeline-view.tsx';

/** What was bought and what happened to the payment, for the pages of other objects that it belongs to. */
export function PaymentStory({ detail }: { readonly detail: TransactionDetail }) {
  const telling = { zone: useZone(), now: useNow() };
  return (
    <>
      <SectionBoundary what="The timeline">
        <TimelineView detail={detail} telling={telling} />
      </SectionBoundary>
      <SectionBoundary what="The order">
        <OrderLines detail={detail} telling={telling} />
      </SectionBoundary>
    </>
  );
}
