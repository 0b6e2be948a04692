import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { Unread } from '#web/common/unread.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import text from '#web/ui/text.module.css';
import { CustomerPage } from './customer-page.tsx';

interface CustomerScreenProps {
  readonly id: string;
  /** Their payments, one page of them. */
  readonly payments: ReactNode;
}

/** One customer, read live from ProcessOut. */
export function CustomerScreen({ id, payments }: CustomerScreenProps) {
  const sound = isId('customer', id);
  const { data, error, isFetching, refetch } = useQuery({
    ...customerDetailQuery(id),
    staleTime: 0,
    enabled: sound,
  });
  const title = data ? (data.name ?? data.email ?? id) : 'Customer';
  useEffect(() => {
    document.title = `${title} · Counterfoil`;
  }, [title]);
  if (!sound || (error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="customer" id={id} list="/customers" listName="the customers" />;
  return (
    <>
      <Crumbs up={<Link to="/customers">Customers</Link>} here={title} />
      {data ? (
        <CustomerPage customer={data} payments={payments} readError={error} />
      ) : error ? (
        <Unread
          title="This customer could not be read"
          error={error}
          onRetry={refetch}
          isRetrying={isFetching}
        />
      ) : (
        <div aria-busy="true">
          <h1 className={text.hidden}>Customer</h1>
          <Skeleton width={3} />
        </div>
      )}
    </>
  );
}
