import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { InvoiceDetail } from '#contract/invoice.ts';
import { isId } from '#domain/ids.ts';
import { invoiceDetailQuery } from '#web/api/invoice-queries.ts';
import { ObjectScreen } from '#web/common/detail/object-screen.tsx';
import { InvoicePage } from './invoice-page.tsx';

interface InvoiceScreenProps {
  readonly id: string;
  /** What happened to its payment, drawn as on the payment's own page. */
  readonly payment: (invoice: InvoiceDetail) => ReactNode;
}

/** One invoice, read live from ProcessOut with its payment. */
export function InvoiceScreen({ id, payment }: InvoiceScreenProps) {
  const isSound = isId('invoice', id);
  const query = useQuery({ ...invoiceDetailQuery(id), staleTime: 0, enabled: isSound });
  return (
    <ObjectScreen
      noun="invoice"
      id={id}
      isSound={isSound}
      list="/invoices"
      query={query}
      title={({ name }) => name}
    >
      {(invoice, readError) => (
        <InvoicePage invoice={invoice} readError={readError}>
          {payment(invoice)}
        </InvoicePage>
      )}
    </ObjectScreen>
  );
}
