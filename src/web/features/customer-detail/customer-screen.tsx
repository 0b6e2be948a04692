import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isId } from '#domain/ids.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { ObjectScreen } from '#web/common/detail/object-screen.tsx';
import { CustomerPage } from './customer-page.tsx';

interface CustomerScreenProps {
  readonly id: string;
  /** Their payments, one page of them. */
  readonly payments: ReactNode;
}

/** One customer, read live from ProcessOut. */
export function CustomerScreen({ id, payments }: CustomerScreenProps) {
  const isSound = isId('customer', id);
  const query = useQuery({ ...customerDetailQuery(id), staleTime: 0, enabled: isSound });
  return (
    <ObjectScreen
      noun="customer"
      id={id}
      isSound={isSound}
      list="/customers"
      query={query}
      title={({ name, email }) => name ?? email ?? id}
    >
      {(customer, readError) => (
        <CustomerPage customer={customer} payments={payments} readError={readError} />
      )}
    </ObjectScreen>
  );
}
