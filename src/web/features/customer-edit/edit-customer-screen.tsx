import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { Crumbs } from '#web/common/detail/crumbs.tsx';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { EditForm } from './edit-form.tsx';
import styles from './customer-form.module.css';

/** What is known of a customer, to be changed. */
export function EditCustomerScreen({ id }: { readonly id: string }) {
  const sound = isId('customer', id);
  const { data, error, refetch } = useQuery({ ...customerDetailQuery(id), enabled: sound });
  const name = data ? (data.name ?? data.email ?? id) : 'Customer';
  usePageTitle(`Edit ${name}`);
  if (!sound || (!data && error instanceof ApiError && error.code === 'not_found'))
    return <NoSuchObject noun="customer" id={id} list="/customers" listName="the customers" />;
  return (
    <>
      <Crumbs
        up={
          <Link to="/customers/$customerId" params={{ customerId: id }}>
            {name}
          </Link>
        }
        here="Edit"
      />
      <h1 className={styles.title}>Edit {data ? name : 'a customer'}</h1>
      <p className={styles.lead}>Only what you change is sent; you see it below before you save.</p>
      {data ? (
        <EditForm key={id} customer={data} />
      ) : error ? (
        <Unread title="This customer could not be read" error={error} onRetry={refetch} />
      ) : (
        <div aria-busy="true">
          <Skeleton width={3} />
        </div>
      )}
    </>
  );
}
