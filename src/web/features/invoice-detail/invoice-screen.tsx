import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import buttons from '#web/ui/button.module.css';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorPanel } from '#web/ui/error-panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { InvoicePage } from './invoice-page.tsx';

interface InvoiceScreenProps {
  readonly id: string;
  /** What happened to its payment, drawn as on the payment's own page. */
  readonly payment: (invoice: InvoiceDetail) => ReactNode;
}

/** One invoice, read live from ProcessOut with its payment. */
export function InvoiceScreen({ id, payment }: InvoiceScreenProps) {
  const sound = isId('invoice', id);
  const { data, error, isFetching, refetch } = useQuery({
    ...invoiceDetailQuery(id),
    staleTime: 0,
    enabled: sound,
  });
  const title = data ? data.name : 'Invoice';
  useEffect(() => {
    document.title = `${title} · Counterfoil`;
  }, [title]);
  if (!sound || (error instanceof ApiError && error.code === 'not_found')) return <NotFound id={id} />;
  return (
    <>
      <Crumbs up={<Link to="/invoices">Invoices</Link>} here={title} />
      {data ? (
        <InvoicePage invoice={data} readError={error}>
          {payment(data)}
        </InvoicePage>
      ) : error ? (
        <ErrorPanel
          title={isFetching ? 'Trying again …' : 'This invoice could not be read'}
          message={error.message}
          requestId={error instanceof ApiError ? error.requestId : null}
          onRetry={isFetching ? undefined : () => void refetch()}
        />
      ) : (
        <div aria-busy="true">
          <h1 className={text.hidden}>Invoice</h1>
          <Skeleton width={3} />
        </div>
      )}
    </>
  );
}

function NotFound({ id }: { readonly id: string }) {
  return (
    <>
      <h1 className={text.hidden}>Invoice not found</h1>
      <EmptyState
        title="There is no such invoice"
        actions={
          <Link to="/invoices" className={`${buttons.button} ${buttons.plain}`}>
            Go to the invoices
          </Link>
        }
      >
        We looked for <span className={text.id}>{id}</span> in this project. The invoice may have been
        deleted, or the id may be cut off or belong to another project.
      </EmptyState>
    </>
  );
}
