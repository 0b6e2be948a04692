import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { TransactionDetail } from '#contract/transaction-detail.ts';
import type { MoneyAction } from '#domain/actions.ts';
import { useZone } from '#web/common/preferences.ts';
import { useNow } from '#web/common/use-now.ts';
import { RecordSection } from '#web/common/record/record-section.tsx';
import { MoneyStrip } from '#web/ui/money-strip.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import styles from '#web/common/detail/two-columns.module.css';
import { AboutPayment } from './parts/about-payment.tsx';
import { Notices } from './parts/notices.tsx';
import { OrderLines } from './parts/order-lines.tsx';
import { PageTop } from './parts/page-top.tsx';
import { PaymentHead } from './parts/payment-head.tsx';
import { RawObject } from './parts/raw-object.tsx';
import { TimelineView } from './parts/timeline-view.tsx';
import { WhereIsTheMoney } from './parts/where-is-the-money.tsx';
import { useIntentNews } from './money/use-intent-news.ts';
import { moneyCells } from './story/money-cells.ts';

const loadPanel = () => import('./panels/money-panel.tsx');
const MoneyPanel = lazy(async () => ({ default: (await loadPanel()).MoneyPanel }));

interface PaymentPageProps {
  readonly detail: TransactionDetail;
  readonly panel: MoneyAction | undefined;
  /** Set when what is shown could not be read again. */
  readonly readError: Error | null;
  readonly onRetry: () => void;
}

export function PaymentPage({ detail, panel, readError, onRetry }: PaymentPageProps) {
  const navigate = useNavigate();
  const telling = { zone: useZone(), now: useNow() };
  const open = (next: MoneyAction | undefined) =>
    void navigate({
      to: '/transactions/$transactionId',
      params: { transactionId: detail.id },
      search: next === undefined ? {} : { panel: next },
      replace: next === undefined,
      resetScroll: false,
    });
  useIntentNews(detail, panel);
  // The panels come after the page, so that they are there when they are wanted.
  useEffect(() => void loadPanel().catch(() => undefined), []);

  return (
    <div className={styles.page}>
      <PageTop id={detail.id} name={detail.name || detail.id} />
      <PaymentHead detail={detail} telling={telling} onAction={open} />
      <Notices detail={detail} telling={telling} readError={readError} onRetry={onRetry} onAction={open} />
      <MoneyStrip
        label="The money"
        currency={detail.currency}
        {...moneyCells(detail, telling)}
        isOff={detail.status === 'chargeback-initiated'}
      />
      <div className={styles.columns}>
        <div>
          <SectionBoundary what="The timeline">
            <TimelineView detail={detail} telling={telling} />
          </SectionBoundary>
          <SectionBoundary what="The order">
            <OrderLines detail={detail} telling={telling} />
          </SectionBoundary>
          <RawObject id={detail.id} />
        </div>
        <aside className={styles.side} aria-label="About this payment">
          <SectionBoundary what="Where the money is">
            <WhereIsTheMoney detail={detail} telling={telling} />
          </SectionBoundary>
          <SectionBoundary what="What is known about this payment">
            <AboutPayment detail={detail} telling={telling} />
          </SectionBoundary>
          <SectionBoundary what="The record">
            <RecordSection objectId={detail.id} />
          </SectionBoundary>
        </aside>
      </div>
      {panel !== undefined && (
        <Suspense>
          <MoneyPanel key={panel} action={panel} detail={detail} onClose={() => open(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
