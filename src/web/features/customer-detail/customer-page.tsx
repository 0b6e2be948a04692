import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CustomerDetail } from '#contract/customer.ts';
import { Actions } from '#web/common/detail/actions.tsx';
import { PageHead } from '#web/common/detail/page-head.tsx';
import layout from '#web/common/detail/two-columns.module.css';
import { useZone } from '#web/common/preferences.ts';
import { RecordSection } from '#web/common/record/record-section.tsx';
import { NotesSection } from '#web/common/notes/notes-section.tsx';
import { useRefusal } from '#web/common/session.ts';
import { useIsIndexing } from '#web/common/use-is-indexing.ts';
import buttons from '#web/ui/button.module.css';
import { Notice } from '#web/ui/notice.tsx';
import { SectionBoundary } from '#web/ui/section-boundary.tsx';
import { AboutCustomer } from './about-customer.tsx';
import styles from './customer-page.module.css';
import { customerLead } from './customer-words.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { PaidTotals } from './paid-totals.tsx';
import { StoredCards } from './stored-cards.tsx';
import { VoucherBalances } from './voucher-balances.tsx';

interface CustomerPageProps {
  readonly customer: CustomerDetail;
  readonly payments: ReactNode;
  /** Set when what is shown could not be read again. */
  readonly readError: Error | null;
}

export function CustomerPage({ customer, payments, readError }: CustomerPageProps) {
  const [deleting, setDeleting] = useState(false);
  const refusal = useRefusal('customers');
  const lead = customerLead(customer, useZone(), useIsIndexing());
  return (
    <div className={layout.page}>
      <PageHead title={customer.name ?? customer.email ?? 'Customer without a name'} lead={lead}>
        <Actions
          lead={
            refusal === null && (
              <Link
                to="/customers/$customerId/edit"
                params={{ customerId: customer.id }}
                className={buttons.button}
              >
                Edit
              </Link>
            )
          }
          actions={[
            ...(refusal === null ? [] : [{ name: 'Edit', refused: refusal, onPress: () => undefined }]),
            { name: 'Delete', refused: refusal, kind: 'danger', onPress: () => setDeleting(true) },
          ]}
        />
      </PageHead>
      {deleting && <DeleteDialog customer={customer} onClose={() => setDeleting(false)} />}
      {readError && (
        <Notice tone="warn" title="This customer could not be read again.">
          It shows what was known before. {readError.message}
        </Notice>
      )}
      <div className={layout.columns}>
        <div className={styles.sections}>
          <SectionBoundary what="What they paid">
            <PaidTotals totals={customer.totals} />
          </SectionBoundary>
          <SectionBoundary what="Their payments">{payments}</SectionBoundary>
          <SectionBoundary what="Their stored cards">
            <StoredCards customer={customer} mayChange={refusal === null} />
          </SectionBoundary>
          <SectionBoundary what="Their vouchers">
            <VoucherBalances customer={customer} />
          </SectionBoundary>
        </div>
        <aside className={layout.side} aria-label="About this customer">
          <SectionBoundary what="The notes">
            <NotesSection objectId={customer.id} />
          </SectionBoundary>
          <AboutCustomer customer={customer} />
          <SectionBoundary what="The record">
            <RecordSection objectId={customer.id} />
          </SectionBoundary>
        </aside>
      </div>
    </div>
  );
}
