import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isId } from '#domain/ids.ts';
import { ApiError } from '#web/api/api-error.ts';
import { customerDetailQuery } from '#web/api/customer-queries.ts';
import { NoSuchObject } from '#web/common/detail/no-such-object.tsx';
import { FormHead } from '#web/common/form/form-head.tsx';
import { Unread } from '#web/common/unread.tsx';
import { usePageTitle } from '#web/common/use-page-title.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { EditForm } from './edit-form.tsx';

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
      <FormHead
        up={
          <Link to="/customers/$customerId" params={{ customerId: id }}>
            {name}
          </Link>
        }
        here="Edit"
        title={`Edit ${data ? name : 'a customer'}`}
        lead="Only what you change is sent; you see it below before you save."
      />
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
