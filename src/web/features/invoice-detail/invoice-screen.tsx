import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { Unread } from '#web/common/unread.tsx';
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
  if (!sound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="invoice" id={id} list="/invoices" listName="the invoices" />;
  return (
    <>
      <Crumbs up={<Link to="/invoices">Invoices</Link>} here={title} />
      {data ? (
        <InvoicePage invoice={data} readError={error}>
          {payment(data)}
        </InvoicePage>
      ) : error ? (
        <Unread
          title="This invoice could not be read"
          error={error}
          onRetry={refetch}
          isRetrying={isFetching}
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
